package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.TextEdit;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds keys with letters outside ASCII. */
final class NonAsciiKey implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG234", "Letter outside ASCII in a key").intentFix();
    }

    @Override
    public Set<Tag> tags() {
        Set<Tag> tags = EnumSet.allOf(Tag.class);
        tags.removeIf(tag -> tag.looksUp(KeyKind.DISTINGUISHED_NAME));
        return tags;
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (ByteText.isAscii(entry.left()) || KeyDefect.of(entry) != KeyDefect.NONE) {
            return;
        }
        String message =
                "a session without SMTPUTF8 carries only ASCII: the name comes in its ASCII form and does not match";
        Optional<String> ascii = entry.key() instanceof Key.Domain domain ? ascii(domain.name()) : Optional.empty();
        if (ascii.isPresent()) {
            String help = "write " + ascii.get();
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    message,
                    help,
                    Fix.intent(help, TextEdit.replace(entry.lineNumber(), entry.keySpan(), ascii.get())));
        } else {
            report.add(this, entry.lineNumber(), entry.keySpan(), message, "write the ASCII form of the name");
        }
    }

    private static Optional<String> ascii(String latin1) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(IDN.toASCII(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
        } catch (CharacterCodingException | IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
