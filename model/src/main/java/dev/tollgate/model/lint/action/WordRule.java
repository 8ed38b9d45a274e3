package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.entry.ValueParser;
import dev.tollgate.model.lint.EntryRule;
import java.util.Set;

/** A rule about values that must be exactly one keyword, whatever the tag. */
interface WordRule extends EntryRule {
    @Override
    default Set<Tag> tags() {
        return Set.of(
                Tag.UNTAGGED,
                Tag.CONNECT,
                Tag.FROM,
                Tag.TO,
                Tag.SPAM,
                Tag.TRY_TLS,
                Tag.CERT_ISSUER,
                Tag.CERT_SUBJECT,
                Tag.STS,
                Tag.CUSTOM);
    }

    /** Whether {@code text} is a keyword (not a reply) of the entry's grammar. */
    static boolean isKeyword(Entry entry, String text) {
        ValueKind kind = entry.tag().valueKind();
        return ValueParser.parse(kind, text, 0) instanceof ParsedValue.Valid valid
                && !(valid.value() instanceof ErrorReply);
    }

    /** What sendmail makes of a keyword with something around it. */
    static String effect(Entry entry) {
        return entry.tag().valueKind() == ValueKind.ACTION
                ? "sendmail takes the whole value as a reply and refuses with it"
                : "sendmail ignores the entry";
    }
}
