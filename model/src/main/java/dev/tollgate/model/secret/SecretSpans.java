package dev.tollgate.model.secret;

import dev.tollgate.model.lint.key.EditDistance;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the secrets stand in a line of an access file, entry or comment, as typed or broken. */
final class SecretSpans {
    private static final String TAG = "authinfo";
    /** So many letters may be wrong in a tag that was meant to be AuthInfo. */
    private static final int MOST_WRONG = 2;

    private SecretSpans() {}

    /** A password that follows a colon where a space was meant. */
    private static final Pattern MARKED_IN_KEY = Pattern.compile("[^A-Za-z0-9][Pp][:=]");

    /** The secret spans of {@code line}, in order. */
    static List<Span> ofLine(String line) {
        int value = valueOfCredentials(line);
        return value < 0 ? MarkedText.spans(line) : CredentialText.spans(line, value);
    }

    /** The secret spans of {@code value}, which is stored under {@code key}. */
    static List<Span> ofValue(String key, String value) {
        return isCredentials(tag(key, 0, key.length())) ? CredentialText.spans(value, 0) : MarkedText.spans(value);
    }

    /** Where the value of a line that was meant as an AuthInfo entry begins; -1 for any other line. */
    private static int valueOfCredentials(String line) {
        int start = 0;
        boolean comment = false;
        while (start < line.length() && (CredentialText.isSpace(line.charAt(start)) || line.charAt(start) == '#')) {
            comment |= line.charAt(start) == '#';
            start++;
        }
        int end = wordEnd(line, start);
        String tag = tag(line, start, end);
        if (!isCredentials(tag)) {
            return -1;
        }
        int behindTag = start + tag.length();
        boolean delimited = behindTag < end;
        if (comment && !(delimited && line.charAt(behindTag) == ':')) {
            // A remark about AuthInfo, not an entry that was put out of use.
            return -1;
        }
        if (delimited) {
            Matcher marked = MARKED_IN_KEY.matcher(line).region(behindTag, end);
            if (marked.find()) {
                return marked.end() - "P:".length();
            }
            int equals = line.indexOf('=', behindTag);
            return equals >= 0 && equals < end && !line.substring(start, end).contains("/") ? equals + 1 : end;
        }
        // A tag without its colon: one word is the key if there are more.
        int key = spaceEnd(line, end);
        if (key < line.length() && line.charAt(key) == ':') {
            key = spaceEnd(line, key + 1);
        }
        int keyEnd = wordEnd(line, key);
        boolean isKey = keyEnd > key
                && spaceEnd(line, keyEnd) < line.length()
                && MarkedText.spans(line.substring(key, keyEnd)).isEmpty();
        return isKey ? keyEnd : key;
    }

    private static int spaceEnd(String line, int from) {
        int end = from;
        while (end < line.length() && CredentialText.isSpace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int wordEnd(String line, int from) {
        int end = from;
        while (end < line.length() && !CredentialText.isSpace(line.charAt(end)) && line.charAt(end) != '"') {
            end++;
        }
        return end;
    }

    /** The word before the colon, or what can pass for one. */
    private static String tag(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '=' || text.charAt(i) == ';') {
                return text.substring(start, i);
            }
        }
        return text.substring(start, end);
    }

    private static boolean isCredentials(String tag) {
        if (tag.length() > 2 * TAG.length()) {
            return false;
        }
        StringBuilder letters = new StringBuilder();
        tag.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return EditDistance.of(letters.toString(), TAG) <= MOST_WRONG;
    }
}
