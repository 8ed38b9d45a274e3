package dev.tollgate.cli.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.sendmail.bt.TestMode;
import dev.tollgate.sendmail.report.Sink;
import dev.tollgate.toolkit.host.Bytes;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate bt}. */
@Command(
        name = "bt",
        description = {
            "Run a sendmail.cf as 'sendmail -bt' does, without sendmail.",
            "Standard input is a script of test mode, standard output is what sendmail would print."
        },
        footer = {
            "",
            "Examples:",
            "  echo '3,0 user@example.com' | tollgate bt -C sendmail.cf    what rulesets 3 and 0 do with it",
            "  echo '/map access From:spam.example' | tollgate bt          what a map answers",
            "  tollgate bt --host mx1.example.com < script                 as on another host",
            "  echo '3,0 user@example.com' | tollgate bt --pretty          which rules match"
        })
public final class BtCommand extends TollgateCommand {
    @Option(
            names = "-C",
            paramLabel = "FILE",
            defaultValue = "/etc/mail/sendmail.cf",
            description = {"The configuration (default: ${DEFAULT-VALUE})."})
    private String file = "";

    @Option(names = "-D", paramLabel = "MACRO", description = "Set a macro: -Dxvalue or '-D{name}value'.")
    private List<String> macros = List.of();

    @Option(names = "-d", paramLabel = "LEVELS", description = "Debugging levels, as sendmail's: -d21.12,60.1")
    private @Nullable String levels;

    @Option(names = "--host", paramLabel = "NAME", description = "What the host calls itself.")
    private @Nullable String host;

    @Option(names = "--pretty", description = "Show each rule that matches, with its lookups and its result.")
    private boolean pretty;

    @Option(names = "--profile", description = "At the end, list how often each rule matched and how long it took.")
    private boolean profile;

    @Override
    public Integer call() throws IOException {
        Console console = console();
        Sink sink = new Sink() {
            @Override
            public void write(String text) {
                console.out().content(text.getBytes(ISO_8859_1));
            }

            @Override
            public void flush() {
                console.out().flush();
            }
        };
        TestMode mode = new TestMode(
                new LocalHost(host == null ? null : Bytes.of(host)),
                sink,
                pretty ? TestMode.View.PRETTY : TestMode.View.SENDMAIL,
                profile ? System::nanoTime : TestMode.NO_CLOCK);
        if (levels != null) {
            mode.debug(levels);
        }
        macros.forEach(macro -> mode.define(Bytes.of(macro)));
        int status = mode.run(Bytes.of(file), new String(console.in().readAllBytes(), ISO_8859_1));
        if (profile) {
            console.out().line("");
            mode.profile().lines().forEach(line -> console.out().line(Shown.line(line)));
        }
        return status == 0 ? ExitCode.OK : status;
    }
}
