package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy test expects of a verdict; a part that is {@code null} may be anything.
 *
 * @param decision the decision
 * @param relay whether the client may relay
 * @param code the reply code
 * @param status the enhanced status code
 * @param text the reply's text
 * @param value the value that took effect
 * @param key the key of the entry that decided, in any case; empty for no entry
 */
public record Expectation(
        @Nullable Decision decision,
        @Nullable Boolean relay,
        @Nullable Integer code,
        @Nullable String status,
        @Nullable String text,
        @Nullable String value,
        @Nullable String key) {
    /** Expects only a decision. */
    public static Expectation of(Decision decision) {
        return new Expectation(decision, null, null, null, null, null, null);
    }

    /** Expects what {@code verdict} says, in every part. */
    public static Expectation recording(Verdict verdict) {
        Reply reply = verdict.reply();
        Hit matched = verdict.matched();
        return new Expectation(
                verdict.decision(),
                verdict.relay(),
                reply == null ? null : (Integer) reply.code(),
                reply == null ? null : reply.status(),
                reply == null ? null : reply.text(),
                verdict.value(),
                matched == null ? "" : matched.key());
    }

    /** Where {@code verdict} differs, each as {@code part: expected …, got …}; empty if it is as expected. */
    public List<String> mismatches(Verdict verdict) {
        List<String> mismatches = new ArrayList<>();
        Reply reply = verdict.reply();
        Hit matched = verdict.matched();
        compare(
                "decision",
                decision == null ? null : decision.word(),
                verdict.decision().word(),
                mismatches);
        compare("relay", relay, verdict.relay(), mismatches);
        compare("reply code", code, reply == null ? null : (Integer) reply.code(), mismatches);
        compare("reply status", status, reply == null ? null : reply.status(), mismatches);
        compare("reply text", text, reply == null ? null : reply.text(), mismatches);
        compare("value", value, verdict.value(), mismatches);
        String actualKey = matched == null ? "" : matched.key();
        if (key != null && !key.equalsIgnoreCase(actualKey)) {
            compare("matched key", key, actualKey, mismatches);
        }
        return mismatches;
    }

    private static void compare(
            String part, @Nullable Object expected, @Nullable Object actual, List<String> mismatches) {
        if (expected != null && !Objects.equals(expected, actual)) {
            mismatches.add(part + ": expected " + expected + ", got " + (actual == null ? "none" : actual));
        }
    }
}
