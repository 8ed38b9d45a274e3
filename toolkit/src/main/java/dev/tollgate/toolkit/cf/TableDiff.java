package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.site.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What becomes of mail when one state of a table takes another one's place. */
public final class TableDiff {
    private TableDiff() {}

    /**
     * An address that is treated differently.
     *
     * @param key the changed entry's
     * @param address an address that the entry decides on
     * @param before where its mail went, or what the address was rewritten to
     * @param after where it goes now
     */
    public record Change(String key, String address, String before, String after) {}

    /**
     * The changed entries' addresses that are treated differently, by key.
     *
     * @param engine the site's rules, whose files stand for {@code table}
     */
    public static List<Change> of(CfEngine engine, Table table, Map<String, String> before, Map<String, String> after) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (Objects.equals(before.get(key), after.get(key))) {
                continue;
            }
            SampleAddress sample = SampleAddress.of(table, key);
            String was = fate(engine, table, before, sample);
            String is = fate(engine, table, after, sample);
            if (!was.equals(is)) {
                changes.add(new Change(key, sample.text(), was, is));
            }
        }
        return changes;
    }

    private static String fate(CfEngine engine, Table table, Map<String, String> entries, SampleAddress sample) {
        Lookup lookup = key -> {
            String value = entries.get(key);
            return value == null ? null : new Hit(key, value, 0);
        };
        if (table == Table.GENERICS) {
            return SampleAddress.MAILERS.stream()
                    .map(mailer -> Routing.rewritten(engine, lookup, sample.text(), mailer, sample.use()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(address -> "written as " + address)
                    .orElse("not rewritten");
        }
        Route route = Routing.of(engine, lookup, sample.text());
        return String.join("; ", route.ends().stream().map(TableDiff::words).toList());
    }

    private static String words(Route.End end) {
        if (!end.error().isEmpty()) {
            return "refused: " + end.error();
        }
        return "mailer " + end.mailer() + (end.host().isEmpty() ? "" : ", host " + end.host()) + ", user " + end.user();
    }
}
