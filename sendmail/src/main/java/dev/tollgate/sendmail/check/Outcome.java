package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.address.Refusal;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a ruleset says.
 *
 * @param tokens the workspace that it leaves
 * @param refusal the reply with which it refuses
 * @param reason why it quarantines; empty where it does not
 * @param temporary whether a lookup failed for the time being
 * @param complaint the first error on the way; its code and text make the reply where the command fails of it
 * @param said what sendmail would say on the way, such as about a map that cannot be opened
 */
public record Outcome(
        Kind kind,
        List<String> tokens,
        Optional<Refusal> refusal,
        String reason,
        boolean temporary,
        Optional<Report.Complaint> complaint,
        List<Fired> fired,
        List<Looked> lookups,
        String said) {
    /** The kinds of answers. */
    public enum Kind {
        /** There is no such ruleset, or the text cannot be scanned: sendmail goes on. */
        NOT_ASKED,
        PASSES,
        REFUSES,
        DISCARDS,
        QUARANTINES,
        /** The rules never come to an end, or the process ends with them. */
        BREAKS
    }

    /**
     * A rule that matched.
     *
     * @param resolves whether it names a mailer
     * @param grants whether it says the word that allows relaying
     */
    public record Fired(String ruleset, String file, int line, boolean resolves, boolean grants) {}

    /** The rule that gave the answer: the last one that allowed relaying or named a mailer, if the answer does. */
    public Optional<Fired> deciding() {
        if (kind == Kind.PASSES) {
            Optional<Fired> granting = last(Fired::grants);
            if (granting.isPresent()) {
                return granting;
            }
        }
        boolean resolved = !tokens.isEmpty() && Code.of(tokens.get(0)) == Code.MAILER;
        return last(rule -> !resolved || rule.resolves);
    }

    private Optional<Fired> last(Predicate<Fired> wanted) {
        for (int i = fired.size() - 1; i >= 0; i--) {
            if (wanted.test(fired.get(i))) {
                return Optional.of(fired.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * A lookup.
     *
     * @param mapClass the class of the map
     * @param value the value found; empty where there is none
     */
    public record Looked(String map, String mapClass, String key, Optional<String> value) {}
}
