package dev.tollgate.model.lint.rule;

import dev.tollgate.model.source.LineTrait;

/** Looks at single lines as text, whatever they are; {@link RuleInfo#lines} makes one. */
public final class LineRule extends Rule {
    private final LineTrait trait;
    private final Look look;

    LineRule(RuleInfo info, LineTrait trait, Look look) {
        super(info);
        this.trait = trait;
        this.look = look;
    }

    /** What a line shows at a glance if the rule has anything to say of it; it sees no other lines. */
    public LineTrait trait() {
        return trait;
    }

    /** Adds what is wrong with {@code line} to {@code report}. */
    public void check(LineView line, Report report) {
        look.at(line, report.of(this, line.number()));
    }

    /** What a rule looks for. */
    @FunctionalInterface
    public interface Look {
        /** Looks at a line and reports what is wrong with it. */
        void at(LineView line, LineReport report);
    }
}
