package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps that only the network can answer: what is known of them comes as facts, all else is as without a network. */
final class NetworkMap implements MapClass {
    private static final Set<String> RECORD_TYPES =
            Set.of("A", "AAAA", "NS", "CNAME", "PTR", "TXT", "MX", "AFSDB", "SRV", "SOA", "TLSA");

    private final String name;
    private final Host host;
    private final Report report;
    private final MapArguments arguments;

    private NetworkMap(String name, Host host, Report report, MapArguments arguments) {
        this.name = name;
        this.host = host;
        this.report = report;
        this.arguments = arguments;
    }

    static List<MapClass> all(Host host, Report report, MapArguments arguments) {
        return List.of(
                new NetworkMap("dns", host, report, arguments),
                new NetworkMap("socket", host, report, arguments),
                new NetworkMap("userdb", host, report, arguments),
                new NetworkMap("nis", host, report, arguments),
                new NetworkMap("nisplus", host, report, arguments));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean holdsAliases() {
        return Set.of("socket", "nis", "nisplus").contains(name);
    }

    @Override
    public boolean parse(CfMap map, String text) {
        if (name.equals("dns")) {
            return parseDns(map, text);
        }
        return arguments.parse(map, text, MapArguments.File.REQUIRED);
    }

    private boolean parseDns(CfMap map, String text) {
        boolean typed = false;
        int at = Chars.skipSpace(text, 0);
        while (at < text.length() && text.charAt(at) == '-') {
            char flag = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            int from = Math.min(text.length(), at + 2);
            if ("BrZR".indexOf(flag) >= 0) {
                from = Chars.skipSpace(text, from);
            }
            int end = Chars.skipWord(text, from);
            String value = text.substring(from, end);
            switch (flag) {
                case 'a' -> map.append = value;
                case 'T' -> map.temporary = value;
                case 't' -> map.flags.add(CfMap.Flag.NO_DEFER);
                case 'm' -> map.flags.add(CfMap.Flag.MATCH_ONLY);
                case 'q' -> map.flags.add(CfMap.Flag.KEEP_QUOTES);
                case 'o' -> map.flags.add(CfMap.Flag.OPTIONAL);
                case 'B' -> map.file = value;
                case 'z' -> map.delimiter = MapArguments.delimiter(value);
                case 'R' -> {
                    map.recordType = value.toUpperCase(java.util.Locale.ROOT);
                    typed = RECORD_TYPES.contains(map.recordType);
                    if (!typed) {
                        report.system("dns map " + map.name + ": wrong type " + value);
                    }
                }
                default -> {}
            }
            at = Chars.skipSpace(text, end);
        }
        if (!typed) {
            report.system("dns map " + map.name + ": missing -R type");
        }
        return true;
    }

    @Override
    public boolean open(CfMap map) {
        // A directory or a server that is not there is noticed when it is asked.
        return !name.startsWith("nis") || host.fact(name, map.name, "").kind() != Fact.Kind.UNKNOWN;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        String asked = name.equals("dns") && map.file != null && !map.file.isEmpty() ? key + "." + map.file : key;
        Fact fact = host.fact(name, map.name, asked);
        report.errno(Errno.NONE);
        return switch (fact.kind()) {
            case FOUND -> Values.found(map, key, fact.value(), values);
            case NOT_FOUND -> Found.none(Sysexits.NOTFOUND);
            case TEMPORARY -> Found.none(Sysexits.TEMPFAIL);
            case UNKNOWN -> unknown();
        };
    }

    private Found unknown() {
        if (name.equals("userdb")) {
            return Found.none(Sysexits.OK);
        }
        return Found.none(Sysexits.TEMPFAIL);
    }
}
