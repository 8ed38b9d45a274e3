package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.address.AddressBytes;
import dev.tollgate.sendmail.address.AliasReader;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Dollars;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.cf.Mailers;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sink;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.EndlessException;
import dev.tollgate.sendmail.rewrite.ProcessEnd;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Address test mode: what {@code sendmail -bt} prints for what it is asked (main.c, testmodeline). */
public final class TestMode {
    /** No clock: nothing is measured. */
    public static final LongSupplier NO_CLOCK = () -> 0;

    private static final String BANNER = """
            ADDRESS TEST MODE (ruleset 3 NOT automatically invoked)
            Enter <ruleset> <address>
            """;
    private static final String PROMPT = "> ";
    private static final int PIECE = 2047;

    private final Report report;
    private final Configuration configuration;
    private final Program program;
    private final Rewriter rewriter;
    private final Profile profile;
    private final Dollars dollars;
    private final SlashCommands commands;

    /** How rulesets are shown at work. */
    public enum View {
        /** As sendmail shows them. */
        SENDMAIL,
        /** For people: each rule that matches, and what it does. */
        PRETTY
    }

    /** A process in test mode that has read nothing yet. */
    public TestMode(Host host, Sink output) {
        this(host, output, View.SENDMAIL, NO_CLOCK);
    }

    /**
     * A process in test mode that shows rulesets in another way.
     *
     * @param nanoseconds a clock for {@link #profile}; {@link #NO_CLOCK} for none, and no profile
     */
    public TestMode(Host host, Sink output, View view, LongSupplier nanoseconds) {
        report = new Report(output);
        AliasReader aliases = new AliasReader();
        configuration = new Configuration(report, host, aliases, Configuration.Mode.TEST);
        program = configuration.program();
        RewriteTrace trace = new PrintedTrace(program);
        if (view == View.PRETTY) {
            PrettyTrace pretty = new PrettyTrace(program);
            configuration.maps().watch(pretty);
            trace = pretty;
        }
        profile = new Profile(trace, nanoseconds);
        rewriter = new Rewriter(program, configuration.maps(), nanoseconds.equals(NO_CLOCK) ? trace : profile);
        aliases.use(configuration, rewriter);
        dollars = new Dollars(program);
        commands = new SlashCommands(configuration, rewriter);
    }

    /** What rules have cost so far. */
    public Profile profile() {
        return profile;
    }

    /** Sets debugging levels, as {@code -d} does. */
    public void debug(String levels) {
        report.debug().set(levels);
    }

    /** Sets a macro, as {@code -M} does. */
    public void define(String macro) {
        MacroNames.Parsed name = program.names().parse(macro, 0);
        if (name.id() != '\0') {
            program.macros().cover(name.id(), macro.substring(name.end()));
        }
    }

    /**
     * Reads the configuration at {@code path} and does what {@code script} says; the answer is the status that the process
     * ends with.
     *
     * @param script one char a byte
     */
    public int run(String path, String script) {
        try {
            configuration.read(path);
            report.print(BANNER);
            int at = 0;
            while (true) {
                boolean echoes = configuration.settings().isVerbose();
                report.print(echoes ? "" : PROMPT);
                if (at >= script.length()) {
                    break;
                }
                int newline = script.indexOf('\n', at);
                int end = Math.min(newline < 0 ? script.length() : newline + 1, at + PIECE);
                String line = script.substring(at, end);
                at = end;
                String asked = Chars.untilNul(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
                report.print(echoes ? PROMPT + asked + "\n" : "");
                if (!answer(asked)) {
                    break;
                }
            }
            return finish();
        } catch (ProcessEnd fatal) {
            return fatal.status();
        } finally {
            report.flush();
        }
    }

    private int finish() {
        int status = report.exitStatus();
        if (report.debug().at(2, 1)) {
            report.print("\n====finis: stat " + status + " e_id=NOQUEUE e_flags=4000<METOO>\n");
        }
        return status == Sysexits.TEMPFAIL ? Sysexits.OK : status & 0xff;
    }

    /** Does what a line says, and gives up where sendmail would not; false if it ends the session. */
    private boolean answer(String line) {
        try {
            return dispatch(line);
        } catch (EndlessException endless) {
            report.print("tollgate: " + endless.getMessage() + "\n");
            return true;
        }
    }

    private boolean dispatch(String given) {
        int from = 0;
        while (from < given.length() && given.charAt(from) == ' ') {
            from++;
        }
        String line = given.substring(from);
        char second = line.length() > 1 ? line.charAt(1) : '\0';
        switch (line.isEmpty() ? '#' : line.charAt(0)) {
            case '#' -> {}
            case '?' -> new HelpText(configuration).print("-bt");
            case '.' -> dot(line, second);
            case '=' -> equals(line, second);
            case '-' -> minus(line, second);
            case '$' -> dollar(line, second);
            case '/' -> {
                return commands.run(line);
            }
            default -> rulesets(line);
        }
        return true;
    }

    private void dot(String line, char second) {
        switch (second) {
            case 'D' -> {
                MacroNames.Parsed name = program.names().parse(line, 2);
                if (name.id() != '\0') {
                    program.macros().cover(name.id(), dollars.translate(line.substring(name.end())));
                }
            }
            case 'C' -> {
                if (line.length() > 2) {
                    MacroNames.Parsed name = program.names().parse(line, 2);
                    if (name.id() != '\0') {
                        String words = dollars.translate(line.substring(name.end()));
                        program.classes()
                                .addWords(name.id(), program.expansion().expand(words, Expansion.LINE_ROOM));
                    }
                }
            }
            case '\0' -> report.print("Usage: .[DC]macro value(s)\n");
            default -> report.print("Unknown \".\" command " + line + "\n");
        }
    }

    private void equals(String line, char second) {
        switch (second) {
            case 'S' -> printRuleset(line);
            case 'M' -> {
                for (Mailer mailer : configuration.mailers().all()) {
                    report.print(Mailers.printed(mailer, program));
                }
            }
            case '\0' -> report.print("Usage: =Sruleset or =M\n");
            default -> report.print("Unknown \"=\" command " + line + "\n");
        }
    }

    private void printRuleset(String line) {
        Rulesets.Named named = program.rulesets().read(line, 2, Rulesets.Mode.FIND);
        if (!named.exists()) {
            report.print(
                    "Undefined ruleset " + line.substring(2, named.cut() < 0 ? line.length() : named.cut()) + "\n");
            return;
        }
        for (Rule rule : program.rulesets().rules(named.number())) {
            report.print("R" + side(rule.leftTokens()) + "\t\t" + side(rule.rightTokens()) + "\n");
        }
    }

    private String side(@Nullable String[] tokens) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (String token = tokens[at]; token != null; token = tokens[++at]) {
            text.append(program.printed(token)).append(' ');
        }
        return text.toString();
    }

    private void minus(String line, char second) {
        switch (second) {
            case 'd' -> report.debug().set(line.substring(2));
            case '\0' -> report.print("Usage: -d{debug arguments}\n");
            default -> report.print("Unknown \"-\" command " + line + "\n");
        }
    }

    private void dollar(String line, char second) {
        if (second == '=') {
            char id = program.names().parse(line, 2).id();
            if (id != '\0') {
                program.classes().members(id).forEach(member -> report.print(member + "\n"));
            }
            return;
        }
        char id = program.names().parse(line, 1).id();
        if (id != '\0') {
            String value = program.macros().value(id);
            report.print(value == null ? "Undefined\n" : program.printed(value) + "\n");
        }
    }

    /** Runs an address, or several with commas between, through rulesets. */
    private void rulesets(String line) {
        int from = Chars.skipSpace(line, 0);
        int end = Chars.skipWord(line, from);
        if (end >= line.length()) {
            report.print("No address!\n");
            return;
        }
        StringBuilder bytes = new StringBuilder(line);
        if (AddressBytes.areInvalid(bytes, end + 1, line.length(), report)) {
            return;
        }
        String names = line.substring(from, end);
        Scanner scanner = program.scanner();
        Table table = program.level() >= 9 ? Table.COMMENTS_KEPT : Table.EXTERNAL;
        int at = end;
        do {
            @Nullable
            String @Nullable [] vector =
                    scanner.scan(line, at + 1, ',', table, Scanner.Balance.REQUIRED, Scanner.ADDRESS_ROOM);
            at = scanner.end();
            if (vector != null) {
                apply(names, vector);
            }
        } while (at < line.length() && line.charAt(at) != '\0');
    }

    private void apply(String names, @Nullable String[] vector) {
        int at = 0;
        while (at < names.length()) {
            Rulesets.Named named = program.rulesets().read(names, at, Rulesets.Mode.FIND);
            String rest = names.substring(at);
            if (!named.exists()) {
                report.print("Undefined ruleset " + rest + "\n");
                return;
            }
            report.errno(Errno.NONE);
            int status = rewriter.rewrite(vector, named.number());
            if (status != Sysexits.OK) {
                report.print("== Ruleset " + rest + " (" + named.number() + ") status " + status + "\n");
            }
            int comma = names.indexOf(',', at);
            at = comma < 0 ? names.length() : comma + 1;
        }
    }
}
