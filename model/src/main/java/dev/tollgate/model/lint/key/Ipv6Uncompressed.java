package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Fix;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.TextEdit;
import java.util.EnumSet;
import java.util.Set;

/** Finds IPv6 hosts with all their groups where sendmail compresses them. */
final class Ipv6Uncompressed implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG240", "Uncompressed IPv6 address where sendmail compresses")
                .intentFix();
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }

    @Override
    public Set<KeyKind> keyKinds() {
        return EnumSet.of(KeyKind.IPV6);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!site.has(Feature.USE_COMPRESSED_IPV6)
                || !(entry.key() instanceof Key.Ipv6 address)
                || address.groups().size() < 8
                || address.compressedText().equals(address.text())) {
            return;
        }
        String text = address.compressedText();
        report.add(
                this,
                entry.lineNumber(),
                entry.keySpan(),
                "this site's sendmail compresses IPv6 addresses (UseCompressedIPv6Addresses)" + KeyRule.DEAD,
                "write " + text,
                Fix.intent("write " + text, TextEdit.replace(entry.lineNumber(), entry.keySpan(), text)));
    }
}
