package dev.tollgate.cli.site;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.site.FactSource;
import dev.tollgate.model.site.FeatureSetting;
import dev.tollgate.model.site.RuleLookup;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.model.site.SiteGap;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The facts of a site as text and JSON, each with where it is known from. */
final class ShownSite {
    private static final Map<String, String> MODES = Map.of(
            "b",
            "b (background)",
            "i",
            "i (interactive)",
            "q",
            "q (queue only)",
            "d",
            "d (deferred: no checks are made)");

    private final Site site;
    private final Map<SiteFact, String> facts = new LinkedHashMap<>();

    ShownSite(Site site) {
        this.site = site;
        facts.put(SiteFact.HOST_NAME, site.knows(SiteFact.HOST_NAME) ? site.hostName() : "not known: give --host-name");
        facts.put(SiteFact.VERSION, site.version());
        facts.put(SiteFact.LOCAL_DOMAINS, words(site.localDomains()));
        facts.put(SiteFact.RELAY_DOMAINS, words(site.relayDomains()));
        facts.put(
                SiteFact.OWN_DOMAINS,
                site.knows(SiteFact.OWN_DOMAINS)
                        ? words(site.ownDomains())
                        : "not known: the domain of the machine's own name; give --host-name");
        facts.put(SiteFact.AUTH_MECHANISMS, words(site.authMechanisms()));
        facts.put(SiteFact.DELIVERY_MODE, MODES.getOrDefault(site.deliveryMode(), site.deliveryMode()));
        facts.put(
                SiteFact.ACCESS_MAP,
                site.readsAccessMap()
                        ? site.accessMap().toString()
                        : "none: FEATURE(access_db) is off, and no entry has any effect");
    }

    private static String words(Collection<String> words) {
        return words.isEmpty() ? "none" : String.join(" ", new TreeSet<>(words));
    }

    private static String label(SiteFact fact) {
        return switch (fact) {
            case HOST_NAME -> "host name";
            case VERSION -> "version";
            case LOCAL_DOMAINS -> "local domains";
            case RELAY_DOMAINS -> "relay domains";
            case OWN_DOMAINS -> "own domains";
            case AUTH_MECHANISMS -> "AUTH to relay";
            case DELIVERY_MODE -> "delivery mode";
            case ACCESS_MAP -> "access map";
            default -> fact.name().toLowerCase(Locale.ROOT);
        };
    }

    void print(Output out) {
        facts.forEach((fact, text) -> {
            out.line(String.format(
                    Locale.ROOT, "%-15s%s%s", label(fact) + ":", Shown.line(text), bracketed(site.source(fact))));
            if (fact == SiteFact.LOCAL_DOMAINS && !site.knows(SiteFact.MACHINE_NAME)) {
                out.line("               plus the machine's own name and addresses: give --host-name or "
                        + "--local-domain");
            }
        });
        if (!site.features().isEmpty()) {
            out.line("features:");
        }
        for (FeatureSetting setting : site.features()) {
            out.line("  " + Shown.line(setting.toString()) + ": "
                    + setting.feature().effect() + bracketed(site.source(setting.feature())));
        }
        if (!site.gaps().isEmpty()) {
            out.line("not asked here (the stock rulesets answer without it):");
            for (SiteGap gap : site.gaps()) {
                out.line("  " + Shown.line(gap.text()) + bracketed(gap.source()));
            }
        }
        if (!site.lookups().isEmpty()) {
            out.line("lookups of local rules:");
            for (RuleLookup lookup : site.lookups()) {
                String key = lookup.tag().isEmpty() ? "keys without a tag" : lookup.tag() + ":";
                out.line("  " + Shown.line(lookup.ruleset() + " looks up " + key + " in map " + lookup.map())
                        + bracketed(lookup.source()));
            }
        }
    }

    private static String bracketed(FactSource source) {
        return "  [" + Shown.line(source.toString()) + "]";
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("hostName", site.hostName());
        out.writeStringField("version", site.version());
        out.writeStringField("machineName", site.machineName());
        out.writeStringField("deliveryMode", site.deliveryMode());
        out.writeArrayFieldStart("features");
        for (FeatureSetting setting : site.features()) {
            out.writeString(Shown.text(setting.toString()));
        }
        out.writeEndArray();
        strings(out, "localDomains", site.localDomains());
        strings(out, "relayDomains", site.relayDomains());
        strings(out, "ownDomains", site.ownDomains());
        strings(out, "authMechanisms", site.authMechanisms());
        if (site.readsAccessMap()) {
            out.writeStringField("accessMap", Shown.text(site.accessMap().toString()));
        } else {
            out.writeNullField("accessMap");
        }
        out.writeObjectFieldStart("sources");
        for (SiteFact fact : facts.keySet()) {
            out.writeFieldName(camel(fact.name()));
            source(out, site.source(fact));
        }
        out.writeObjectFieldStart("features");
        for (FeatureSetting setting : site.features()) {
            out.writeFieldName(setting.feature().mcName());
            source(out, site.source(setting.feature()));
        }
        out.writeEndObject();
        out.writeEndObject();
        out.writeArrayFieldStart("notAsked");
        for (SiteGap gap : site.gaps()) {
            out.writeStartObject();
            out.writeStringField("name", Shown.text(gap.name()));
            out.writeStringField("text", Shown.text(gap.text()));
            strings(out, "rulesets", gap.rulesets());
            out.writeFieldName("source");
            source(out, gap.source());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("localLookups");
        for (RuleLookup lookup : site.lookups()) {
            out.writeStartObject();
            out.writeStringField("map", Shown.text(lookup.map()));
            out.writeStringField("tag", Shown.text(lookup.tag()));
            out.writeStringField("ruleset", Shown.text(lookup.ruleset()));
            out.writeFieldName("source");
            source(out, lookup.source());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            out.append(out.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }

    private static void source(JsonGenerator out, FactSource source) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", source.kind().name().toLowerCase(Locale.ROOT));
        if (source.kind() == FactSource.Kind.READ) {
            out.writeStringField("file", Shown.text(source.file()));
            if (source.line() > 0) {
                out.writeNumberField("line", source.line());
            } else {
                out.writeNullField("line");
            }
        }
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : new TreeSet<>(values)) {
            out.writeString(Shown.text(value));
        }
        out.writeEndArray();
    }
}
