package dev.tollgate.cli.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.check.TableOption;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.map.AccessText;
import dev.tollgate.cli.map.OpenMap;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Decisions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.cli.trace.MapVerdict;
import dev.tollgate.makemap.diff.PairSource;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.DecisionDiff;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.toolkit.cf.TableDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate diff}. */
@Command(
        name = "diff",
        description = "Print the entries that were added, removed or changed between two access texts or maps, in "
                + "any combination. Order, layout and comments do not count. Exits 1 if there are any. With --decisions, "
                + "print whose mail is treated differently: for each changed key a session, with its result under OLD and "
                + "under NEW. With --table as well, print an address for each changed key, and where its mail goes under "
                + "OLD and NEW by the rules of --cf.",
        footer = {
            "",
            "Examples:",
            "  tollgate diff access.db access       is the map up to date?",
            "  tollgate diff --decisions --mc sendmail.mc access.old access",
            "  tollgate diff --decisions --table virtuser --cf sendmail.cf virtusertable.old virtusertable"
        })
public final class DiffCommand extends TollgateCommand {
    private record Change(
            String key, @Nullable String before, @Nullable String after) {
        String kind() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }

        Change shown(Secrets secrets) {
            return new Change(
                    key,
                    before == null ? null : secrets.value(key, before),
                    after == null ? null : secrets.value(key, after));
        }
    }

    private static final int MOST_NAMED = 10;

    @Mixin
    private SiteFacts siteFacts;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private DirectoryOptions directory;

    @Mixin
    private TableOption tableOption;

    @Option(names = "--decisions", description = "Print the sessions that sendmail treats differently.")
    private boolean decisions;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "An access text, map or ldap:// URL; - is standard input.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Another.")
    private String changed;

    @Override
    public Integer call() throws IOException {
        if (old.equals(Input.STANDARD) && changed.equals(Input.STANDARD)) {
            throw Problem.usage("standard input cannot be both OLD and NEW", "name a file for one of them");
        }
        if (!decisions) {
            return entries();
        }
        Optional<Table> table = tableOption.table();
        return table.isPresent() ? tableDecisions(table.get()) : decisions();
    }

    private int tableDecisions(Table table) throws IOException {
        if (!engineOptions.runsCf(siteFacts)) {
            throw Problem.usage("where mail goes depends on the site's own rules", "name its sendmail.cf with --cf");
        }
        Site site = siteFacts.site(console());
        Map<String, String> before = entries(old);
        Map<String, String> after = entries(changed);
        List<TableDiff.Change> changes = TableDiff.of(
                engineOptions.table(console(), siteFacts, site, table, changed, old), table, before, after);
        if (json) {
            Json.print(console(), out -> TableChanges.write(out, changes));
        } else {
            TableChanges.print(console().out(), console().style(Console.Stream.OUT), changes);
        }
        tellSilent(
                changes(before, after).stream().map(Change::key),
                changes.stream().map(TableDiff.Change::key));
        return changes.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    private int decisions() throws IOException {
        boolean oldIsMap = isMap(old);
        boolean newIsMap = isMap(changed);
        Site site = siteFacts.site(console());
        AccessIndex before = AccessText.index(console(), old, directory);
        AccessIndex after = AccessText.index(console(), changed, directory);
        List<DecisionDifference> differences =
                DecisionDiff.of(before, after, site, engineOptions.engine(console(), siteFacts, site, changed, old))
                        .stream()
                        .map(difference -> new DecisionDifference(
                                difference.key(),
                                difference.facts(),
                                shown(difference.before(), old, oldIsMap),
                                shown(difference.after(), changed, newIsMap)))
                        .toList();
        if (json) {
            Json.print(console(), out -> Decisions.write(out, differences));
        } else {
            Decisions.print(console().out(), console().style(Console.Stream.OUT), differences);
        }
        tellSilent(
                DecisionDiff.changedKeys(before, after).stream(),
                differences.stream().map(DecisionDifference::key));
        return differences.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    /** Sessions are tried, not all of them: that nothing was seen of a change is not proof that nobody sees it. */
    private void tellSilent(Stream<String> changed, Stream<String> shown) {
        Set<String> seen = shown.collect(Collectors.toSet());
        List<String> silent = changed.filter(key -> !seen.contains(key)).toList();
        if (!silent.isEmpty()) {
            console()
                    .say(Counted.of(silent.size(), "changed key makes", "changed keys make")
                            + " no difference to the sessions that were tried: "
                            + Shown.line(String.join(", ", silent.subList(0, Math.min(silent.size(), MOST_NAMED))))
                            + (silent.size() > MOST_NAMED ? ", ..." : ""));
        }
    }

    private Verdict shown(Verdict verdict, String name, boolean ofMap) {
        if (DirectoryOptions.isUrl(name)) {
            return console().secrets().verdict(directory.view(console(), name).placed(verdict));
        }
        return console().secrets().verdict(ofMap ? MapVerdict.of(verdict) : verdict);
    }

    private int entries() throws IOException {
        Map<String, String> before = entries(old);
        Map<String, String> after = entries(changed);
        Secrets secrets = console().secrets();
        List<Change> changes = changes(before, after).stream()
                .map(change -> change.shown(secrets))
                .toList();
        if (json) {
            Json.print(console(), out -> json(out, changes));
        } else {
            Style style = console().style(Console.Stream.OUT);
            for (Change change : changes) {
                print(console().out(), style, change);
            }
        }
        return changes.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        List<Change> changes = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        for (String key : all.keySet()) {
            String from = before.get(key);
            String to = after.get(key);
            if (from == null || !from.equals(to)) {
                changes.add(new Change(key, from, to));
            }
        }
        return changes;
    }

    /** The entries by key; of repeated keys the first, as makemap takes them. */
    private Map<String, String> entries(String name) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        if (DirectoryOptions.isUrl(name)) {
            AccessIndex index = directory.view(console(), name).index();
            for (int i = 0; i < index.size(); i++) {
                entries.put(
                        LineGrammar.fold(index.entry(i).key()), index.entry(i).value());
            }
            return entries;
        }
        if (isMap(name)) {
            OpenMap.with(Input.path(name), map -> {
                map.forEach((key, value) -> entries.putIfAbsent(latin1(key), latin1(value)));
                return entries;
            });
            return entries;
        }
        PairSource.ofText(Input.bytes(console(), name), LineGrammar.DEFAULT)
                .forEach((key, value) -> entries.putIfAbsent(latin1(key), latin1(value)));
        return entries;
    }

    private static boolean isMap(String name) throws IOException {
        return !name.equals(Input.STANDARD) && !DirectoryOptions.isUrl(name) && AccessText.isMap(Input.path(name));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void print(Output out, Style style, Change change) {
        if (change.before != null) {
            out.line(style.bad("- " + Shown.line(change.key) + "\t" + Shown.line(change.before)));
        }
        if (change.after != null) {
            out.line(style.good("+ " + Shown.line(change.key) + "\t" + Shown.line(change.after)));
        }
    }

    private static void json(JsonGenerator out, List<Change> changes) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("changes");
        for (Change change : changes) {
            out.writeStartObject();
            out.writeStringField("change", change.kind());
            out.writeStringField("key", Shown.text(change.key));
            Json.nullable(out, "old", change.before == null ? null : Shown.text(change.before));
            Json.nullable(out, "new", change.after == null ? null : Shown.text(change.after));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
