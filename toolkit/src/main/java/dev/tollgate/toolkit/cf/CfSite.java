package dev.tollgate.toolkit.cf;

import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.rewrite.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a sendmail.cf is made of, as far as answers turn on it. */
public final class CfSite {
    private static final Set<String> NETWORK =
            Set.of("dns", "bestmx", "ldap", "socket", "nis", "nisplus", "userdb", "program", "hesiod", "ph");

    private final List<String> reading;
    private final List<String> filters;
    private final List<String> localRulesets;
    private final List<String> networkMaps;
    private final List<String> unknownMacros;
    private final boolean accessMap;

    CfSite(CfRun run) {
        reading = run.reading().lines().filter(line -> !line.isBlank()).toList();
        filters = run.check().configuration().filters().stream().sorted().toList();
        localRulesets = localRulesets(run.check().configuration().program());
        List<String> distant = new ArrayList<>();
        for (CfMap map : run.check().configuration().maps().all()) {
            if (NETWORK.contains(map.className()) && !run.isGiven(map.name())) {
                distant.add(map.name());
            }
        }
        networkMaps = List.copyOf(distant);
        unknownMacros = new SessionMacros(run.check()).unknown();
        accessMap = run.check().configuration().maps().get("access") != null;
    }

    private static List<String> localRulesets(Program program) {
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, Integer> named : program.rulesets().named().entrySet()) {
            boolean local =
                    named.getKey().startsWith("Local_") || named.getKey().startsWith("LOCAL_");
            if (local && !program.rulesets().rules(named.getValue()).isEmpty()) {
                found.add(named.getKey());
            }
        }
        return List.copyOf(found);
    }

    /** What sendmail would say when it reads the file. */
    public List<String> reading() {
        return reading;
    }

    /** The mail filters that it names. */
    public List<String> filters() {
        return filters;
    }

    /** The local rulesets that have rules. */
    public List<String> localRulesets() {
        return localRulesets;
    }

    /** The maps that only the network or a program can answer. */
    public List<String> networkMaps() {
        return networkMaps;
    }

    /** The macros that rules read, and that no fact of a session tells. */
    public List<String> unknownMacros() {
        return unknownMacros;
    }

    /** Whether there is a map called access. */
    public boolean hasAccessMap() {
        return accessMap;
    }
}
