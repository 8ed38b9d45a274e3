package dev.tollgate.model.entry;

import dev.tollgate.model.entry.TlsRequirement.Extension;
import dev.tollgate.model.entry.TlsRequirement.Level;
import dev.tollgate.model.entry.TlsRequirement.Prefix;
import dev.tollgate.model.entry.TlsRequirement.Subject;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads a TLS requirement. Strict on purpose: whatever does not follow the grammar to the letter is accepted by sendmail
 * as "no requirement", so nothing may be guessed here.
 */
final class TlsRequirementParser {
    private static final Pattern BITS = Pattern.compile("[1-9][0-9]{0,5}");

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
            return new ParsedValue.Invalid(mismatch.error);
        }
    }

    /** Leaves the descent; never seen outside. */
    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ParseError error;

        Mismatch(ParseError error) {
            super(error.message(), null, false, false);
            this.error = error;
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
                expect("+", "'+' after " + prefix);
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
        throw mismatch("VERIFY or ENCR");
    }

    private OptionalInt bits(Level level) throws Mismatch {
        if (!sees(":")) {
            if (level == Level.ENCR) {
                throw mismatch("':' and a number of bits after ENCR");
            }
            return OptionalInt.empty();
        }
        at++;
        if (at >= tokens.size() || !BITS.matcher(tokens.get(at).text()).matches()) {
            throw mismatch("a decimal number of bits");
        }
        return OptionalInt.of(Integer.parseInt(tokens.get(at++).text()));
    }

    private List<Extension> extensions() throws Mismatch {
        List<Extension> extensions = new ArrayList<>();
        if (at == tokens.size()) {
            return extensions;
        }
        expect("+", "'+' and an extension, or the end");
        extensions.add(extension());
        while (at < tokens.size()) {
            expect("+", "'++' and a further extension, or the end");
            expect("+", "'++' between two extensions");
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
            throw mismatch("':' and a value after " + subject);
        }
        at++;
        int from = at;
        while (at < tokens.size()
                && !(sees("+") && at + 1 < tokens.size() && tokens.get(at + 1).is("+"))) {
            at++;
        }
        if (at == from) {
            throw mismatch("a value after " + subject + ":");
        }
        if (subject == Subject.CITag && at != from + 1) {
            at = from + 1;
            throw mismatch("one word as the tag after CITag:");
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
        throw mismatch("CN, CN:name, CS:subject, CI:issuer or CITag:tag");
    }

    private boolean sees(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private void expect(String word, String expected) throws Mismatch {
        if (!sees(word)) {
            throw mismatch(expected);
        }
        at++;
    }

    private Span span(int from) {
        return new Span(
                tokens.get(from).span().start(), tokens.get(at - 1).span().end());
    }

    private Mismatch mismatch(String expected) {
        if (at < tokens.size()) {
            Span rest = tokens.spanFrom(at);
            return new Mismatch(
                    new ParseError(rest, expected, text.substring(rest.start() - offset, rest.end() - offset)));
        }
        int end = offset + text.length();
        return new Mismatch(new ParseError(new Span(end, end), expected, ""));
    }
}
