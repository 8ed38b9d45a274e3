package dev.tollgate.model.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a site's facts from a sendmail.cf. m4 leaves no list of features in it, but every feature leaves a rule, a map or
 * a class that nothing else leaves, and that is what this looks for.
 */
public final class CfReader {
    /** A feature that is on exactly when some line contains the text, white space squeezed. */
    private static final Map<Feature, String> MARKS = Map.ofEntries(
            Map.entry(Feature.SKIP, "R<SKIP> <$+> <$+> <$- $-> <$*> $@"),
            Map.entry(Feature.RELAYTOFULLADDRESS, "$>SearchList <+ To> $| <F:$1@$2> <D:$2> <F:$1@> <>"),
            Map.entry(Feature.BLOCKLIST_RECIPIENTS, "$>SearchList <+ To> $| <$2> <>"),
            Map.entry(Feature.RELAY_HOSTS_ONLY, "R<?> $=R $@ RELAY"),
            Map.entry(Feature.RELAY_ENTIRE_DOMAIN, "R<?> $* $=m $@ RELAY"),
            Map.entry(Feature.RELAY_LOCAL_FROM, "R<?> $+ < @ $=w > $@ RELAY"),
            Map.entry(Feature.RELAY_BASED_ON_MX, "Kmxserved "),
            Map.entry(Feature.TLS_SESSION_FEATURES, "<! TLS_Srv_Features>"),
            Map.entry(Feature.COMPAT_CHECK, "$(access Compat:"),
            Map.entry(Feature.BCC, "<! bcc>"),
            Map.entry(Feature.RHSBL, "<+ rhs>"),
            Map.entry(Feature.XCONNECT, "<! XConnect>"),
            Map.entry(Feature.STS, "Ksts "),
            Map.entry(Feature.USE_CLIENT_PTR, "$: $&{client_ptr} $| $2"),
            Map.entry(Feature.REQUIRE_RDNS, "Fix reverse DNS for"),
            Map.entry(Feature.BLOCK_BAD_HELO, "bogus HELO name used"),
            Map.entry(Feature.BADMX, "Kbadmx "),
            Map.entry(Feature.CHECK_CERT_ALTNAMES, "R<CN:$={cert_altnames}>"),
            Map.entry(Feature.TLS_PERM_ERR, "$| <$={Tls} $*> $: $1 $| <554:5.7.0>"));

    private static final Pattern LOOKUP_DOT = Pattern.compile("R<\\?> <\\$\\+\\.\\$\\+> .*\\$\\(access \\.\\$2 .*");
    private static final Pattern GREET_DEFAULT = Pattern.compile("R<\\?> <\\$\\*> \\$# ?(\\S+).*");
    private static final Pattern QUEUE_DEFAULT = Pattern.compile("R<\\?> \\$# ?(\\S+).*");

    private final List<String> lines;
    private final Map<String, List<String>> rulesets = new HashMap<>();
    private final SiteBuilder site = Site.builder();

    private CfReader(String text) {
        lines = joined(text);
        List<String> rules = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("S")) {
                rules = rulesets.computeIfAbsent(line.substring(1).split("[=\\s]", 2)[0], name -> new ArrayList<>());
            } else if (line.startsWith("R")) {
                rules.add(line.replaceAll("\\s+", " "));
            }
        }
    }

    /** The facts in the text of a sendmail.cf; files of classes are named in {@link Site#classFiles()}. */
    public static Site read(String cf) {
        CfReader reader = new CfReader(cf);
        reader.site.ownTags(OwnTags.in(cf));
        return reader.read();
    }

    private Site read() {
        for (Map.Entry<Feature, String> mark : MARKS.entrySet()) {
            if (any(mark.getValue())) {
                site.with(mark.getKey());
            }
        }
        if (any("$(access To:$1@$2 ")) {
            site.with(Feature.RELAYTOFULLADDRESS);
        }
        if (rules("D").stream().anyMatch(rule -> LOOKUP_DOT.matcher(rule).matches())) {
            site.with(Feature.LOOKUPDOTDOMAIN);
        }
        delayChecks();
        relayMailFrom();
        senders();
        controls(Feature.RATECONTROL, "RateControl");
        controls(Feature.CONNCONTROL, "ConnControl");
        defaults(Feature.GREET_PAUSE, "greet_pause", GREET_DEFAULT);
        defaults(Feature.QUEUEGROUP, "queuegroup", QUEUE_DEFAULT);
        declarations();
        replies();
        return site.noOtherFeatures().build();
    }

    private void delayChecks() {
        if (rulesets.containsKey("checkrcpt")) {
            String mode = any("R<FRIEND> ") ? "friend" : any("R<HATER> ") ? "hater" : "";
            boolean tagged = lines.stream().noneMatch(line -> line.startsWith("C{SpamTag}"));
            boolean modern = tagged && site.features.containsKey(Feature.BLOCKLIST_RECIPIENTS) && !mode.isEmpty();
            site.with(Feature.DELAY_CHECKS, modern ? mode + ",n" : mode);
        }
    }

    private void relayMailFrom() {
        for (String rule : rules("Relay_ok")) {
            if (rule.contains("$>SearchList <! From>")) {
                boolean domain = rule.contains("<D:$2>") || rule.contains("<E:$2>");
                site.with(Feature.RELAY_MAIL_FROM, domain ? "domain" : "");
            }
        }
        if (!rulesets.containsKey("Relay_ok")) {
            site.with(Feature.PROMISCUOUS_RELAY);
        }
        if (!rules("Rcpt_ok").isEmpty() && rules("Rcpt_ok").get(0).contains("$>CanonAddr $1")) {
            site.with(Feature.LOOSE_RELAY_CHECK);
        }
    }

    private void senders() {
        if (lines.stream().noneMatch(line -> line.startsWith("Kresolve "))) {
            site.with(Feature.ACCEPT_UNRESOLVABLE_DOMAINS);
        }
        if (!any("Real domain name required for sender address")) {
            site.with(Feature.ACCEPT_UNQUALIFIED_SENDERS);
        }
        if (!any("R$* $| $* < @ $* > $* $: $2 < @ $[ $3 $] > $4")) {
            site.with(Feature.NOCANONIFY);
        }
    }

    private void controls(Feature feature, String ruleset) {
        if (rulesets.containsKey(ruleset)) {
            boolean immediate = rules("check_relay").stream().anyMatch(rule -> rule.contains("$>\"" + ruleset + "\""));
            boolean terminate = rules(ruleset).stream().anyMatch(rule -> rule.contains(" 421 "));
            site.with(
                    feature, immediate ? (terminate ? "nodelay,terminate" : "nodelay") : terminate ? ",terminate" : "");
        }
    }

    private void defaults(Feature feature, String ruleset, Pattern rule) {
        if (rulesets.containsKey(ruleset)) {
            String argument = rules(ruleset).stream()
                    .map(rule::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("");
            site.with(feature, argument);
        }
    }

    private void declarations() {
        site.known(SiteFact.LOCAL_DOMAINS)
                .known(SiteFact.RELAY_DOMAINS)
                .known(SiteFact.OWN_DOMAINS)
                .known(SiteFact.AUTH_MECHANISMS)
                .known(SiteFact.QUEUE_GROUPS);
        for (String line : lines) {
            if (line.startsWith("Kaccess ")) {
                site.accessMap(AccessMap.parse(line.substring("Kaccess ".length())));
            } else if (line.startsWith("Kauthinfo ")) {
                site.with(
                        Feature.AUTHINFO, line.substring("Kauthinfo ".length()).trim());
            } else if (line.startsWith("KCERTIssuer regex ")) {
                site.with(Feature.CERT_REGEX_ISSUER, line.substring("KCERTIssuer regex ".length()));
            } else if (line.startsWith("KCERTSubject regex ")) {
                site.with(Feature.CERT_REGEX_SUBJECT, line.substring("KCERTSubject regex ".length()));
            } else if (line.startsWith("DZ")) {
                site.version(line.substring(2).trim());
            } else if (line.startsWith("Dj") && !line.contains("$")) {
                site.hostName(line.substring(2).trim());
            } else if (line.startsWith("O UseCompressedIPv6Addresses")) {
                if (line.substring(line.indexOf('=') + 1).trim().matches("(?i)[ty].*|o")) {
                    site.with(Feature.USE_COMPRESSED_IPV6);
                }
            } else if (line.startsWith("CO ") || line.equals("CO")) {
                operators(List.of(line.substring(2).trim().split("\\s+")));
            } else if (line.startsWith("C")) {
                classLine(line);
            } else if (line.startsWith("F")) {
                classFileLine(line);
            } else if (line.startsWith("Q")) {
                site.queueGroups(List.of(line.substring(1).split("[,\\s]", 2)[0]));
            }
        }
    }

    private void operators(List<String> operators) {
        if (!operators.contains("%")) {
            site.with(Feature.NOPERCENTHACK, any("PERCENT_HACK") ? "reject" : "");
        }
        if (!operators.contains("!")) {
            site.with(Feature.NOUUCP, any("BANG_PATH") ? "reject" : "");
        }
    }

    private void classLine(String line) {
        String name = className(line);
        String members = afterClassName(line);
        if (!members.isEmpty() && !members.startsWith("$=")) {
            site.classMembers(name, List.of(members.split("\\s+")));
        }
    }

    private void classFileLine(String line) {
        String name = className(line);
        String rest = afterClassName(line);
        boolean optional = rest.startsWith("-o");
        String path = optional ? rest.substring(2).trim() : rest;
        if (!path.startsWith("|") && !path.isEmpty()) {
            site.classFile(new ClassFile(name, path.split("\\s+", 2)[0], optional));
        }
    }

    private static String className(String line) {
        if (line.length() < 2) {
            return "";
        }
        int close = line.indexOf('}');
        return line.charAt(1) == '{' && close > 0 ? line.substring(2, close) : line.substring(1, 2);
    }

    private static String afterClassName(String line) {
        if (line.length() < 2) {
            return "";
        }
        int close = line.indexOf('}');
        return line.substring(line.charAt(1) == '{' && close > 0 ? close + 1 : 2)
                .trim();
    }

    private void replies() {
        Replies stock = Replies.STOCK;
        String reject = after(relayRules(), "R<REJECT> <$*> $#error $: ").orElse(stock.reject());
        String recipient =
                after(rules("Rcpt_ok"), "R<REJECT> $* $#error $@ 5.2.1 $: ").orElse(stock.rejectRecipient());
        String relay =
                after(rules("Basic_check_rcpt"), "R$* $#error $@ 5.7.1 $: ").orElse(stock.relay());
        site.replies(new Replies(reject, recipient, relay));
    }

    private List<String> relayRules() {
        return rules("Basic_check_relay");
    }

    private static Optional<String> after(List<String> rules, String start) {
        return rules.stream()
                .filter(rule -> rule.startsWith(start))
                .map(rule -> rule.substring(start.length()).trim())
                .reduce((first, last) -> last);
    }

    private List<String> rules(String ruleset) {
        return rulesets.getOrDefault(ruleset, List.of());
    }

    private boolean any(String part) {
        return lines.stream().anyMatch(line -> line.startsWith(part))
                || rulesets.values().stream().anyMatch(rules -> rules.stream().anyMatch(rule -> rule.contains(part)));
    }

    /** The cf's lines, continuation lines joined, comments left out. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (continues && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
