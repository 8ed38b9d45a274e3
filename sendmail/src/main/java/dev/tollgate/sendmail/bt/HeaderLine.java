package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;

/** The command that reads a header (headers.c, chompheader) and prints its flags. */
final class HeaderLine {
    private static final String USER_FLAG = "0x00040000";

    private final Configuration configuration;

    HeaderLine(Configuration configuration) {
        this.configuration = configuration;
    }

    void print(String line) {
        Report report = configuration.report();
        int end = 0;
        while (end < line.length() && line.charAt(end) != ':' && !Chars.isSpace(line.charAt(end))) {
            end++;
        }
        int colon = Chars.skipSpace(line, end);
        if (end == 0 || colon >= line.length() || line.charAt(colon) != ':') {
            report.user("553", "header syntax error, line \"" + line + "\"");
            report.exitStatus(report.exitStatus() == Sysexits.OK ? Sysexits.DATAERR : report.exitStatus());
            report.print("ul = 00000000\n");
            return;
        }
        report.print("ul = " + USER_FLAG + "\n");
    }
}
