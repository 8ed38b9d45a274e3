package dev.tollgate.model.lint;

/** Looks at single lines as text, whatever they are; {@link RuleInfo#lines} makes one. */
public final class LineRule extends Rule {
    private final Look look;

    LineRule(RuleInfo info, Look look) {
        super(info);
        this.look = look;
    }

    /** Adds what is wrong with {@code line} to {@code report}. */
    void check(LineView line, Report report) {
        look.at(line, report.of(this, line.number()));
    }

    /** What a rule looks for. It is called for every line: look for the rare thing first. */
    @FunctionalInterface
    public interface Look {
        /** Looks at a line and reports what is wrong with it. */
        void at(LineView line, LineReport report);
    }
}
