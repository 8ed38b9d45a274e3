package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG1xx: lines and files, by code. */
public final class LineRules {
    private LineRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new LineTooLong(),
                new BlankLine(),
                new IndentedLine(),
                new WrappedEntry(),
                new KeyWithoutValue(),
                new NulByte(),
                new ByteOrderMark(),
                new CarriageReturnLineEnds(),
                new TrailingBlanks(),
                new TypographicCharacter(),
                new ForeignComment(),
                new ConflictMarker(),
                new NoFinalNewline(),
                new ControlCharacter(),
                new DirectionMark(),
                new UnusedSuppression(),
                new UnexplainedSuppression(),
                new MalformedSuppression());
    }
}
