package dev.tollgate.model.lint.finding;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that is wrong, risky or worth knowing.
 *
 * @param rule the rule's code, TGnnn
 * @param place what to underline
 * @param message what is wrong and what sendmail makes of it, without a full stop
 * @param help what to do about it, as an imperative
 * @param fix the correction where one can be computed
 * @param other another line that the message names
 */
public record Finding(
        String rule,
        Severity severity,
        Place place,
        String message,
        String help,
        Optional<Fix> fix,
        Optional<OtherLine> other) {
    /** The order of a report: by place, then by code. */
    public static final Comparator<Finding> IN_FILE_ORDER = Comparator.comparingInt(
                    (Finding finding) -> finding.place().startLine())
            .thenComparingInt(finding -> finding.place().startOffset())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    /**
     * Another line that a message names.
     *
     * @param line its number, from 1
     * @param offset where in the message the number stands
     */
    public record OtherLine(int line, int offset) {}

    /** The same finding after {@code by} lines were put in (taken out, when negative) above line {@code from}. */
    public Finding moved(int from, int by) {
        boolean named = other.filter(there -> there.line() >= from).isPresent();
        if (by == 0 || place.endLine() < from && !named) {
            return this;
        }
        Place moved = new Place(
                movedLine(place.startLine(), from, by),
                place.startOffset(),
                movedLine(place.endLine(), from, by),
                place.endOffset());
        Finding here = new Finding(rule, severity, moved, message, help, fix.map(it -> it.moved(from, by)), other);
        return named ? here.naming(other.orElseThrow().line() + by) : here;
    }

    public static int movedLine(int line, int from, int by) {
        return line >= from ? line + by : line;
    }

    private Finding naming(int line) {
        OtherLine old = other.orElseThrow();
        String text = message.substring(0, old.offset())
                + line
                + message.substring(old.offset() + Integer.toString(old.line()).length());
        return new Finding(rule, severity, place, text, help, fix, Optional.of(new OtherLine(line, old.offset())));
    }
}
