package dev.tollgate.model.entry.value;

import dev.tollgate.model.entry.value.TlsRequirement.Extension;
import dev.tollgate.model.entry.value.TlsRequirement.Level;
import dev.tollgate.model.entry.value.TlsRequirement.Prefix;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads a TLS requirement. Strict on purpose: whatever does not follow the grammar to the letter is accepted by sendmail
 * as "no requirement", so nothing may be guessed here.
 */
final class TlsRequirementParser {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    private static final Pattern ODD_NUMBER =
            Pattern.compile("0[0-7]+|0[xX][0-9a-fA-F]+|[1-9][0-9]*[a-zA-Z][a-zA-Z-]*");
    private static final Pattern BITS = Pattern.compile("[1-9][0-9]{0,8}");

    private final String text;
    private final Tokens tokens;
    private final int offset;
    private int at;

    private TlsRequirementParser(String text, Tokens tokens, int offset) {
        this.text = text;
        this.tokens = tokens;
        this.offset = offset;
    }

    static ParsedValue parse(String text, Tokens tokens, int offset) {
        try {
            return new ParsedValue.Valid(new TlsRequirementParser(text, tokens, offset).requirement());
        } catch (Mismatch mismatch) {
            return new ParsedValue.Invalid(mismatch.error, Optional.of(mismatch.mistake));
        }
    }

    /** Leaves the descent; never seen outside. */
    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ParseError error;
        private final TlsMistake mistake;

        Mismatch(ParseError error, TlsMistake mistake) {
            super(error.message(), null, false, false);
            this.error = error;
            this.mistake = mistake;
        }
    }

    private TlsRequirement requirement() throws Mismatch {
        Prefix prefix = prefix();
        Level level = level();
        OptionalInt bits = bits(level);
        return new TlsRequirement(prefix, level, bits, extensions());
    }

    private Prefix prefix() throws Mismatch {
        for (Prefix prefix : List.of(Prefix.TEMP, Prefix.PERM)) {
            if (sees(prefix.name())) {
                at++;
                expect("+", "'+' after " + prefix, TlsMistake.PREFIX);
                return prefix;
            }
        }
        return Prefix.NONE;
    }

    private Level level() throws Mismatch {
        for (Level level : Level.values()) {
            if (sees(level.name())) {
                at++;
                return level;
            }
        }
        throw mismatch("VERIFY or ENCR", at > 0 ? TlsMistake.PREFIX : TlsMistake.OTHER_VALUE);
    }

    private OptionalInt bits(Level level) throws Mismatch {
        if (sees(":")) {
            at++;
            return OptionalInt.of(number());
        }
        boolean more = at < tokens.size() && !sees("+");
        if (more || level == Level.ENCR) {
            String expected =
                    level == Level.ENCR ? "':' and a number of bits after ENCR" : "'+' and an extension, or the end";
            throw mismatch(
                    expected,
                    !more
                            ? TlsMistake.ENCR_WITHOUT_BITS
                            : NUMBER.matcher(word()).matches() ? TlsMistake.MISSING_COLON : TlsMistake.OTHER_VALUE);
        }
        return OptionalInt.empty();
    }

    private int number() throws Mismatch {
        String number = word();
        String expected = "a decimal number of bits";
        if (number.isEmpty() || number.equals("+")) {
            throw mismatch(expected, TlsMistake.EMPTY_BITS);
        }
        at++;
        if (at < tokens.size() && !sees("+")) {
            boolean plain = BITS.matcher(number).matches();
            at -= plain ? 0 : 1;
            throw mismatch(plain ? "'+' and an extension, or the end" : expected, TlsMistake.UNIT);
        }
        if (!BITS.matcher(number).matches()) {
            at--;
            throw mismatch(
                    expected,
                    ODD_NUMBER.matcher(number).matches()
                            ? TlsMistake.ODD_NUMBER
                            : NUMBER.matcher(number).matches() ? TlsMistake.HUGE_NUMBER : TlsMistake.ZERO_BITS);
        }
        return Integer.parseInt(number);
    }

    private List<Extension> extensions() throws Mismatch {
        List<Extension> extensions = new ArrayList<>();
        while (at < tokens.size()) {
            if (!extensions.isEmpty()) {
                // Only after CN without a name is there something else than "++" or the end.
                expect("+", "'++' and a further extension, or the end", TlsMistake.UNKNOWN_EXTENSION);
            }
            expect("+", "'++' between two extensions", TlsMistake.SINGLE_PLUS);
            extensions.add(extension());
        }
        return extensions;
    }

    private Extension extension() throws Mismatch {
        int start = at;
        Subject subject = subject();
        if (!sees(":")) {
            if (subject == Subject.CN) {
                return new Extension(subject, "", span(start));
            }
            throw mismatch("':' and a value after " + subject, TlsMistake.EMPTY_EXTENSION);
        }
        at++;
        int from = at;
        while (at < tokens.size() && !(sees("+") && at + 1 < tokens.size() && tokens.is(at + 1, "+"))) {
            at++;
        }
        if (at == from) {
            throw mismatch("a value after " + subject + ":", TlsMistake.EMPTY_EXTENSION);
        }
        if (subject == Subject.CITag && at != from + 1) {
            at = from + 1;
            throw mismatch("one word as the tag after CITag:", TlsMistake.CITAG_WORDS);
        }
        return new Extension(subject, tokens.join(from, at), span(start));
    }

    private Subject subject() throws Mismatch {
        for (Subject subject : Subject.values()) {
            if (sees(subject.name())) {
                at++;
                return subject;
            }
        }
        throw mismatch(
                "CN, CN:name, CS:subject, CI:issuer or CITag:tag",
                word().isEmpty() || sees("+") ? TlsMistake.STRAY_PLUS : TlsMistake.UNKNOWN_EXTENSION);
    }

    /** The next token, empty after the last. */
    private String word() {
        return at < tokens.size() ? tokens.text(at) : "";
    }

    private boolean sees(String word) {
        return at < tokens.size() && tokens.is(at, word);
    }

    private void expect(String word, String expected, TlsMistake mistake) throws Mismatch {
        if (!sees(word)) {
            throw mismatch(expected, mistake);
        }
        at++;
    }

    private Span span(int from) {
        return tokens.span(from, at - 1);
    }

    private Mismatch mismatch(String expected, TlsMistake mistake) {
        if (at < tokens.size()) {
            Span rest = tokens.spanFrom(at);
            String found = text.substring(rest.start() - offset, rest.end() - offset);
            return new Mismatch(new ParseError(rest, expected, found), mistake);
        }
        int end = offset + text.length();
        return new Mismatch(new ParseError(new Span(end, end), expected, ""), mistake);
    }
}
