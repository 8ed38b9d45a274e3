package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.map.AliasTable;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.scan.Chars;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads texts of aliases (alias.c, readaliases); their names are parsed as addresses, which runs rulesets. */
public final class AliasReader implements AliasTable {
    private static final int LONGEST_LINE = 8191;
    private static final int SHOWN = 40;

    private final Map<String, String> entries = new HashMap<>();
    private @Nullable Configuration configuration;
    private @Nullable AddressParser parser;

    /** Says by which configuration names are parsed. */
    public void use(Configuration used, Rewriter rewriter) {
        configuration = used;
        parser = new AddressParser(used, rewriter);
    }

    @Override
    public Map<String, String> entries() {
        return entries;
    }

    @Override
    public void read(String file, String text) {
        Configuration used = configuration;
        AddressParser names = parser;
        if (used != null && names != null) {
            new Run(used, names, file, text).run();
        }
    }

    /** One text. */
    private final class Run {
        private final Configuration used;
        private final Report report;
        private final AddressParser names;
        private final String file;
        private final String text;
        private int at;
        private int number;
        private boolean skipping;
        private int count;
        private int longest;
        private int bytes;

        Run(Configuration used, AddressParser names, String file, String text) {
            this.used = used;
            this.names = names;
            this.file = file;
            this.text = text;
            report = used.report();
        }

        void run() {
            report.reading(file);
            while (at < text.length()) {
                String line = nextLine();
                report.line(number);
                if (line.length() > LONGEST_LINE) {
                    report.errno(Errno.NONE);
                    report.system("alias line too long");
                } else {
                    read(Chars.untilNul(line));
                }
            }
            report.to("");
            report.reading(null);
            report.notice(file + ": " + count + " aliases, longest " + longest + " bytes, " + bytes + " bytes total");
        }

        /** The next line with those that continue it. */
        private String nextLine() {
            StringBuilder line = new StringBuilder();
            while (true) {
                int newline = text.indexOf('\n', at);
                boolean last = newline < 0;
                line.append(text, at, last ? text.length() : newline);
                at = last ? text.length() : newline + 1;
                number++;
                if (last) {
                    return line.toString();
                }
                if (line.length() > 0 && line.charAt(line.length() - 1) == '\\') {
                    line.setLength(line.length() - 1);
                } else if (at >= text.length() || text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                    return line.toString();
                }
            }
        }

        private void read(String line) {
            if (line.isEmpty() || line.startsWith("#")) {
                skipping = false;
                return;
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                if (!skipping) {
                    report.system("Non-continuation line starts with space");
                }
                skipping = true;
                return;
            }
            skipping = false;
            int colon = line.indexOf(':');
            if (colon < 0) {
                report.system("missing colon");
                return;
            }
            Optional<Parsed> parsed = names.parse(line, 0, ':', Use.RECIPIENT);
            if (parsed.isEmpty()) {
                report.system(line.substring(0, Math.min(line.length(), SHOWN)) + "... illegal alias name");
                return;
            }
            String name = line.substring(0, names.end());
            int from = Chars.skipSpace(line, colon + 1);
            if (used.settings().checkAliases()) {
                check(line, from);
            }
            if (!parsed.get().mailer().has('A')) {
                report.system(name + "... cannot alias non-local names");
                return;
            }
            store(line, parsed.get().user(), line.substring(from));
        }

        private void check(String line, int from) {
            int place = from;
            while (place < line.length()) {
                while (place < line.length() && (Chars.isSpace(line.charAt(place)) || line.charAt(place) == ',')) {
                    place++;
                }
                if (place >= line.length()) {
                    break;
                }
                if (names.parse(line, place, ',', Use.RECIPIENT).isEmpty()) {
                    report.user("553", line.substring(place) + "... bad address");
                }
                place = names.end();
            }
        }

        private void store(String line, String name, String value) {
            if (value.isEmpty()) {
                report.system(line.substring(0, Math.min(line.length(), SHOWN)) + "... missing value for alias");
                return;
            }
            entries.put(Chars.lower(name), value);
            count++;
            bytes += name.length() + value.length();
            longest = Math.max(longest, value.length());
        }
    }
}
