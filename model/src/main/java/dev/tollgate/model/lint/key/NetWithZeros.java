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
import dev.tollgate.model.source.TextEdit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds nets written with zeros for what does not count. */
final class NetWithZeros implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG210", "Net written with zeros at its end").unsafeFix();
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }

    @Override
    public Set<KeyKind> keyKinds() {
        return EnumSet.of(KeyKind.IPV4);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.key() instanceof Key.Ipv4 address)
                || address.octets().size() < 4
                || address.octets().get(3) != 0) {
            return;
        }
        tell(entry, address, report);
    }

    private void tell(Entry entry, Key.Ipv4 address, Report report) {
        List<Integer> octets = address.octets();
        int given = 3;
        while (given > 1 && octets.get(given - 1) == 0) {
            given--;
        }
        String net = new Key.Ipv4(octets.subList(0, given)).text();
        report.add(
                this,
                entry.lineNumber(),
                entry.keySpan(),
                "this is the one host " + address.text() + ", not the network " + net,
                "write " + net + " for the network",
                Fix.unsafe("write " + net, TextEdit.replace(entry.lineNumber(), entry.keySpan(), net)));
    }
}
