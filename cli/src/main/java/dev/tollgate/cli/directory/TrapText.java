package dev.tollgate.cli.directory;

import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.model.secret.Secrets;
import java.util.Locale;

/** What is wrong in a directory, as lines for people. */
public final class TrapText {
    private TrapText() {}

    /** {@code trap} without what {@code secrets} hides: a key may hold a password that was meant for the value. */
    public static Trap shown(Secrets secrets, Trap trap) {
        return new Trap(
                trap.rule(),
                trap.severity(),
                trap.server(),
                secrets.text(trap.place()),
                secrets.text(trap.message()),
                trap.help());
    }

    /** Prints {@code trap}. */
    public static void print(Output out, Style style, Trap trap) {
        String word = trap.severity().name().toLowerCase(Locale.ROOT) + ":";
        String severity = switch (trap.severity()) {
            case ERROR -> style.error(word);
            case WARNING -> style.warning(word);
            case INFO -> style.info(word);
        };
        String place = trap.place().isEmpty() ? "" : trap.place() + " ";
        String code = trap.rule()
                .map(rule -> " " + style.faint("[" + rule.info().code() + "]"))
                .orElse("");
        out.line(style.strong(Shown.line(trap.server()) + ":") + " " + severity + " "
                + Shown.line(place + trap.message()) + code);
        if (!trap.help().isEmpty()) {
            out.line(style.info("help:") + " " + Shown.line(trap.help()));
        }
    }
}
