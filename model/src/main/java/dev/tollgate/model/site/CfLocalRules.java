package dev.tollgate.model.site;

import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.conf.CfMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a cf has that the stock rulesets do not: rulesets of the site's own, and maps and lists that stock features ask. */
final class CfLocalRules {
    /** The rulesets that sendmail's own m4 files write. Those for local rules are left out on purpose. */
    private static final Set<String> STOCK = Set.of("""
            A AddDomain BCC BadMX Basic_check_mail Basic_check_rcpt Basic_check_relay CanonAddr CanonLocal Canonify2 CheckTo
            ConnControl D DANE_disabled Delay_TLS_Clt Delay_TLS_Clt2 DomainMapLookup E EnvFromL EnvFromSMTP EnvFromUD EnvFromUUD
            EnvToL EnvToSMTP EnvToU EnvToUU F FromU FullAddr HdrFromL HdrFromSMTP HdrToL HdrToSMTP HdrToU LDAPExpand LDAPMailertable
            Mail11From Mail11To MailerToTriple Mailertable MasqEnv MasqHdr MasqRelay MasqSMTP Parse0 Parse1 ParseBcc
            ParseLocal ParseRecipient PseudoToReal RateControl Rcpt_ok Recurse RelayTLS Relay_ok STS_Check STS_SAN
            STS_disabled STS_secure SearchList Set_SNI TLS_NameInList TLS_connection TLS_req U authinfo bcc canonify
            check_compat check_mail check_other check_rcpt check_relay checkmail checkrcpt checkrelay ClearStorage clt_features
            final greet_pause localaddr max parse queuegroup recipient sender srv_features tls_client tls_clt_feat_acc
            tls_clt_features tls_rcpt tls_server tls_srv_features trust_auth try_tls x_connect""".strip().split("\\s+"));

    /** Stock rulesets that rules of the site's own may call; what they say counts in these. */
    private static final Map<String, String> HOOKS = Map.ofEntries(
            Map.entry("Local_check_relay", "check_relay"),
            Map.entry("Local_check_mail", "check_mail"),
            Map.entry("Local_check_rcpt", "check_rcpt"),
            Map.entry("Local_Relay_Auth", "check_rcpt"),
            Map.entry("Local_greet_pause", "greet_pause"),
            Map.entry("Local_trust_auth", "trust_auth"),
            Map.entry("Local_tls_client", "tls_client"),
            Map.entry("Local_tls_server", "tls_server"),
            Map.entry("Local_tls_rcpt", "tls_rcpt"),
            Map.entry("Local_try_tls", "try_tls"),
            Map.entry("Local_srv_features", "srv_features"),
            Map.entry("Local_clt_features", "clt_features"),
            Map.entry("Local_localaddr", "localaddr"),
            Map.entry("ParseLocal", "check_rcpt"));

    private static final Pattern LOOKUP =
            Pattern.compile("\\$\\(\\s*([A-Za-z0-9_]+)\\s+(?:\"?([A-Za-z][A-Za-z0-9_-]*)\"?\\s*:)?");
    private static final Pattern SEARCH = Pattern.compile("<\\s*[!+]\\s*\"?([A-Za-z][A-Za-z0-9_-]*)\"?\\s*>");
    private static final Pattern CALL = Pattern.compile("\\$>\\s*\"?([A-Za-z_][A-Za-z0-9_]*)");
    /** Feature authinfo, and what the rules ask that are stock. */
    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("dnsbl", "a list of clients in DNS (dnsbl)"),
            Map.entry("ednsbl", "a list of clients in DNS (enhdnsbl)"),
            Map.entry("mtamark", "marks for mail servers in DNS (mtamark)"),
            Map.entry("drac", "a map of clients that have recently read mail (drac)"),
            Map.entry("bestmx", "MX records that make domains local (bestmx_is_local)"),
            Map.entry("domaintable", "a domaintable, which changes addresses before they are looked up"),
            Map.entry("ldapmh", "LDAP routing"),
            Map.entry("sts", "MTA-STS policies from a socket"));

    private final CfText cf;
    private final String file;
    private final SiteBuilder site;
    private final Map<String, CfText.Rule> own = new LinkedHashMap<>();
    private final Map<String, Integer> ownLines = new LinkedHashMap<>();

    CfLocalRules(CfText cf, String file, SiteBuilder site) {
        this.cf = cf;
        this.file = file;
        this.site = site;
    }

    void read() {
        Set<String> seen = new HashSet<>();
        Set<String> accessMaps = accessMaps();
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        for (CfText.Group group : cf.groups()) {
            String name = group.name();
            boolean again = !seen.add(name);
            boolean local = !isStock(name) || name.equals("ParseLocal") || again;
            for (CfText.Rule rule : group.rules()) {
                CALL.matcher(rule.text())
                        .results()
                        .forEach(call -> calls.computeIfAbsent(call.group(1), unseen -> new LinkedHashSet<>())
                                .add(name));
                // Feature redirect writes its rules where rules of the site's own go.
                if (local && !rule.text().contains("REDIRECT")) {
                    own.putIfAbsent(name, rule);
                    ownLines.merge(name, 1, Integer::sum);
                    lookups(name, rule, accessMaps);
                }
            }
        }
        own.forEach((name, first) -> gap(name, first.line(), reached(name, calls)));
        maps();
    }

    private static boolean isStock(String name) {
        return STOCK.contains(name) || name.isEmpty() || Character.isDigit(name.charAt(0));
    }

    /** The names of the maps that are the access map's file. */
    private Set<String> accessMaps() {
        List<CfMap> maps = cf.document().maps();
        String path = maps.stream()
                .filter(map -> map.name().equals("access"))
                .map(CfMap::path)
                .reduce("", (first, last) -> last);
        return maps.stream()
                .filter(map -> map.name().equals("access")
                        || !path.isEmpty() && map.path().equals(path))
                .map(CfMap::name)
                .collect(Collectors.toSet());
    }

    private void lookups(String ruleset, CfText.Rule rule, Set<String> accessMaps) {
        FactSource source = FactSource.read(file, rule.line().number());
        Matcher lookup = LOOKUP.matcher(rule.text());
        while (lookup.find()) {
            String map = accessMaps.contains(lookup.group(1)) ? "access" : lookup.group(1);
            String tag = lookup.group(2) == null ? "" : lookup.group(2);
            site.lookup(new RuleLookup(map, tag, ruleset, source));
        }
        if (rule.text().contains("$>")) {
            Matcher search = SEARCH.matcher(rule.text());
            while (search.find()) {
                site.lookup(new RuleLookup("access", search.group(1), ruleset, source));
            }
        }
    }

    /** The rulesets that sendmail calls by which {@code name} is reached. */
    private static Set<String> reached(String name, Map<String, Set<String>> calls) {
        Set<String> reached = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>(Set.of(name));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.iterator().next();
            open.remove(next);
            if (seen.add(next)) {
                reached.add(HOOKS.getOrDefault(next, next));
                if (!HOOKS.containsKey(next) && !next.startsWith("check_")) {
                    open.addAll(calls.getOrDefault(next, Set.of()));
                }
            }
        }
        return reached;
    }

    private void gap(String name, CfLine first, Set<String> rulesets) {
        int count = ownLines.getOrDefault(name, 0);
        String kind = STOCK.contains(name) && !name.equals("ParseLocal")
                ? "more rules than the stock ones in "
                : "local rules in ";
        site.gap(new SiteGap(
                name,
                kind + name + " (" + count + (count == 1 ? " rule" : " rules") + ")",
                FactSource.read(file, first.number()),
                rulesets));
    }

    private void maps() {
        for (CfMap map : cf.document().maps()) {
            FactSource source = FactSource.read(file, map.line().number());
            String asked = ASKED.get(map.name());
            if (asked != null) {
                Set<String> of = map.name().equals("sts")
                        ? Set.of("tls_rcpt", "tls_server")
                        : Set.of("check_relay", "check_mail", "check_rcpt");
                site.gap(new SiteGap(map.name(), asked, source, of));
            } else if (map.name().equals("access") && map.type().equals("sequence")) {
                site.gap(new SiteGap(
                        "access",
                        "several access maps (" + map.path() + "); the given file replaces all of them",
                        source,
                        Set.of()));
            }
        }
        for (CfLine line : cf.document().lines('X')) {
            String name = line.text().substring(1).split(",", 2)[0].strip();
            site.gap(new SiteGap(
                    "milter " + name,
                    "the milter " + name + ", which may reject what the rules accept",
                    FactSource.read(file, line.number()),
                    Set.of("check_relay", "check_mail", "check_rcpt")));
        }
    }
}
