package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.RuleLookup;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteBuilder;
import java.util.ArrayList;
import java.util.List;

/** The site that a page's "site:" line describes: features, local-domain=D, relay-domain=D and version=V. */
final class ExampleSite {
    private ExampleSite() {}

    static Site of(List<String> words) {
        if (words.isEmpty()) {
            return Site.UNKNOWN;
        }
        SiteBuilder site = Site.builder();
        List<String> local = new ArrayList<>();
        List<String> relay = new ArrayList<>();
        for (String word : words) {
            String argument = word.substring(word.indexOf('=') + 1);
            if (word.startsWith("local-domain=")) {
                local.add(argument);
            } else if (word.startsWith("relay-domain=")) {
                relay.add(argument);
            } else if (word.equals("access_db=off")) {
                site.noAccessMap();
            } else if (word.startsWith("smart-host=")) {
                site.smartHost(argument);
            } else if (word.startsWith("lookup=")) {
                site.lookup(new RuleLookup(
                        "access",
                        word.substring("lookup=".length()),
                        "Local_check_rcpt",
                        FactSource.read("sendmail.mc", 40)));
            } else if (word.startsWith("version=")) {
                site.version(argument);
            } else if (!word.equals("none")) {
                site.with(Site.parseFeature(word));
            }
        }
        return site.localDomains(local).relayDomains(relay).noOtherFeatures().build();
    }
}
