package dev.tollgate.model.secret;

import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the secrets in what is shown are hidden. Secret are the values of AuthInfo entries (cf/README, "AuthInfo"), also
 * of broken and commented-out ones, and what looks like a password of theirs anywhere else. Texts may be bytes held as
 * ISO 8859-1 or characters.
 */
public enum Secrets {
    HIDDEN,
    SHOWN;

    /** What stands in place of a secret; longer than a byte, so that it is never part of a file's text. */
    public static final String MASK = "\u2022\u2022\u2022\u2022";

    private static final int SHORT = 3;

    /** {@code value}, which is stored under {@code key}, as shown. */
    public String value(String key, String value) {
        return this == SHOWN ? value : masked(value, SecretSpans.ofValue(key, value));
    }

    /** {@code line} of an access file as shown. */
    public String line(String line) {
        return masked(line, spans(line));
    }

    /** Any text as shown: what is marked as a password in it is hidden. */
    public String text(String text) {
        return this == SHOWN ? text : masked(text, MarkedText.spans(text));
    }

    /** Words about {@code hit} as shown: what is secret in its value is hidden in them, too. */
    public String words(String words, Hit hit) {
        return words(
                words,
                this == SHOWN
                        ? List.of()
                        : SecretSpans.ofValue(hit.key(), hit.value()).stream()
                                .map(span -> span.of(hit.value()))
                                .toList());
    }

    /** {@code words} without {@code hidden}, and without what is marked as a password. */
    String words(String words, List<String> hidden) {
        String shown = text(words);
        for (String secret : hidden) {
            shown = without(shown, secret);
        }
        return shown;
    }

    /** A secret of a few letters is part of many words; there it counts only where it stands alone. */
    private static String without(String text, String secret) {
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        int at = text.indexOf(secret);
        while (at >= 0) {
            int end = at + secret.length();
            boolean inWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))
                    || end < text.length() && Character.isLetterOrDigit(text.charAt(end));
            if (secret.length() > SHORT || !inWord) {
                shown.append(text, copied, at).append(MASK);
                copied = end;
            }
            at = text.indexOf(secret, end);
        }
        return shown.append(text, copied, text.length()).toString();
    }

    /** What of {@code line} of an access file is hidden, in order. */
    public List<Span> spans(String line) {
        return this == SHOWN ? List.of() : SecretSpans.ofLine(line);
    }

    /** {@code verdict} as shown. */
    public Verdict verdict(Verdict verdict) {
        if (this == SHOWN) {
            return verdict;
        }
        String value = verdict.value();
        return new Verdict(
                verdict.phase(),
                verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                value == null ? null : verdict.phase() == Phase.AUTHINFO ? value("AuthInfo", value) : text(value),
                hit(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), hit(probe.hit())))
                        .toList(),
                text(verdict.workspace()),
                basis(verdict.basis()));
    }

    /** The same, where {@code facts} were asked: a reply may repeat what is marked as a password in them without its mark. */
    public Verdict verdict(Verdict verdict, Facts facts) {
        Verdict shown = verdict(verdict);
        Reply reply = shown.reply();
        if (this == SHOWN || reply == null) {
            return shown;
        }
        String asked = facts.toString();
        List<String> hidden = MarkedText.spans(asked).stream()
                .map(span -> span.of(asked))
                .flatMap(secret -> Stream.of(secret, secret.toLowerCase(Locale.ROOT)))
                .toList();
        return new Verdict(
                shown.phase(),
                shown.decision(),
                shown.relay(),
                new Reply(reply.code(), reply.status(), words(reply.text(), hidden)),
                shown.value(),
                shown.matched(),
                shown.lookups(),
                words(shown.workspace(), hidden),
                shown.basis());
    }

    private Basis basis(Basis basis) {
        return new Basis(
                basis.engine(),
                basis.assumed(),
                basis.unmodelled(),
                basis.rules(),
                basis.deciding(),
                basis.others().stream().map(this::other).toList());
    }

    private Basis.OtherLookup other(Basis.OtherLookup lookup) {
        String value = lookup.value();
        return new Basis.OtherLookup(lookup.map(), lookup.key(), value == null ? null : value(lookup.key(), value));
    }

    private @Nullable Hit hit(@Nullable Hit hit) {
        return hit == null ? null : hit.withValue(value(hit.key(), hit.value()));
    }

    private static String masked(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (Span span : spans) {
            masked.append(text, copied, span.start()).append(MASK);
            copied = span.end();
        }
        return masked.append(text, copied, text.length()).toString();
    }
}
