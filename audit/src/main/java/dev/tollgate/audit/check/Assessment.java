package dev.tollgate.audit.check;

import java.util.List;

/**
 * How one check came out on one host.
 *
 * @param check the check
 * @param status how it came out
 * @param findings what it found; none unless it failed or its findings were silenced
 */
public record Assessment(Check check, Status status, List<Finding> findings) {
    /** How a check can come out. */
    public enum Status {
        /** It found something. */
        FAILED("failed"),
        /** What it found is silenced by a comment in the configuration. */
        ACCEPTED("accepted by a comment"),
        /** It looked and found nothing. */
        PASSED("passed"),
        /** It does not hold for this profile, or there is no configuration that it is about. */
        NOT_APPLICABLE("not applicable"),
        /** What it looks at is not known: the facts of the host were not collected. */
        NOT_CHECKED("not checked");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** The status in words. */
        public String words() {
            return words;
        }
    }

    public Assessment {
        findings = List.copyOf(findings);
    }
}
