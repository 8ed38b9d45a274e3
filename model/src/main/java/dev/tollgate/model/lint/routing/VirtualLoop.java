package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds virtual addresses that lead back to themselves. */
final class VirtualLoop {
    static final WholeTableRule RULE =
            new WholeTableRule(error("TG1306", "Address that leads back to itself"), VirtualLoop::check);

    private static final int MOST_SHOWN = 4;
    /** Nobody's name, for entries that hold for whoever has no entry. */
    private static final String SOMEBODY = "somebody";

    private VirtualLoop() {}

    private static void check(Map<String, Entry> table, String key, Entry entry, EntryReport report) {
        Set<String> way = new LinkedHashSet<>();
        String address = first(table, key);
        while (!address.isEmpty() && way.add(address)) {
            address = next(table, address);
        }
        if (address.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(way);
        shown.add(address);
        String chain = shown.size() > MOST_SHOWN
                ? String.join(" -> ", shown.subList(0, MOST_SHOWN)) + " ..."
                : String.join(" -> ", shown);
        report.value(
                chain + ": sendmail stops after 50 rounds, and the user is unknown",
                "let one of these entries name a mailbox");
    }

    /** An address that the entry decides on, or nothing where that is hard to say. */
    private static String first(Map<String, Entry> table, String key) {
        int at = key.lastIndexOf('@');
        if (at < 0 || key.contains("++") || key.indexOf('*') >= 0) {
            return "";
        }
        String address = at == 0 ? SOMEBODY + key : key;
        return Objects.equals(entry(table, address), table.get(key)) ? address : "";
    }

    /** The address that {@code address} is replaced by; nothing where the table has none, or no address. */
    private static String next(Map<String, Entry> table, String address) {
        Entry entry = entry(table, address);
        if (entry == null || ValueText.isError(entry.right()) || entry.right().matches(".*[\\s,\"()<>|:].*")) {
            return "";
        }
        String user = address.substring(0, address.lastIndexOf('@'));
        int plus = user.indexOf('+', 1);
        String value = entry.right()
                .replace("%0", LineGrammar.fold(entry.left()))
                .replace("%1", plus < 0 ? user : user.substring(0, plus))
                .replace("%2", plus < 0 ? "" : user.substring(plus + 1))
                .replace("%3", plus < 0 ? "" : user.substring(plus));
        return value.lastIndexOf('@') > 0 ? LineGrammar.fold(value) : "";
    }

    private static @Nullable Entry entry(Map<String, Entry> table, String address) {
        int at = address.lastIndexOf('@');
        String user = address.substring(0, at);
        String domain = address.substring(at);
        int plus = user.indexOf('+', 1);
        Entry found = table.get(address);
        if (found == null && plus >= 0) {
            String name = user.substring(0, plus);
            boolean detail = plus + 1 < user.length();
            found = first(
                    table,
                    detail ? name + "++" + domain : address,
                    name + "+*" + domain,
                    name + domain,
                    detail ? "++" + domain : address,
                    "+*" + domain);
        }
        return found != null ? found : table.get(domain);
    }

    private static @Nullable Entry first(Map<String, Entry> table, String... keys) {
        for (String key : keys) {
            if (table.containsKey(key)) {
                return table.get(key);
            }
        }
        return null;
    }
}
