package dev.tollgate.cli.site;

import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.toolkit.cf.CfEngine;
import dev.tollgate.toolkit.cf.CfException;
import dev.tollgate.toolkit.cf.CfSource;
import dev.tollgate.toolkit.cf.KnownAnswers;
import dev.tollgate.toolkit.host.Bytes;
import dev.tollgate.toolkit.host.LocalHost;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say which rulesets answer, and what the network would tell them. */
public final class EngineOptions {
    private static final String OUTAGE = "access=temp";

    @Option(names = "--stock", description = "Use the stock rulesets instead of those in the sendmail.cf of --cf.")
    private boolean stock;

    @Option(
            names = "--dns",
            paramLabel = "NAME[/TYPE]=VALUE",
            description =
                    "What DNS has for a name: a value, none, or temp for a lookup that fails temporarily (repeatable).")
    private List<String> dns = List.of();

    @Option(
            names = "--map",
            paramLabel = "MAP:KEY=VALUE",
            description =
                    "What a map of the sendmail.cf has for a key: a value, none, or temp (repeatable). access=temp "
                            + "asks what sendmail does while the access map cannot be read, for example because its LDAP "
                            + "server is down.")
    private List<String> maps = List.of();

    /** The options as given. */
    public static EngineOptions given(boolean stock, List<String> dns, List<String> maps) {
        EngineOptions options = new EngineOptions();
        options.stock = stock;
        options.dns = dns;
        options.maps = maps;
        return options;
    }

    /** These options and those that a suite states. */
    public EngineOptions and(boolean stockRules, List<String> moreDns, List<String> moreMaps) {
        return given(stock || stockRules, joined(dns, moreDns), joined(maps, moreMaps));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether the site's own rulesets answer. */
    public boolean runsCf(SiteFacts facts) {
        return facts.rulesFile().isPresent() && !stock;
    }

    /**
     * What answers for the site.
     *
     * @param files the access files or maps that are asked
     */
    public PolicyEngine engine(Console console, SiteFacts facts, Site site, String... files) {
        if (!runsCf(facts)) {
            if (!dns.isEmpty() || !maps.stream().allMatch(OUTAGE::equals)) {
                throw Problem.usage(
                        "--dns and --map need the rules of a sendmail.cf, and none is run",
                        stock ? "leave --stock out" : "name the sendmail.cf with --cf");
            }
            return maps.contains(OUTAGE) ? new OutageEngine(site) : new StockEngine(site);
        }
        return cf(console, facts, site, files);
    }

    /** The site's own rulesets, for which {@code files} stand for a table. */
    public CfEngine table(Console console, SiteFacts facts, Site site, Table table, String... files) {
        return cf(console, facts, site, source -> source.forMap(table.map()), files);
    }

    /** The site's own rulesets. */
    public CfEngine cf(Console console, SiteFacts facts, Site site, String... files) {
        return cf(console, facts, site, UnaryOperator.identity(), files);
    }

    private CfEngine cf(Console console, SiteFacts facts, Site site, UnaryOperator<CfSource> change, String... files) {
        Path cf = Input.path(facts.rulesFile().orElseThrow()).toAbsolutePath();
        if (!facts.features().isEmpty()) {
            throw Problem.usage(
                    "--feature does not change the rules of a sendmail.cf",
                    "add the feature to the mc file and build the cf again, or use the stock rulesets with --stock");
        }
        try {
            CfEngine engine = new CfEngine(change.apply(new CfSource(
                    cf,
                    () -> host(facts, cf),
                    paths(files),
                    new KnownAnswers(dns, maps),
                    site,
                    facts.localDomains(),
                    facts.relayDomains())));
            engine.site().reading().stream()
                    .filter(line -> !line.contains("fileclass: cannot open"))
                    .forEach(line -> console.say("sendmail would say: " + line));
            return engine;
        } catch (CfException e) {
            throw Problem.data(
                    String.valueOf(e.getMessage()),
                    "correct the file; 'tollgate bt -C " + ShellWord.ofName(cf) + "' shows more");
        } catch (IllegalArgumentException e) {
            throw Problem.usage(
                    String.valueOf(e.getMessage()),
                    "such as --dns a.example/A=192.0.2.1 or --map mailertable:a.example=smtp:b");
        }
    }

    private static Host host(SiteFacts facts, Path cf) {
        LocalHost host = new LocalHost(facts.hostName()).namedBy(cf);
        facts.expansion().ifPresent(text -> host.with(Bytes.of(cf.toString()), text));
        return host;
    }

    private static List<Path> paths(String... files) {
        return Arrays.stream(files)
                .filter(file -> !file.equals(Input.STANDARD) && !DirectoryOptions.isUrl(file))
                .map(Input::path)
                .toList();
    }
}
