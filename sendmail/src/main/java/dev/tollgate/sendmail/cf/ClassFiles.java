package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.map.MapTable;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads F lines: members of a class from a file, a program's output or a map (readcf.c, fileclass). */
final class ClassFiles {
    private final Program program;
    private final Report report;
    private final Host host;
    private final Settings settings;
    private final MapTable maps;

    /** What a line asks for. */
    private record Wanted(int id, String file, String format, boolean optional) {}

    ClassFiles(Program program, Host host, Settings settings, MapTable maps) {
        this.program = program;
        this.host = host;
        this.settings = settings;
        this.maps = maps;
        report = program.report();
    }

    /** Reads a line without its first letter. */
    void read(String line) {
        MacroNames.Parsed name = program.names().parse(line, 0);
        if (name.id() == '\0') {
            return;
        }
        int at = Chars.skipSpace(line, name.end());
        boolean optional = line.startsWith("-o", at);
        if (optional) {
            at = Chars.skipSpace(line, Chars.skipWord(line, at));
        }
        String rest = line.substring(at);
        int sign = rest.indexOf('@');
        boolean path = rest.startsWith("/") || rest.startsWith("|");
        if (!path && sign >= 0) {
            String spec = rest.substring(sign + 1);
            if (spec.equals("LDAP") || !spec.startsWith(":") && spec.indexOf(':') >= 0) {
                readMap(new Wanted(name.id(), rest, "%s", optional), sign);
                return;
            }
        }
        Munch.Read file = Munch.fileName(rest, 0);
        if (!file.whole()) {
            report.system("illegal filename '" + rest + "'");
            return;
        }
        String format = file.text().startsWith("|") || file.end() >= rest.length()
                ? "%s"
                : rest.substring(Chars.skipSpace(rest, file.end()));
        readFile(new Wanted(name.id(), file.text(), format, optional));
    }

    private void readMap(Wanted wanted, int sign) {
        String name = program.names().name(wanted.id);
        String key = wanted.file.substring(0, sign);
        String spec = wanted.file.substring(sign + 1);
        if (key.isEmpty() && wanted.file.isEmpty()) {
            report.system("fileclass: missing file name");
            return;
        }
        int colon = spec.indexOf(':');
        String className = spec.equals("LDAP") ? "ldap" : spec.substring(0, colon);
        String arguments = spec.equals("LDAP") ? "-k (objectClass=sendmailMTAClass)" : spec.substring(colon + 1);
        Optional<MapTable.Looked> looked =
                maps.lookUpOnce(name, new MapTable.MapArgumentsOf(className, arguments, key, !wanted.optional));
        if (looked.isEmpty()) {
            report.system("fileclass: F{" + name + "}: class " + className + " not available");
            return;
        }
        MapTable.Result result = looked.get().result().get();
        if (result.status() != Sysexits.OK && result.status() != Sysexits.NOTFOUND) {
            if (!wanted.optional) {
                report.system("fileclass: F{" + name + "}: map lookup failed");
            }
        } else if (result.value() != null) {
            program.classes().addWords(wanted.id, result.value());
        }
    }

    private void readFile(Wanted wanted) {
        if (wanted.file.isEmpty()) {
            report.system("fileclass: missing file name");
            return;
        }
        Optional<String> text;
        if (wanted.file.startsWith("|")) {
            text = run(wanted.file.substring(1));
        } else {
            Host.FileText read = host.read(wanted.file, settings.classUse());
            text = read.text();
            report.errno(read.errno());
        }
        if (text.isEmpty()) {
            if (!wanted.optional) {
                report.system("fileclass: cannot open '" + wanted.file + "'");
            }
            return;
        }
        for (String line : Lines.of(text.get())) {
            if (!line.startsWith("#")) {
                Scanf.read(line, wanted.format)
                        .ifPresent(found -> program.classes().addWords(wanted.id, found));
            }
        }
    }

    private Optional<String> run(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.split("[ \t]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        // A program that is not run is one that prints nothing: sendmail does not look how it ends.
        return words.isEmpty()
                ? Optional.of("")
                : host.run(words).map(Host.ProgramOutput::text).or(() -> Optional.of(""));
    }
}
