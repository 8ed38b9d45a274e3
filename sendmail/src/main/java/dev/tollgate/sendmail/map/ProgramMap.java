package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps that a program answers; it gets the key as its last argument and prints the value. */
final class ProgramMap implements MapClass {
    private final Host host;
    private final Report report;
    private final MapArguments arguments;

    ProgramMap(Host host, Report report, MapArguments arguments) {
        this.host = host;
        this.report = report;
        this.arguments = arguments;
    }

    @Override
    public String name() {
        return "program";
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    @Override
    public boolean parse(CfMap map, String text) {
        return arguments.parse(map, text, MapArguments.File.REQUIRED);
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        String program = String.valueOf(map.file);
        if (!program.startsWith("/") || host.safety(program, Host.FileUse.PLAIN) == Errno.ENOENT) {
            report.errno(Errno.NONE);
            return Found.none(Sysexits.CONFIG);
        }
        List<String> command = new ArrayList<>();
        command.add(program);
        String rest = map.rest == null ? "" : map.rest;
        for (int at = Chars.skipSpace(rest, 0); at < rest.length(); at = Chars.skipSpace(rest, at)) {
            int end = Chars.skipWord(rest, at);
            command.add(rest.substring(at, end));
            at = end;
        }
        command.add(key);
        Optional<Host.ProgramOutput> output = host.run(command);
        report.errno(0);
        if (output.isEmpty()) {
            return Found.none(Sysexits.TEMPFAIL);
        }
        String text = output.get().text();
        int status = output.get().status();
        if (text.isEmpty() || status != Sysexits.OK) {
            return Found.none(status);
        }
        int newline = text.indexOf('\n');
        return Values.found(map, key, newline < 0 ? text : text.substring(0, newline), values);
    }
}
