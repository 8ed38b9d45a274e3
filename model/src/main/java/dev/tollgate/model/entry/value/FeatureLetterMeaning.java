package dev.tollgate.model.entry.value;

import java.util.Locale;
import java.util.Map;

/** What each feature letter switches (doc/op, "srv_features" and "clt_features"). */
public final class FeatureLetterMeaning {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("a", "AUTH"),
            Map.entry("b", "VERB"),
            Map.entry("c", "a security layer for plaintext logins"),
            Map.entry("d", "DSN"),
            Map.entry("e", "ETRN"),
            Map.entry("f", "the check for transaction stuffing"),
            Map.entry("g", "refusal of bare LF"),
            Map.entry("g2", "bare LF turned into a space"),
            Map.entry("h", "hanging up on HTTP commands"),
            Map.entry("i", "SMTPUTF8"),
            Map.entry("k", "LIMITS"),
            Map.entry("l", "mail only after AUTH"),
            Map.entry("m", "MTA-STS"),
            Map.entry("n", "no PIPELINING with a penalty for using it"),
            Map.entry("o", "strict CRLF line ends"),
            Map.entry("p", "PIPELINING"),
            Map.entry("r", "a request for its certificate"),
            Map.entry("s", "STARTTLS"),
            Map.entry("u", "refusal of bare CR"),
            Map.entry("u2", "bare CR turned into a space"),
            Map.entry("v", "a request for its certificate"),
            Map.entry("x", "EXPN"));

    private FeatureLetterMeaning() {}

    /** What {@code letter} does under Clt_Features:, as a noun phrase. */
    public static String ofClient(String letter) {
        return letter.equals("D") ? "no DANE" : of(letter);
    }

    /** What {@code letter} (with its variant digit) does, as a noun phrase; upper case is "no …". */
    public static String of(String letter) {
        String lower = letter.substring(0, 1).toLowerCase(Locale.ROOT) + letter.substring(1);
        String meaning = MEANINGS.getOrDefault(lower, "'" + letter + "'");
        return letter.equals(lower) ? meaning : "no " + meaning.replaceFirst("^an? ", "");
    }
}
