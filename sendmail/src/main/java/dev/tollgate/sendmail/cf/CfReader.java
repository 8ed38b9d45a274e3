package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.ProcessEnd;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.stream.Stream;

/** Reads a configuration line by line (readcf.c, readcf). */
final class CfReader {
    private static final int SHOWN = 20;

    private final Configuration configuration;
    private final Program program;
    private final Report report;
    private final Dollars dollars;
    private final OptionReader options;
    private final MailerReader mailers;
    private final ClassFiles classFiles;
    private final QueueReader queues;

    CfReader(Configuration configuration) {
        this.configuration = configuration;
        program = configuration.program();
        report = configuration.report();
        dollars = new Dollars(program);
        Host host = configuration.host();
        options = new OptionReader(program, configuration.settings(), host, configuration.maps());
        mailers = new MailerReader(program, configuration.mailers(), host, configuration.queues());
        classFiles = new ClassFiles(program, host, configuration.settings(), configuration.maps());
        queues = new QueueReader(
                report, host, configuration.settings(), configuration.queues(), configuration.filterNames());
    }

    void read(String path) {
        report.reading(path);
        Host.FileText text = configuration.host().read(path, Host.FileUse.CONFIGURATION);
        report.errno(text.errno());
        if (text.text().isEmpty()) {
            report.system("cannot open");
            throw new ProcessEnd("cannot open", Sysexits.OSFILE);
        }
        RuleReader rules = new RuleReader(program, path);
        LineFolder lines = new LineFolder(text.text().get());
        while (lines.hasNext()) {
            String line = lines.next();
            report.line(lines.number());
            if (!line.startsWith("#")) {
                read(dollars.translate(line), rules);
            }
        }
        report.reading(null);
    }

    private void read(String line, RuleReader rules) {
        report.errno(Errno.NONE);
        if (line.isEmpty()) {
            return;
        }
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '#' -> {}
            case 'R' -> rules.readRule(line);
            case 'S' -> rules.readRuleset(rest);
            case 'D' -> {
                MacroNames.Parsed name = program.names().parse(rest, 0);
                if (name.id() != '\0') {
                    program.macros()
                            .set(name.id(), Munch.string(rest, name.end(), '\0').text());
                }
            }
            case 'H' -> configuration.headers().read(rest);
            case 'C' -> {
                MacroNames.Parsed name = program.names().parse(rest, 0);
                if (name.id() != '\0') {
                    String words = program.expansion().expand(rest.substring(name.end()), Expansion.LINE_ROOM);
                    program.classes().addWords(name.id(), words);
                    Stream.of(words.split("\\s+"))
                            .filter(String.valueOf(Code.CLASS)::equals)
                            .forEach(bare -> program.names().parse("", 0));
                }
            }
            case 'T' -> program.classes().addWords('t', rest);
            case 'F' -> classFiles.read(rest);
            case 'M' -> mailers.read(rest);
            case 'O' -> options.read(rest);
            case 'P' -> {
                if (rest.indexOf('=') < 0) {
                    unknown(line);
                }
            }
            case 'Q' -> queues.readQueue(rest);
            case 'V' -> readVersion(rest);
            case 'K' -> configuration.maps().declare(program.expansion().expand(rest, Expansion.LINE_ROOM));
            case 'E' -> {}
            case 'X' -> queues.readFilter(rest);
            default -> unknown(line);
        }
    }

    private void unknown(String line) {
        report.system("unknown configuration line \"" + line + "\"");
    }

    private void readVersion(String rest) {
        int at = Chars.skipSpace(rest, 0);
        if (at >= rest.length() || !Chars.isDigit(rest.charAt(at))) {
            report.system("invalid argument to V line: \"" + rest.substring(0, Math.min(rest.length(), SHOWN)) + "\"");
            return;
        }
        program.level(Chars.decimal(rest.substring(at)));
        if (program.level() >= 5) {
            String name = program.macros().value('w');
            int dot = name == null ? -1 : name.indexOf('.');
            if (name != null && dot >= 0) {
                program.macros().set('w', name.substring(0, dot));
            }
        }
        if (program.level() >= 6) {
            configuration.settings().colonOk = false;
        }
        while (at < rest.length() && Chars.isDigit(rest.charAt(at))) {
            at++;
        }
        if (at < rest.length() && rest.charAt(at) == '/') {
            int end = at + 1;
            while (end < rest.length() && Chars.isAlpha(rest.charAt(end))) {
                end++;
            }
            String vendor = rest.substring(at + 1, end);
            if (!Chars.same(vendor, "Berkeley")) {
                report.system("invalid V line vendor code: \"" + vendor + "\"");
            }
        }
    }
}
