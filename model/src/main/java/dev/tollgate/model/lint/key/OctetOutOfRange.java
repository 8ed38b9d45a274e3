package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds octets above 255 and addresses with too many octets. */
final class OctetOutOfRange extends KeyRule {

    OctetOutOfRange() {
        super(RuleInfo.error("TG209", "Not an IPv4 address"), KeyDefect.OCTET_OUT_OF_RANGE);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + key + "' is not an IPv4 address: it has up to four octets, 0 to 255" + DEAD;
        keys(entry, report, message, "correct the address", List.of());
    }
}
