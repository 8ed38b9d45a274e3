package dev.tollgate.model.lint;

import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where rules put their findings. */
public final class Report {
    private final Consumer<Finding> sink;

    /** A report that hands each finding to {@code sink}. */
    public Report(Consumer<Finding> sink) {
        this.sink = sink;
    }

    /** A finding without a fix. */
    public void add(Rule rule, int line, Span span, String message, String help) {
        sink.accept(new Finding(rule.code(), rule.severity(), Place.of(line, span), message, help, Optional.empty()));
    }

    /** A finding with a fix. */
    public void add(Rule rule, int line, Span span, String message, String help, Fix fix) {
        sink.accept(new Finding(rule.code(), rule.severity(), Place.of(line, span), message, help, Optional.of(fix)));
    }

    /** A finding on several lines, with a fix. */
    public void add(Rule rule, Place place, String message, String help, Fix fix) {
        sink.accept(new Finding(rule.code(), rule.severity(), place, message, help, Optional.of(fix)));
    }

    /** A finding that a safe replacement of the underlined text mends. */
    public void replace(Rule rule, int line, Span span, String message, String help, String replacement) {
        add(
                rule,
                line,
                span,
                message,
                help,
                new Fix(help, Fix.Safety.SAFE, List.of(TextEdit.replace(line, span, replacement))));
    }
}
