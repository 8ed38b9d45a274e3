package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.config.Configuration;
import java.util.function.Predicate;

/** Checks that are one condition on an option and one sentence. */
final class Rows {
    private Rows() {}

    /** Where {@code when} holds, {@code option} should be {@code good}; {value} in the sentence is what it is. */
    static Check option(Check check, String option, String good, Predicate<Configuration> when, String says) {
        return check.each(look -> {
            if (when.test(look.c())) {
                look.set(option, good, says.replace("{value}", look.c().value(option)));
            }
        });
    }

    /** Where {@code when} holds, somebody should look at {@code option}; {value} in the sentence is what it is. */
    static Check note(Check check, String option, Predicate<Configuration> when, String says) {
        return check.each(look -> {
            if (when.test(look.c())) {
                look.option(option, says.replace("{value}", look.c().value(option)));
            }
        });
    }
}
