package dev.tollgate.cli.command;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Version;
import dev.tollgate.model.secret.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself, and the options that every command has. */
@Command(
        name = "tollgate",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Root.VersionText.class,
        description = "Edits, checks and deploys sendmail's access database and the TLS policy in it.",
        footer = {
            "",
            "Examples:",
            "  tollgate check access            what is wrong with the file, and how to fix it",
            "  tollgate build access            check it, then write access.db for sendmail",
            "  tollgate trace connect --client-addr 192.0.2.7 access",
            "                                   what sendmail would do, and which line decides",
            "  tollgate help COMMAND            explains one command",
            "",
            "Exit codes: 0 fine; 1 the answer is no (findings, a difference, not found);",
            "64 usage, 65 data, 66 no input, 70 internal, 73 cannot create, 74 input/output,",
            "75 locked, 77 permission."
        })
public final class Root implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    /** The root of one call. */
    public Root(Console console) {
        this.console = console;
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Show this help.")
    void help(boolean asked) {}

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            order = 101,
            description = "Show the version.")
    void version(boolean asked) {}

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 98,
            description = "Print only results and failures.")
    void quiet(boolean asked) {
        if (asked) {
            console.beQuiet();
        }
    }

    @Option(
            names = "--show-secrets",
            scope = ScopeType.INHERIT,
            order = 98,
            description = "Show the passwords of AuthInfo entries instead of masking them.")
    void showSecrets(boolean asked) {
        if (asked) {
            console.secrets(Secrets.SHOWN);
        }
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            order = 99,
            description = "Colors: auto (on a terminal, unless NO_COLOR is set), always or never.")
    void color(Console.ColorMode mode) {
        console.color(mode);
    }

    /** What to talk through. */
    public Console console() {
        return console;
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The version for picocli. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tollgate " + Version.text()};
        }
    }
}
