package dev.tollgate.toolkit.cf;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A table's entries tried with a site's own rules, each with an address that it should be found for. */
final class TableRun {
    /**
     * What became of an entry's address.
     *
     * @param address the address
     * @param asked the keys that were looked up in the table for it, as the map keeps them
     * @param complaint what sendmail complains of, such as a mailer that it does not know
     */
    record Tried(String address, Set<String> asked, Optional<String> complaint) {}

    private final CfEngine engine;
    private final Table table;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    TableRun(CfEngine engine, Table table) {
        this.engine = engine;
        this.table = table;
    }

    /** Adds an entry; of those with one key makemap keeps the first. */
    void add(Entry entry) {
        entries.putIfAbsent(LineGrammar.fold(entry.left()), entry);
    }

    /** The entries by key. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** Tries entries with {@code question}, all in one session of the rules. */
    <T> T with(Function<Function<String, Tried>, T> question) {
        Lookup lookup = key -> {
            Entry entry = entries.get(key);
            return entry == null ? null : new Hit(entry.left(), entry.right(), entry.lineNumber());
        };
        return engine.with(lookup, run -> question.apply(key -> tried(run, key)));
    }

    /** Whether the rules know the table at all. */
    boolean hasTable() {
        return engine.with(Lookup.EMPTY, run -> run.isGiven(table.map()));
    }

    private Tried tried(CfRun run, String key) {
        SampleAddress sample = SampleAddress.of(table, key);
        RulesetCheck check = run.check();
        run.answers().begin(Facts.NONE);
        check.begin();
        Optional<String> complaint = Optional.empty();
        if (table == Table.GENERICS) {
            check.record(true);
            rewrite(check, sample);
        } else {
            RulesetCheck.Resolved resolved = check.resolveNoting(sample.text(), sample.use());
            complaint = resolved.complaint()
                    .map(it -> it.code() + " " + it.enhanced() + " " + it.text())
                    .or(() -> resolved.parsed().isEmpty() ? Optional.of("553 5.1.3 not an address") : Optional.empty());
        }
        Set<String> asked = new LinkedHashSet<>();
        for (Outcome.Looked looked : check.noted()) {
            if (looked.map().equalsIgnoreCase(table.map())) {
                asked.add(run.folded(looked.map(), looked.key()));
            }
        }
        return new Tried(sample.text(), asked, complaint);
    }

    private static void rewrite(RulesetCheck check, SampleAddress sample) {
        for (String mailer : SampleAddress.MAILERS) {
            if (check.rewrite(sample.text(), mailer, sample.use()).isPresent()) {
                return;
            }
        }
    }
}
