package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A distinguished name somewhere in an entry, as it is written.
 *
 * @param text the name
 * @param line the entry's line
 * @param span where the name stands
 * @param role what sendmail compares it with
 */
record NameText(String text, int line, Span span, Role role) {
    /** What sendmail compares a name with, and what becomes of one that is never equal. */
    enum Role {
        /** A key: looked up exactly. */
        KEY("the entry is never found"),
        /** The value of CS: or CI:. */
        EXTENSION("the requirement always fails");

        private final String effect;

        Role(String effect) {
            this.effect = effect;
        }
    }

    /** The names in {@code entry}. */
    static List<NameText> of(Entry entry) {
        List<NameText> names = new ArrayList<>();
        if (isKey(entry)) {
            names.add(new NameText(keyText(entry), entry.lineNumber(), entry.keySpan(), Role.KEY));
        }
        if (entry.value() instanceof ParsedValue.Valid valid && valid.value() instanceof TlsRequirement requirement) {
            for (TlsRequirement.Extension extension : requirement.extensions()) {
                if (extension.subject() == TlsRequirement.Subject.CS
                        || extension.subject() == TlsRequirement.Subject.CI) {
                    names.add(ofExtension(entry, extension));
                }
            }
        }
        return names;
    }

    private static boolean isKey(Entry entry) {
        boolean certificate = entry.tag() == Tag.CERT_ISSUER || entry.tag() == Tag.CERT_SUBJECT;
        boolean cutShort = entry.right().startsWith("=");
        return entry.keySpan().length() > 0
                && !cutShort
                && (certificate || entry.tag() == Tag.CUSTOM && isOneLine(keyText(entry)));
    }

    private static String keyText(Entry entry) {
        return entry.left().substring(entry.left().length() - entry.keySpan().length());
    }

    private static NameText ofExtension(Entry entry, TlsRequirement.Extension extension) {
        String written = extension.span().shift(-entry.rightSpan().start()).of(entry.right());
        int start = written.indexOf(':') + 1;
        while (start < written.length() && written.charAt(start) <= ' ') {
            start++;
        }
        return new NameText(
                written.substring(start),
                entry.lineNumber(),
                new Span(extension.span().start() + start, extension.span().end()),
                Role.EXTENSION);
    }

    /** Whether {@code text} is of OpenSSL's one-line form, as far as its beginning tells. */
    static boolean isOneLine(String text) {
        int equals = text.indexOf('=');
        return text.startsWith("/") && equals > 1 && text.indexOf('/', 1) != equals - 1;
    }

    /** Whether this name is of OpenSSL's one-line form. */
    boolean isOneLine() {
        return isOneLine(text);
    }

    /** Whether this is a key. What is told of the names in a requirement by a rule of its own is not told again. */
    boolean isKey() {
        return role == Role.KEY;
    }

    /** What becomes of a name that equals no certificate's. */
    String effect() {
        return role.effect;
    }

    /** The line's stretch from {@code start} to {@code end} of this name. */
    Span part(int start, int end) {
        return new Span(span.start() + start, span.start() + end);
    }
}
