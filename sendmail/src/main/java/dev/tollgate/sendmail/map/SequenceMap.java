package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several maps asked one after another. */
final class SequenceMap implements MapClass {
    /** The most members; Debian builds sendmail with more room than the 12 of its sources. */
    static final int MOST = 128;

    private final MapTable table;
    private final Report report;

    SequenceMap(MapTable table, Report report) {
        this.table = table;
        this.report = report;
    }

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    @Override
    public boolean parse(CfMap map, String arguments) {
        int count = 0;
        int at = 0;
        while (at < arguments.length()) {
            at = Chars.skipSpace(arguments, at);
            int end = at;
            while (end < arguments.length()
                    && (Chars.isAlnum(arguments.charAt(end)) || "_.".indexOf(arguments.charAt(end)) >= 0)) {
                end++;
            }
            String name = arguments.substring(at, end);
            at = Math.min(arguments.length(), end + 1);
            while (at < arguments.length() && !Chars.isAlnum(arguments.charAt(at))) {
                at++;
            }
            if (name.isEmpty()) {
                continue;
            }
            CfMap member = table.get(name);
            if (member == null) {
                report.system("Sequence map " + map.name + ": unknown member map " + name);
            } else if (count >= MOST) {
                report.system("Sequence map " + map.name + ": too many member maps (" + MOST + " max)");
                count++;
            } else {
                put(map, count++, member);
            }
        }
        return true;
    }

    private static void put(CfMap map, int place, CfMap member) {
        while (map.members.size() <= place) {
            map.members.add(null);
        }
        map.members.set(place, member);
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        return ask(table, map, key, values);
    }

    static Found ask(MapTable table, CfMap map, String key, @Nullable List<String> values) {
        if (map.asking) {
            // A sequence that contains itself ends sendmail here.
            return Found.none(Sysexits.NOTFOUND);
        }
        map.asking = true;
        try {
            return askMembers(table, map, key, values);
        } finally {
            map.asking = false;
        }
    }

    private static Found askMembers(MapTable table, CfMap map, String key, @Nullable List<String> values) {
        boolean temporary = false;
        int status = Sysexits.OK;
        for (CfMap member : map.members) {
            if (member == null || !table.open(member)) {
                continue;
            }
            Found found = table.lookup(member, key, values);
            if (found.value() != null) {
                map.answered = member;
                return found;
            }
            status = found.status();
            temporary |= status == Sysexits.TEMPFAIL;
        }
        if (temporary) {
            return Found.none(Sysexits.TEMPFAIL);
        }
        return Found.none(status == Sysexits.OK ? Sysexits.NOTFOUND : status);
    }
}
