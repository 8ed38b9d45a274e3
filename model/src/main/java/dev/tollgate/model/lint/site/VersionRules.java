package dev.tollgate.model.lint.site;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import java.util.List;

/** Entries that the site's sendmail is too old for, or may be. */
final class VersionRules {
    private VersionRules() {}

    static List<Rule> all() {
        return List.of(
                info("TG712", "An entry that older versions ignore")
                        .on(Tag.STS, Tag.CLT_FEATURES)
                        .where(VersionRules::mayBeTooNew)
                        .oncePerTag((entry, report) -> report.left(
                                "sendmail looks up such a key only from version " + since(entry)
                                        + " on; older versions never find it",
                                "check the version with sendmail -d0.1 -bv root")),
                error("TG721", "An entry that needs a newer sendmail")
                        .on()
                        .at(VersionRules::isGiven)
                        .finds((entry, report) -> Introduced.of(entry)
                                .filter(since -> since.isNewerThan(report.site()))
                                .ifPresent(since -> report.left(
                                        "sendmail " + report.site().version() + " does not know " + since.what()
                                                + ", which came with " + since.version() + ": " + since.before(),
                                        "remove the entry, or upgrade sendmail first"))));
    }

    /** The version in a cf is that of its m4 files; the program that reads it may be newer. */
    private static boolean isGiven(Site site) {
        return site.source(SiteFact.VERSION).kind() == FactSource.Kind.GIVEN;
    }

    private static boolean mayBeTooNew(Entry entry, Site site) {
        boolean ofServer = entry.tag() == Tag.STS || entry.key().kind() != KeyKind.DEFAULT;
        return ofServer && !isGiven(site) && !(site.knows(SiteFact.VERSION) && site.atLeast(since(entry)));
    }

    private static String since(Entry entry) {
        return entry.tag() == Tag.STS ? "8.18.2" : "8.17.2";
    }
}
