package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.rewrite.Lookups;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map as a rule asks it (parseaddr.c, map_lookup). */
final class AskedMap implements Lookups.Lookup {
    private static final int DEBUG = 60;

    private final MapTable table;
    private final Program program;
    private final Report report;
    private final MapSettings settings;
    private final CfMap map;
    private final String spelling;
    private @Nullable MapClass mapClass;
    private boolean mayBeKnown;

    AskedMap(MapTable table, Program program, MapSettings settings, CfMap map, String spelling) {
        this.table = table;
        this.program = program;
        report = program.report();
        this.settings = settings;
        this.map = map;
        this.spelling = spelling;
    }

    @Override
    public boolean isReady() {
        return map.is(CfMap.Flag.OPEN) || !map.is(CfMap.Flag.VALID);
    }

    @Override
    public boolean setsMacros() {
        return setsMacros(map);
    }

    private static boolean setsMacros(CfMap map) {
        return switch (map.className()) {
            case "macro", "switch" -> true;
            case "sequence" -> map.members.stream().anyMatch(member -> member != null && setsMacros(member));
            default -> false;
        };
    }

    @Override
    public boolean isSteady(@Nullable String key) {
        return isSteady(map, key == null || key.isEmpty() ? '\0' : key.charAt(0));
    }

    private static boolean isSteady(CfMap map, char first) {
        return switch (map.className()) {
            case "hash",
                    "btree",
                    "cdb",
                    "text",
                    "implicit",
                    "regex",
                    "dequote",
                    "arpa",
                    "null",
                    "host",
                    "dns",
                    "macro" -> true;
            // All its operators but that for a random number.
            case "arith" -> "|&%+-*/l=".indexOf(first) >= 0;
            case "sequence" -> map.members.stream().allMatch(member -> member == null || isSteady(member, '\0'));
            default -> false;
        };
    }

    @Override
    public char blank() {
        return map.blank == '\0' ? program.blank() : map.blank;
    }

    @Override
    public Lookups.Answer ask(String text, List<String> given) {
        if (!table.open(map) && !table.hasFacts()) {
            return new Lookups.Answer(null, false);
        }
        boolean debug = report.debug().at(DEBUG, 1);
        if (settings.deferring() && map.is(CfMap.Flag.DEFER)) {
            if (debug) {
                report.print("map_lookup(" + spelling + ", " + text + ") => DEFERRED\n");
            }
            return new Lookups.Answer(null, true);
        }
        String key = map.is(CfMap.Flag.KEEP_QUOTES) ? text : Tokens.stripQuotes(text);
        List<String> arguments = arguments(key, given);
        if (debug) {
            announce(key, arguments);
        }
        MapClass.Found found = mayBeKnown() ? table.known(map, key, arguments) : null;
        if (found == null) {
            if (!map.is(CfMap.Flag.OPEN)) {
                return new Lookups.Answer(null, false);
            }
            found = table.ask(map, key, arguments);
        }
        table.tell(map, key, arguments, found.value());
        if (debug) {
            report.print((found.value() == null ? "NOT FOUND" : found.value()) + " (" + found.status() + "), ad=0\n");
        }
        boolean temporary = found.status() == Sysexits.TEMPFAIL;
        boolean deferred = temporary && !map.is(CfMap.Flag.NO_DEFER);
        if (deferred && debug) {
            report.print("map_lookup(" + spelling + ", " + key + ") tempfail: errno=" + report.errno() + "\n");
        }
        String substitute = temporary && map.temporary != null ? key + map.temporary : null;
        if (substitute != null && report.debug().at(DEBUG, 4)) {
            report.print("map_lookup tempfail: returning \"" + substitute + '"' + '\n');
        }
        return new Lookups.Answer(substitute == null ? found.value() : substitute, deferred);
    }

    private boolean mayBeKnown() {
        if (mapClass != map.mapClass) {
            mapClass = map.mapClass;
            mayBeKnown = table.mayKnow(map);
        }
        return mayBeKnown;
    }

    private static List<String> arguments(String key, List<String> given) {
        if (given.isEmpty()) {
            return List.of(key);
        }
        List<String> all = new ArrayList<>(1 + given.size());
        all.add(key);
        all.addAll(given);
        return all;
    }

    private void announce(String key, List<String> arguments) {
        StringBuilder line = new StringBuilder("map_lookup(" + spelling + ", ");
        line.append(program.printed(key));
        if (report.debug().at(DEBUG, 5)) {
            for (int i = 0; i < arguments.size(); i++) {
                line.append(", %").append(i).append('=').append(arguments.get(i));
            }
        }
        report.print(line.append(") => ").toString());
    }
}
