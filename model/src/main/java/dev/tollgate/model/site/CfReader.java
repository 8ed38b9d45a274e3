package dev.tollgate.model.site;

import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.option.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            Map.entry(Feature.MAIL_MACRO, "$>checkmail $&{mail_from}"),
            Map.entry(Feature.USE_CLIENT_PTR, "$: $&{client_ptr} $| $2"),
            Map.entry(Feature.REQUIRE_RDNS, "Fix reverse DNS for"),
            Map.entry(Feature.BLOCK_BAD_HELO, "bogus HELO name used"),
            Map.entry(Feature.BADMX, "Kbadmx "),
            Map.entry(Feature.CHECK_CERT_ALTNAMES, "R<CN:$={cert_altnames}>"),
            Map.entry(Feature.TLS_PERM_ERR, "$| <$={Tls} $*> $: $1 $| <554:5.7.0>"));

    private static final Pattern LOOKUP_DOT = Pattern.compile("R<\\?> <\\$\\+\\.\\$\\+> .*\\$\\(access \\.\\$2 .*");
    private static final Pattern GREET_DEFAULT = Pattern.compile("R<\\?> <\\$\\*> \\$# ?(\\S+).*");
    private static final Pattern GREET_FIXED = Pattern.compile("R\\$\\* \\$# ?(\\d+).*");
    private static final Pattern QUEUE_DEFAULT = Pattern.compile("R<\\?> \\$# ?(\\S+).*");

    private final String file;
    private final SiteHost host;
    private final CfText cf;
    private final CfClasses classes;
    private final List<SiteWarning> warnings = new ArrayList<>();
    private final SiteBuilder site = Site.builder();
    /** Whether the addresses of the interfaces are put into class w. */
    private boolean probes = true;

    private CfReader(String file, String text, SiteHost host) {
        this.file = file;
        this.host = host;
        cf = new CfText(text);
        classes = new CfClasses(file, host);
    }

    /** The facts in the text of a sendmail.cf, of a machine of which nothing else is known. */
    public static Site read(String cf) {
        return read("sendmail.cf", cf, SiteHost.UNKNOWN).site();
    }

    /** The facts in the text of the sendmail.cf {@code file}. */
    public static SiteReading read(String file, String text, SiteHost host) {
        return new CfReader(file, text, host).read();
    }

    private SiteReading read() {
        for (Map.Entry<Feature, String> mark : MARKS.entrySet()) {
            cf.find(mark.getValue()).ifPresent(line -> at(line).with(mark.getKey()));
        }
        cf.find("$(access To:$1@$2 ").ifPresent(line -> at(line).with(Feature.RELAYTOFULLADDRESS));
        cf.rules("D").stream()
                .filter(rule -> LOOKUP_DOT.matcher(rule.text()).matches())
                .findFirst()
                .ifPresent(rule -> at(rule.line()).with(Feature.LOOKUPDOTDOMAIN));
        delayChecks();
        relayMailFrom();
        senders();
        controls(Feature.RATECONTROL, "RateControl");
        controls(Feature.CONNCONTROL, "ConnControl");
        greetPause();
        queueGroup();
        declarations();
        options();
        readClasses();
        replies();
        new CfLocalRules(cf, file, site).read();
        site.from(FactSource.read(file, 0)).noOtherFeatures();
        if (!cf.lines().isEmpty()
                && cf.document().maps().stream().noneMatch(map -> map.name().equals("access"))) {
            site.noAccessMap();
        }
        return new SiteReading(site.build(), warnings, classes.unreadable());
    }

    private SiteBuilder at(CfLine line) {
        return site.from(FactSource.read(file, line.number()));
    }

    private void warn(CfLine line, String text) {
        warnings.add(new SiteWarning(file, line.number(), text));
    }

    private void delayChecks() {
        for (CfText.Group group : cf.groups()) {
            if (group.name().equals("checkrcpt")) {
                String mode = cf.find("R<FRIEND> ").isPresent()
                        ? "friend"
                        : cf.find("R<HATER> ").isPresent() ? "hater" : "";
                boolean tagged =
                        cf.lines().stream().noneMatch(line -> line.text().startsWith("C{SpamTag}"));
                boolean modern = tagged && site.features.containsKey(Feature.BLOCKLIST_RECIPIENTS) && !mode.isEmpty();
                at(group.start()).with(Feature.DELAY_CHECKS, modern ? mode + ",n" : mode);
            }
        }
    }

    private void relayMailFrom() {
        for (CfText.Rule rule : cf.rules("Relay_ok")) {
            if (rule.text().contains("$>SearchList <! From>")) {
                boolean domain = rule.text().contains("<D:$2>") || rule.text().contains("<E:$2>");
                at(rule.line()).with(Feature.RELAY_MAIL_FROM, domain ? "domain" : "");
            }
        }
        site.from(FactSource.read(file, 0));
        if (!cf.hasRuleset("Relay_ok")) {
            site.with(Feature.PROMISCUOUS_RELAY);
        }
        List<CfText.Rule> recipients = cf.rules("Rcpt_ok");
        if (!recipients.isEmpty() && recipients.get(0).text().contains("$>CanonAddr $1")) {
            at(recipients.get(0).line()).with(Feature.LOOSE_RELAY_CHECK);
        }
    }

    private void senders() {
        site.from(FactSource.read(file, 0));
        if (cf.find("Kresolve ").isEmpty()) {
            site.with(Feature.ACCEPT_UNRESOLVABLE_DOMAINS);
        }
        if (cf.find("Real domain name required for sender address").isEmpty()) {
            site.with(Feature.ACCEPT_UNQUALIFIED_SENDERS);
        }
        boolean asks = cf.find("R$* $| $* < @ $* > $* $: $2 < @ $[ $3 $] > $4").isPresent();
        Optional<CfLine> dotted = cf.find("R$* $| $* < @ $+.$+ > $* $: $2 < @ $3.$4 . > $5");
        if (dotted.isPresent() || !asks) {
            dotted.ifPresent(this::at);
            site.with(Feature.NOCANONIFY, asks ? "canonify_hosts" : "");
        }
    }

    private void controls(Feature feature, String ruleset) {
        for (CfText.Group group : cf.groups()) {
            if (group.name().equals(ruleset)) {
                boolean immediate = cf.rules("check_relay").stream()
                        .anyMatch(rule -> rule.text().contains("$>\"" + ruleset + "\""));
                boolean terminate =
                        cf.rules(ruleset).stream().anyMatch(rule -> rule.text().contains(" 421 "));
                String delay = immediate ? "nodelay" : "";
                at(group.start()).with(feature, terminate ? delay + ",terminate" : delay);
            }
        }
    }

    private void greetPause() {
        if (cf.hasRuleset("greet_pause")) {
            boolean asks = cf.rules("greet_pause").stream()
                    .anyMatch(rule -> rule.text().contains("<! GreetPause>"));
            setDefault(Feature.GREET_PAUSE, "greet_pause", asks ? GREET_DEFAULT : GREET_FIXED);
            if (!asks) {
                site.greetPauseWithoutMap();
            }
        }
    }

    private void queueGroup() {
        if (cf.hasRuleset("queuegroup")) {
            setDefault(Feature.QUEUEGROUP, "queuegroup", QUEUE_DEFAULT);
        }
    }

    private void setDefault(Feature feature, String ruleset, Pattern pattern) {
        String argument = "";
        CfText.@Nullable Rule first = null;
        for (CfText.Rule rule : cf.rules(ruleset)) {
            Matcher matcher = pattern.matcher(rule.text());
            first = first == null ? rule : first;
            if (argument.isEmpty() && matcher.matches()) {
                argument = matcher.group(1);
                first = rule;
            }
        }
        site.from(FactSource.read(file, first == null ? 0 : first.line().number()))
                .with(feature, argument);
    }

    private void declarations() {
        for (CfLine line : cf.lines()) {
            String text = line.text();
            at(line);
            if (text.startsWith("Kaccess ") || text.startsWith("Kaccess\t")) {
                site.accessMap(AccessMap.parse(text.substring("Kaccess ".length())));
            } else if (text.startsWith("Kauthinfo ")) {
                site.with(
                        Feature.AUTHINFO, text.substring("Kauthinfo ".length()).trim());
            } else if (text.startsWith("KCERTIssuer regex ")) {
                site.with(Feature.CERT_REGEX_ISSUER, text.substring("KCERTIssuer regex ".length()));
            } else if (text.startsWith("KCERTSubject regex ")) {
                site.with(Feature.CERT_REGEX_SUBJECT, text.substring("KCERTSubject regex ".length()));
            } else if (text.startsWith("DZ")) {
                site.version(text.substring(2).trim());
            } else if (text.startsWith("CO ") || text.equals("CO")) {
                operators(List.of(text.substring(2).trim().split("\\s+")));
            } else if (line.kind() == 'D' || line.kind() == 'C' || line.kind() == 'F') {
                classes.read(line);
                if (text.startsWith("DS")) {
                    classes.expand(text.substring(2).strip()).ifPresent(site::smartHost);
                } else if (text.startsWith("Dj")) {
                    hostName(line);
                }
            } else if (line.kind() == 'Q') {
                site.queueGroups(List.of(text.substring(1).split("[,\\s]", 2)[0]));
            }
        }
        site.from(FactSource.read(file, 0)).known(SiteFact.QUEUE_GROUPS);
    }

    /** A name that is made of macros of the machine's own name is not known unless that is. */
    private void hostName(CfLine line) {
        String written = line.text().substring(2).trim();
        classes.expand(written)
                .ifPresentOrElse(
                        site::hostName,
                        () -> warn(
                                line,
                                "the host name " + written + " is built from the machine's own name, which is not "
                                        + "known here: give --host-name"));
    }

    private void options() {
        for (CfSetting setting : cf.document().settings()) {
            String name = setting.option().map(option -> option.name()).orElse("");
            at(setting.line());
            if (name.equals("UseCompressedIPv6Addresses") && OptionValue.isTrue(setting.value())) {
                site.with(Feature.USE_COMPRESSED_IPV6);
            } else if (name.equals("DontProbeInterfaces")) {
                probes =
                        !OptionValue.isTrue(setting.value()) && !setting.value().equalsIgnoreCase("loopback");
            } else if (name.equals("DeliveryMode")) {
                site.deliveryMode(setting.value().strip());
                if (site.deliveryMode.equals("d")) {
                    warn(
                            setting.line(),
                            "delivery mode deferred: sendmail does not call check_relay, check_mail and "
                                    + "check_rcpt, so everybody may relay");
                }
            }
        }
    }

    private void operators(List<String> operators) {
        if (!operators.contains("%")) {
            site.with(Feature.NOPERCENTHACK, cf.find("PERCENT_HACK").isPresent() ? "reject" : "");
        }
        if (!operators.contains("!")) {
            site.with(Feature.NOUUCP, cf.find("BANG_PATH").isPresent() ? "reject" : "");
        }
    }

    private void readClasses() {
        for (String name : CfClasses.NEEDED) {
            site.from(FactSource.read(file, 0)).classMembers(name, List.of());
            for (CfClasses.Member member : classes.members(name)) {
                site.from(member.source()).classMembers(name, List.of(member.word()));
            }
        }
        if (probes) {
            site.from(FactSource.read(file, 0)).localDomains(List.of("[127.0.0.1]"));
        }
        site.from(FactSource.GIVEN);
        host.name().ifPresent(site::machineName);
        if (host.name().isEmpty()) {
            site.from(FactSource.ASSUMED).assumed(SiteFact.OWN_DOMAINS, site.ownDomains.isEmpty());
        }
        warnings.addAll(classes.warnings());
    }

    private void replies() {
        Replies stock = Replies.STOCK;
        String reject = after("Basic_check_relay", "R<REJECT> <$*> $#error $: ").orElse(stock.reject());
        String recipient = after("Rcpt_ok", "R<REJECT> $* $#error $@ 5.2.1 $: ").orElse(stock.rejectRecipient());
        String relay = after("Basic_check_rcpt", "R$* $#error $@ 5.7.1 $: ").orElse(stock.relay());
        site.from(FactSource.read(file, 0)).replies(new Replies(reject, recipient, relay));
    }

    private Optional<String> after(String ruleset, String start) {
        return cf.rules(ruleset).stream()
                .map(CfText.Rule::text)
                .filter(rule -> rule.startsWith(start))
                .map(rule -> rule.substring(start.length()).trim())
                .reduce((first, last) -> last);
    }
}
