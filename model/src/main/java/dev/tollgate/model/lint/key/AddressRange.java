package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds ranges of addresses. */
final class AddressRange extends KeyRule {
    private static final Pattern LAST_OCTETS =
            Pattern.compile("((?:[0-9]{1,3}\\.){3})([0-9]{1,3})-(?:\\1)?([0-9]{1,3})");

    private static List<String> addresses(String range) {
        Matcher matcher = LAST_OCTETS.matcher(range);
        List<String> addresses = new ArrayList<>();
        if (matcher.matches()) {
            int last = Integer.parseInt(matcher.group(3));
            for (int octet = Integer.parseInt(matcher.group(2)); octet <= last && octet <= 255; octet++) {
                addresses.add(matcher.group(1) + octet);
            }
        }
        return addresses.size() > Network.MOST_PREFIXES ? List.of() : addresses;
    }

    AddressRange() {
        super(RuleInfo.error("TG206", "Range of addresses").intentFix(), KeyDefect.ADDRESS_RANGE);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "there are no ranges: '" + key + "' is taken as it stands" + DEAD;
        keys(entry, report, message, "write one entry for each address", addresses(key));
    }
}
