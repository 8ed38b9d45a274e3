package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.EntryScope.PartLook;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A distinguished name somewhere in an entry, as it is written.
 *
 * @param text the name
 * @param span where the name stands
 * @param role what sendmail compares it with
 */
record NameText(String text, Span span, Role role) {
    /** Tags whose keys are names. */
    static final Set<Tag> KEY_TAGS = Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM);

    /** Tags with names in their keys or in their values. */
    private static final Set<Tag> TAGS =
            Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM, Tag.TLS_CLT, Tag.TLS_SRV, Tag.TLS_RCPT);

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

    /** A rule about names that are keys; what it says of those in a requirement is another rule's. */
    static EntryRule keys(RuleInfo info, PartLook<NameText> look) {
        return info.on(KEY_TAGS).when(NameText::hasKey).finds((entry, report) -> look.at(ofKey(entry), report));
    }

    /** A rule about names in OpenSSL's one-line form that are keys. */
    static EntryRule oneLineKeys(RuleInfo info, PartLook<NameText> look) {
        return keys(info, ifOneLine(look));
    }

    /** A rule about names in OpenSSL's one-line form, whether they are keys or follow CS: and CI:. */
    static EntryRule oneLine(RuleInfo info, PartLook<NameText> look) {
        return info.on(TAGS).notPlain().each(NameText::of, ifOneLine(look));
    }

    private static PartLook<NameText> ifOneLine(PartLook<NameText> look) {
        return (name, report) -> {
            if (name.isOneLine()) {
                look.at(name, report);
            }
        };
    }

    private static List<NameText> of(Entry entry) {
        if (hasKey(entry)) {
            return List.of(ofKey(entry));
        }
        List<NameText> names = new ArrayList<>();
        if (entry.meaning() instanceof TlsRequirement requirement) {
            for (TlsRequirement.Extension extension : requirement.extensions()) {
                if (extension.subject() == TlsRequirement.Subject.CS
                        || extension.subject() == TlsRequirement.Subject.CI) {
                    names.add(ofExtension(entry, extension));
                }
            }
        }
        return names;
    }

    private static NameText ofKey(Entry entry) {
        return new NameText(keyText(entry), entry.keySpan(), Role.KEY);
    }

    private static boolean hasKey(Entry entry) {
        boolean certificate = entry.tag() == Tag.CERT_ISSUER || entry.tag() == Tag.CERT_SUBJECT;
        boolean cutShort = entry.right().startsWith("=");
        return entry.keySpan().length() > 0
                && !cutShort
                && (certificate || entry.tag() == Tag.CUSTOM && isOneLine(keyText(entry)));
    }

    /** The key as it is written. */
    static String keyText(Entry entry) {
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

    /** Whether this is a key. */
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
