package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads H lines for the rulesets that they name, and for what is wrong with them (headers.c, chompheader). */
final class HeaderReader {
    private static final int ROOM = 50;

    private final Program program;
    private final Report report;
    private final Map<String, String> checks = new LinkedHashMap<>();

    HeaderReader(Program program) {
        this.program = program;
        report = program.report();
    }

    /** The rulesets that check headers, by the headers' names in lower case. */
    Map<String, String> checks() {
        return checks;
    }

    /** Reads a line without its first letter. */
    void read(String line) {
        int at = 0;
        if (line.startsWith("?")) {
            int end = line.indexOf('?', 1);
            if (end < 0 || !isCondition(line.substring(1, end))) {
                report.system("header syntax error, line \"" + line + "\"");
                return;
            }
            at = end + 1;
        }
        int nameEnd = at;
        while (nameEnd < line.length()
                && line.charAt(nameEnd) > ' '
                && line.charAt(nameEnd) < 0x7f
                && line.charAt(nameEnd) != ':') {
            nameEnd++;
        }
        int colon = Chars.skipSpace(line, nameEnd);
        if (nameEnd == at || colon >= line.length() || line.charAt(colon) != ':') {
            // The condition has been cut off where it stands.
            String shown = at > 0 ? line.substring(0, at - 1) : line;
            report.system("header syntax error, line \"" + shown + "\"");
            return;
        }
        String name = line.substring(at, nameEnd);
        if (name.length() > 100) {
            return;
        }
        String value = program.expansion().expand(line.substring(colon + 1), ROOM);
        int first = Chars.skipSpace(value, 0);
        if (first < value.length() && value.charAt(first) == Code.CALL) {
            int ruleset = first + 1;
            ruleset += ruleset < value.length() && value.charAt(ruleset) == '+' ? 1 : 0;
            Rulesets.Named named = program.rulesets().read(value, ruleset, Rulesets.Mode.ENTER);
            if (named.number() > 0) {
                checks.put(Chars.lower(name), value.substring(ruleset, named.end()));
            }
        }
    }

    private static boolean isCondition(String text) {
        if (!text.isEmpty() && text.charAt(0) == Code.MACRO) {
            return text.length() == 2;
        }
        return text.chars().allMatch(c -> c < 0x80);
    }
}
