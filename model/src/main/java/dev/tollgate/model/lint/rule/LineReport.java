package dev.tollgate.model.lint.rule;

import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;

/** Where a rule puts what it finds on one line. */
public class LineReport {
    private final Report report;
    private Rule rule;
    private int line;

    LineReport(Report report, Rule rule) {
        this.report = report;
        this.rule = rule;
    }

    final void begin(Rule of, int number) {
        rule = of;
        line = number;
    }

    /** A finding without a fix. */
    public final void at(Span span, String message, String help) {
        report.add(rule, line, span, message, help);
    }

    /** A finding with a fix. */
    public final void at(Span span, String message, String help, Fix fix) {
        report.add(rule, line, span, message, help, fix);
    }

    /** A finding on several lines, with a fix. */
    public final void at(Place place, String message, String help, Fix fix) {
        report.add(rule, place, message, help, fix);
    }

    /** A finding whose message has another line's number between {@code before} and {@code after}. */
    public final void naming(Span span, String before, int other, String after, String help) {
        report.addNaming(rule, line, span, before, other, after, help);
    }

    /** A finding that a replacement of the underlined text fixes: the entry then does what it says. */
    public final void replace(Span span, String message, String help, String replacement) {
        at(span, message, help, Fix.intent(help, edit(span, replacement)));
    }

    /** A finding that a replacement of the underlined text fixes, which changes no decision. */
    public final void tidy(Span span, String message, String help, String replacement) {
        at(span, message, help, Fix.layout(help, edit(span, replacement)));
    }

    /** The edit that puts another text in the place of {@code span}. */
    public final TextEdit edit(Span span, String replacement) {
        return TextEdit.replace(line, span, replacement);
    }
}
