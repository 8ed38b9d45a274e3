package dev.tollgate.model.site;

import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Expansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where in an mc the facts of the cf that m4 makes of it come from. */
final class McSources {
    private static final Map<SiteFact, List<String>> DEFINES = Map.of(
            SiteFact.HOST_NAME, List.of("confDOMAIN_NAME"),
            SiteFact.DELIVERY_MODE, List.of("confDELIVERY_MODE"),
            SiteFact.REPLIES, List.of("confRELAY_MSG", "confREJECT_MSG", "confRCPTREJ_MSG"));

    private static final Map<SiteFact, List<String>> WORDS = Map.of(
            SiteFact.LOCAL_DOMAINS, List.of("LOCAL_DOMAIN(", "Cw", "C{w}", "FEATURE(`use_cw_file"),
            SiteFact.RELAY_DOMAINS, List.of("RELAY_DOMAIN(", "RELAY_DOMAIN_FILE(", "VIRTUSER_DOMAIN", "CR", "C{R}"),
            SiteFact.AUTH_MECHANISMS, List.of("TRUST_AUTH_MECH("),
            SiteFact.QUEUE_GROUPS, List.of("QUEUE_GROUP("),
            SiteFact.ACCESS_MAP, List.of("FEATURE(`access_db", "Kaccess"),
            SiteFact.OWN_DOMAINS, List.of("Cm", "C{m}"));

    private final String file;
    private final String text;
    private final Expansion expansion;
    private final int shift;
    private final List<String> cf;

    McSources(String file, String text, Expansion expansion, int shift) {
        this.file = file;
        this.text = text;
        this.expansion = expansion;
        this.shift = shift;
        cf = expansion.text().lines().toList();
    }

    /** Gives every fact of {@code site} its place in the mc. */
    void place(SiteBuilder site, Map<Feature, Call> calls) {
        site.featureSources.replaceAll((feature, source) -> {
            Call call = calls.get(feature);
            return call != null ? at(call) : inMc(source);
        });
        site.factSources.replaceAll((fact, source) -> fact(fact, source));
        List<SiteGap> gaps = new ArrayList<>(site.gaps);
        site.gaps.clear();
        for (SiteGap gap : gaps) {
            site.gap(new SiteGap(gap.name(), gap.text(), inMc(gap.source()), gap.rulesets()));
        }
        List<RuleLookup> lookups = new ArrayList<>(site.lookups);
        site.lookups.clear();
        for (RuleLookup lookup : lookups) {
            site.lookup(new RuleLookup(lookup.map(), lookup.tag(), lookup.ruleset(), inMc(lookup.source())));
        }
    }

    private FactSource fact(SiteFact fact, FactSource source) {
        if (source.kind() != FactSource.Kind.READ || !source.file().equals(file)) {
            return source;
        }
        for (String name : DEFINES.getOrDefault(fact, List.of())) {
            Call call = expansion.definedBy(name).filter(Call::inMain).orElse(null);
            if (call != null) {
                return at(call);
            }
        }
        for (String word : WORDS.getOrDefault(fact, List.of())) {
            int line = starting(word);
            if (line > 0) {
                return FactSource.read(file, line);
            }
        }
        return inMc(source);
    }

    private FactSource at(Call call) {
        return FactSource.read(file, line(text, Math.max(0, call.main().start() - shift)));
    }

    private FactSource inMc(FactSource source) {
        if (source.kind() != FactSource.Kind.READ || !source.file().equals(file) || source.line() == 0) {
            return source;
        }
        int line = source.line() <= cf.size() ? find(text, cf.get(source.line() - 1)) : 0;
        return FactSource.read(file, line);
    }

    private int starting(String word) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.strip().startsWith(word)) {
                return number;
            }
        }
        return 0;
    }

    /** The number of the line of {@code text} that equals {@code line}, white space aside; 0 if there is none. */
    static int find(String text, String line) {
        String wanted = line.strip().replaceAll("\\s+", " ");
        int number = 0;
        for (String candidate : text.split("\n", -1)) {
            number++;
            if (!wanted.isEmpty() && candidate.strip().replaceAll("\\s+", " ").equals(wanted)) {
                return number;
            }
        }
        return 0;
    }

    /** The number of the line of {@code text} that {@code offset} is in, from 1. */
    static int line(String text, int offset) {
        return (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
