package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Phrases;
import dev.tollgate.model.policy.rewrite.RegexMap;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.AccessMap;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules refer to of a site, made ready once: its classes to ask, its name and its replies as tokens. */
public final class SiteTerms {
    private final Site site;
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    private final Map<CfClass, Phrases> classes = new EnumMap<>(CfClass.class);
    private final Map<Feature, RegexMap> regexes = new EnumMap<>(Feature.class);
    private final @Nullable AccessMap accessFlags;
    private final @Nullable AccessMap authinfoFlags;
    private final String domainName;
    private final String[] hostName;
    private final String[] rejection;
    private final String[] recipientRejection;
    private final String[] relayRefusal;

    public SiteTerms(Site site) {
        this.site = site;
        site.features().forEach(setting -> features.add(setting.feature()));
        classes.put(CfClass.LOCAL, Phrases.of(site.localDomains()));
        classes.put(CfClass.RELAY, Phrases.of(site.relayDomains()));
        classes.put(CfClass.OWN, Phrases.of(site.ownDomains()));
        classes.put(CfClass.TRUST_AUTH_MECH, Phrases.of(site.authMechanisms()));
        classes.put(CfClass.CANONICAL, Phrases.of("."));
        classes.put(CfClass.OPERATORS, Phrases.of(operators(site)));
        classes.put(CfClass.ACCEPT, Phrases.of("ok", "relay"));
        classes.put(CfClass.SPAM_TAG, Phrases.of("spamfriend", "spamhater"));
        classes.put(CfClass.RESOLVED, Phrases.of("okr"));
        classes.put(CfClass.TLS, Phrases.of("verify", "encr"));
        classes.put(CfClass.TLS_VERIFIED, Phrases.of("ok", "trusted"));
        for (Feature feature : List.of(Feature.CERT_REGEX_ISSUER, Feature.CERT_REGEX_SUBJECT)) {
            site.argument(feature).ifPresent(declaration -> regexes.put(feature, RegexMap.parse(declaration)));
        }
        accessFlags = changingLookups(site.accessMap());
        authinfoFlags = site.argument(Feature.AUTHINFO)
                .map(declaration -> changingLookups(AccessMap.parse(declaration)))
                .orElse(null);
        domainName = site.domainName();
        hostName = Session.scan(site.hostName());
        String reject = site.replies().reject();
        rejection = reject.isEmpty()
                ? Workspace.error("5.7.1", "\"550 Access denied\"")
                : Workspace.error("", (Object) Session.scan(reject));
        recipientRejection =
                Workspace.error("5.2.1", (Object) Session.scan(site.replies().rejectRecipient()));
        relayRefusal =
                Workspace.error("5.7.1", (Object) Session.scan(site.replies().relay()));
    }

    private static @Nullable AccessMap changingLookups(AccessMap map) {
        return map.changesLookups() ? map : null;
    }

    private static List<String> operators(Site site) {
        List<String> operators = new ArrayList<>(List.of("@"));
        if (!site.has(Feature.NOPERCENTHACK)) {
            operators.add("%");
        }
        if (!site.has(Feature.NOUUCP)) {
            operators.add("!");
        }
        return operators;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    Site site() {
        return site;
    }

    /** How the access map is declared, if that changes what a lookup does. */
    @Nullable
    AccessMap accessFlags() {
        return accessFlags;
    }

    /** The same of the map of feature authinfo. */
    @Nullable
    AccessMap authinfoFlags() {
        return authinfoFlags;
    }

    /** The members of a class of the site, or of one that the configuration fixes. */
    Phrases members(CfClass name) {
        return classes.getOrDefault(name, Phrases.NONE);
    }

    /** The regex map that the feature declares, if it is on. */
    @Nullable
    RegexMap regex(Feature feature) {
        return regexes.get(feature);
    }

    /** $m. */
    String domainName() {
        return domainName;
    }

    /** $j. */
    String[] hostName() {
        return hostName;
    }

    /** What REJECT leads to outside the recipient part: confREJECT_MSG, or sendmail's own text. */
    String[] rejection() {
        return rejection;
    }

    /** What REJECT leads to for a recipient: confRCPTREJ_MSG. */
    String[] recipientRejection() {
        return recipientRejection;
    }

    /** What a client hears that may not relay: confRELAY_MSG. */
    String[] relayRefusal() {
        return relayRefusal;
    }
}
