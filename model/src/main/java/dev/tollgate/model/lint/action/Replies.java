package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.entry.ParsedValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rules about replies need to know of a value. */
final class Replies {
    private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

    private Replies() {}

    /** The reply that {@code entry} refuses with; empty if its value is something else. */
    static Optional<ErrorReply> of(Entry entry) {
        return entry.value() instanceof ParsedValue.Valid valid && valid.value() instanceof ErrorReply reply
                ? Optional.of(reply)
                : Optional.empty();
    }

    static boolean isCode(String word) {
        return word.length() == 3 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isStatus(String word) {
        return !word.isEmpty()
                && "245".indexOf(word.charAt(0)) >= 0
                && STATUS.matcher(word).matches();
    }

    /** The text as it stands in the file behind {@code ERROR:} and the status, quotes included. */
    static String writtenText(Entry entry, ErrorReply reply) {
        String value = entry.right().strip();
        int colons = switch (reply.form()) {
            case WITH_STATUS -> 2;
            case WITHOUT_STATUS -> 1;
            case BARE -> 0;
        };
        int at = 0;
        for (int i = 0; i < colons; i++) {
            at = value.indexOf(':', at) + 1;
        }
        return value.substring(at).strip();
    }
}
