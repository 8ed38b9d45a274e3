package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps in a directory. No server is asked: what is known of them comes as facts, and without any their server is not there. */
final class LdapMap implements MapClass {
    private static final int NEWEST_VERSION = 3;
    private static final String FLAGS = "1AbcdDfglKlnNOpRvVxzZ";
    private static final String WITH_VALUE = "abcdghHkKlMpPrRsTvVwxzZS";

    private final Host host;
    private final Report report;
    private final Program program;
    private final boolean receiving;

    /**
     * The class.
     *
     * @param receiving whether facts stand for the server, so that a map opens without it
     */
    LdapMap(Host host, Report report, Program program, boolean receiving) {
        this.host = host;
        this.report = report;
        this.program = program;
        this.receiving = receiving;
    }

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    /** What a line has said so far. */
    private static final class Line {
        private boolean filtered;
        private @Nullable String server;
        private @Nullable String uri;
        private boolean sound = true;
    }

    @Override
    public boolean parse(CfMap map, String text) {
        map.blank = program.blank();
        Line line = new Line();
        int at = Chars.skipSpace(text, 0);
        while (line.sound && at + 1 < text.length() && text.charAt(at) == '-') {
            char flag = text.charAt(at + 1);
            int from = WITH_VALUE.indexOf(flag) < 0 ? at + 2 : Chars.skipSpace(text, at + 2);
            // A filter and a secret may hold blanks where they are quoted or in parentheses; a flag ends before the
            // next one.
            int end = Math.max(from, end(text, from));
            take(map, line, flag, text.substring(from, end).strip());
            at = Chars.skipSpace(text, end);
        }
        if (!line.sound) {
            return false;
        }
        if (line.uri != null && line.server != null) {
            report.system("Can not specify both an LDAP host and an LDAP URI in map " + map.name);
            return false;
        }
        map.file = line.uri != null ? line.uri : line.server != null ? line.server : "localhost";
        if (!line.filtered) {
            report.system("No filter given in map " + map.name);
            return false;
        }
        return true;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length()) {
            boolean next = text.charAt(end) == '-' && end > 0 && Chars.isSpace(text.charAt(end - 1));
            if (next) {
                break;
            }
            end++;
        }
        return end;
    }

    private void take(CfMap map, Line line, char flag, String text) {
        String value = "hHsMrw".indexOf(flag) < 0 ? text : text.substring(0, Chars.skipWord(text, 0));
        switch (flag) {
            case 'a' -> map.append = value;
            case 'T' -> map.temporary = value;
            case 't' -> map.flags.add(CfMap.Flag.NO_DEFER);
            case 'o' -> map.flags.add(CfMap.Flag.OPTIONAL);
            case 'q' -> map.flags.add(CfMap.Flag.KEEP_QUOTES);
            case 'm' -> map.flags.add(CfMap.Flag.MATCH_ONLY);
            case 'D' -> map.flags.add(CfMap.Flag.DEFER);
            case 'S' -> map.blank = MapArguments.first(value);
            case 'k' -> line.filtered = true;
            case 'P' -> {
                int errno = host.safety(value, Host.FileUse.PLAIN);
                if (errno != Errno.NONE) {
                    report.errno(errno);
                    refuse(line, "LDAP map: cannot open secret " + value);
                }
            }
            case 'h' -> line.server = value;
            case 'H' -> line.uri = value;
            case 's' -> choice(line, map, "Scope must be [base|one|sub]", Set.of("base", "one", "sub"), value);
            case 'M' ->
                choice(
                        line,
                        map,
                        "Method for binding must be [none|simple|krbv4]",
                        Set.of("none", "simple", "krbv4"),
                        value);
            case 'r' ->
                choice(
                        line,
                        map,
                        "Deref must be [never|always|search|find]",
                        Set.of("never", "always", "search", "find"),
                        value);
            case 'w' -> {
                if (Chars.decimal(value) > NEWEST_VERSION) {
                    refuse(
                            line,
                            "LDAP version " + Chars.decimal(value) + " exceeds max of " + NEWEST_VERSION + " in map "
                                    + map.name);
                }
            }
            default -> {
                if (FLAGS.indexOf(flag) < 0) {
                    report.system("Illegal option " + flag + " map " + map.name);
                }
            }
        }
    }

    private void choice(Line line, CfMap map, String rule, Set<String> known, String value) {
        if (!known.contains(value.toLowerCase(Locale.ROOT))) {
            refuse(line, rule + " (not " + value + ") in map " + map.name);
        }
    }

    private void refuse(Line line, String message) {
        report.system(message);
        line.sound = false;
    }

    @Override
    public boolean open(CfMap map) {
        if (receiving || host.fact(name(), map.name, "").kind() != Fact.Kind.UNKNOWN) {
            return true;
        }
        if (!map.is(CfMap.Flag.OPTIONAL)) {
            String server = String.valueOf(map.file);
            boolean resolved = Addresses.isAddress(server) || host.entry(server).isPresent();
            report.errno(resolved ? Errno.ENOTCONN : Errno.NONE);
            report.system("ldap_init/ldap_bind failed to " + server + " in map " + map.name);
        }
        return false;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        Fact fact = host.fact(name(), map.name, key);
        report.errno(Errno.NONE);
        return switch (fact.kind()) {
            case FOUND -> Values.found(map, key, fact.value(), values);
            case NOT_FOUND -> Found.none(Sysexits.NOTFOUND);
            default -> Found.none(Sysexits.TEMPFAIL);
        };
    }
}
