package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Dollars;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Lines;
import java.util.Optional;

/** Prints a topic of the file of help texts (srvrsmtp.c, help). */
final class HelpText {
    private static final String VERSION_MARK = "#vers";
    private static final int EXPANDED = 2;

    private final Configuration configuration;

    HelpText(Configuration configuration) {
        this.configuration = configuration;
    }

    void print(String topic) {
        Report report = configuration.report();
        Optional<String> text = configuration
                .settings()
                .helpFile()
                .flatMap(file ->
                        configuration.host().read(file, Host.FileUse.PLAIN).text());
        report.errno(Errno.NONE);
        if (text.isEmpty()) {
            String version = String.valueOf(configuration.program().macros().value('v'));
            report.notice("502", "Sendmail " + version + " -- HELP not implemented");
            return;
        }
        int version = -1;
        boolean found = false;
        for (String line : Lines.of(text.get())) {
            if (line.startsWith("#")) {
                if (version < 0 && line.startsWith(VERSION_MARK)) {
                    version = Chars.decimal(line.substring(Chars.skipSpace(line, VERSION_MARK.length())));
                }
            } else if (line.startsWith(topic)) {
                found = true;
                int end = 0;
                while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                    end++;
                }
                String shown = line.substring(Math.min(line.length(), end + 1));
                report.notice("214", version >= EXPANDED ? expanded(shown) : shown);
            }
        }
        if (found) {
            report.notice("214", "End of HELP info");
        } else {
            report.notice("504", "HELP topic \"" + topic + "\" unknown");
        }
    }

    private String expanded(String text) {
        String inner = new Dollars(configuration.program()).translate(text);
        return configuration.program().expansion().expand(inner, Expansion.LINE_ROOM);
    }
}
