package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.ErrorReply;

/** What the rules about replies need to know of a value. */
final class Replies {
    private Replies() {}

    /** The reply that {@code entry}, whose value has that form, refuses with. */
    static ErrorReply in(Entry entry) {
        if (entry.meaning() instanceof ErrorReply reply) {
            return reply;
        }
        throw new IllegalArgumentException("not a reply");
    }

    static boolean isCode(String word) {
        return word.length() == 3 && digits(word, 0) == 3;
    }

    /** Whether {@code word} is a class that rejects or defers, and two numbers of up to three digits. */
    static boolean isStatus(String word) {
        if (word.isEmpty() || "245".indexOf(word.charAt(0)) < 0) {
            return false;
        }
        int subject = 2 + digits(word, 2);
        int end = subject + 1 + digits(word, subject + 1);
        return word.startsWith(".", 1)
                && subject > 2
                && subject <= 5
                && word.startsWith(".", subject)
                && end > subject + 1
                && end <= subject + 4
                && end == word.length();
    }

    /** How many digits stand in {@code word} from {@code from} on. */
    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /** The text as it stands in the file after {@code ERROR:} and the status, quotes included. */
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
