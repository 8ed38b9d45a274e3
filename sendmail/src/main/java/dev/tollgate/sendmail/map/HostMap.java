package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.HostEntry;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.resolve.CanonicalNames;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of hosts made canonical, and addresses in brackets turned into names. Answers are kept for the process. */
final class HostMap implements MapClass {
    private static final int SHOWN = 33;

    private final Host host;
    private final Report report;
    private final CanonicalNames names;
    private final MapSettings settings;
    private final boolean perMap;
    private final Map<String, Known> known = new HashMap<>();

    /** An answer, and the error number that looking for it has left. */
    private record Known(Found found, int errno) {}

    HostMap(Host host, Program program, MapSettings settings, boolean perMap) {
        this.perMap = perMap;
        this.host = host;
        this.settings = settings;
        report = program.report();
        names = new CanonicalNames(host, program, settings);
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public boolean parse(CfMap map, String text) {
        int at = Chars.skipSpace(text, 0);
        while (at < text.length() && text.charAt(at) == '-') {
            char flag = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            int from = Math.min(text.length(), at + 2);
            if (flag == 'd' || flag == 'r') {
                from = Chars.skipSpace(text, from);
            }
            int end = Chars.skipWord(text, from);
            String value = text.substring(from, end);
            switch (flag) {
                case 'a' -> map.append = value;
                case 'T' -> map.temporary = value;
                case 'm' -> map.flags.add(CfMap.Flag.MATCH_ONLY);
                case 't' -> map.flags.add(CfMap.Flag.NO_DEFER);
                case 'S' -> map.blank = MapArguments.first(value);
                case 'D' -> map.flags.add(CfMap.Flag.DEFER);
                case 'd' -> dev.tollgate.sendmail.report.TimeSpans.check(report, value);
                default -> {}
            }
            at = Chars.skipSpace(text, end);
        }
        return true;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        // What is known of a name may depend on who asks.
        String place = perMap ? map.name + ' ' + key : key;
        Known before = known.get(place);
        Found found;
        if (before != null) {
            found = before.found();
            report.errno(before.errno());
            if (found.status() == Sysexits.TEMPFAIL) {
                timeOut(key);
            }
        } else if (key.startsWith("[") && key.indexOf(']') < 0) {
            return Found.none(Sysexits.OK);
        } else {
            report.errno(Errno.NONE);
            found = key.startsWith("[") ? reverse(map, key) : canonical(map, key);
            known.put(place, new Known(found, report.errno()));
            if (found.status() == Sysexits.TEMPFAIL && settings.asksNameServer()) {
                timeOut(key);
            }
        }
        String value = found.value();
        return value == null ? found : Values.found(map, key, value, values);
    }

    /** Forgets all answers. */
    void forget() {
        if (!known.isEmpty()) {
            known.clear();
        }
    }

    private void timeOut(String key) {
        report.notice("851", Report.shorten(key, SHOWN) + ": Name server timeout");
    }

    private Found canonical(CfMap map, String key) {
        Fact fact = host.fact("host", map.name, key);
        if (fact.kind() != Fact.Kind.UNKNOWN) {
            return of(fact);
        }
        CanonicalNames.Answer answer = names.find(key, map.name);
        Optional<String> name = answer.name();
        return name.map(Found::value)
                .orElseGet(() -> Found.none(answer.temporary() ? Sysexits.TEMPFAIL : Sysexits.NOHOST));
    }

    private Found reverse(CfMap map, String key) {
        Fact fact = host.fact("host", map.name, key);
        if (fact.kind() != Fact.Kind.UNKNOWN) {
            return of(fact);
        }
        String address = key.substring(1, key.indexOf(']'));
        String bare = Chars.begins(address, 0, "IPv6:") ? address.substring("IPv6:".length()) : address;
        if (!Addresses.isAddress(bare)) {
            return Found.none(Sysexits.NOHOST);
        }
        Optional<HostEntry> entry = host.entryOf(bare);
        if (entry.isPresent()) {
            return Found.value(entry.get().name());
        }
        return of(host.fact("dns", map.name, key));
    }

    private static Found of(Fact fact) {
        return switch (fact.kind()) {
            case FOUND -> Found.value(fact.value());
            case TEMPORARY -> Found.none(Sysexits.TEMPFAIL);
            default -> Found.none(Sysexits.NOHOST);
        };
    }
}
