package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.issue.Validity;
import dev.tollgate.cli.output.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a certificate is valid. */
public final class ValidityOptions {
    private static final int LONGEST = 36_500;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "Days of validity: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            description = "The start of validity, as in 2027-01-31T00:00:00Z. Default: now.")
    private @Nullable String notBefore;

    /** The time of validity. */
    public Validity validity(Instant now) {
        requireDays(days);
        String start = notBefore;
        try {
            return Validity.days(start == null ? now : Instant.parse(start), days);
        } catch (DateTimeException e) {
            throw Problem.usage("--not-before " + start + ": not a time", "write it as in 2027-01-31T00:00:00Z");
        }
    }

    /** Refuses a number of days that makes no sense. */
    public static void requireDays(int days) {
        if (days < 1 || days > LONGEST) {
            throw Problem.usage("--days " + days + ": not between 1 and " + LONGEST, "a year has 365");
        }
    }
}
