package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where rules put their findings. */
public final class Report {
    private final Consumer<Finding> sink;
    private @Nullable LineReport ofLines;
    private @Nullable EntryReport ofEntries;

    /** A report that hands each finding to {@code sink}. */
    public Report(Consumer<Finding> sink) {
        this.sink = sink;
    }

    /** A finding without a fix. */
    public void add(Rule rule, int line, Span span, String message, String help) {
        add(rule, Place.of(line, span), message, help, Optional.empty(), Optional.empty());
    }

    /** A finding with a fix. */
    public void add(Rule rule, int line, Span span, String message, String help, Fix fix) {
        add(rule, Place.of(line, span), message, help, Optional.of(fix), Optional.empty());
    }

    /** A finding on several lines, with a fix. */
    public void add(Rule rule, Place place, String message, String help, Fix fix) {
        add(rule, place, message, help, Optional.of(fix), Optional.empty());
    }

    /** A finding whose message has another line's number between {@code before} and {@code after}. */
    public void addNaming(Rule rule, int line, Span span, String before, int other, String after, String help) {
        Finding.OtherLine named = new Finding.OtherLine(other, before.length());
        add(rule, Place.of(line, span), before + other + after, help, Optional.empty(), Optional.of(named));
    }

    /**
     * A finding with a fix, whose message has another line's number between {@code before} and {@code after}.
     *
     * @param severity the severity of this finding, which may be less than the rule's
     */
    public void addNaming(
            Rule rule, Severity severity, int line, Span span, String before, int other, String after, Fix fix) {
        Finding.OtherLine named = new Finding.OtherLine(other, before.length());
        check(rule, fix);
        sink.accept(new Finding(
                rule.code(),
                severity,
                Place.of(line, span),
                before + other + after,
                fix.description(),
                Optional.of(fix),
                Optional.of(named)));
    }

    private void add(
            Rule rule, Place place, String message, String help, Optional<Fix> fix, Optional<Finding.OtherLine> other) {
        fix.ifPresent(made -> check(rule, made));
        sink.accept(new Finding(rule.code(), rule.severity(), place, message, help, fix, other));
    }

    /** The rule's page says which kinds of fixes it has. */
    private static void check(Rule rule, Fix fix) {
        assert rule.info().fixes().contains(fix.kind()) : rule.code() + ": " + fix;
    }

    /** Where {@code rule} puts what it finds on one line. */
    public LineReport of(Rule rule, int line) {
        @Nullable LineReport report = ofLines;
        if (report == null) {
            report = new LineReport(this, rule);
            ofLines = report;
        }
        report.begin(rule, line);
        return report;
    }

    /** Where {@code rule} puts what it finds in one entry. */
    public EntryReport of(Rule rule, Entry entry, Site site) {
        @Nullable EntryReport report = ofEntries;
        if (report == null) {
            report = new EntryReport(this, rule, entry, site);
            ofEntries = report;
        }
        report.begin(rule, entry, site);
        return report;
    }
}
