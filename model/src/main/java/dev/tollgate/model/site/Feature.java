package dev.tollgate.model.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An mc feature (or define) that changes which lookups sendmail makes or what it decides (cf/README, FEATURES, and the
 * sections on access_db, STARTTLS and relaying).
 */
public enum Feature {
    SKIP("skip", "the value SKIP ends a search without a result"),
    LOOKUPDOTDOMAIN("lookupdotdomain", "host searches also try the name without its first label, with a leading dot"),
    RELAYTOFULLADDRESS("relaytofulladdress", "To:user@domain may allow relaying"),
    DELAY_CHECKS("delay_checks", "check_mail and check_relay run at RCPT", "friend|hater|friend,n|hater,n"),
    BLOCKLIST_RECIPIENTS("blocklist_recipients", "To: entries may reject recipients"),
    RELAY_HOSTS_ONLY("relay_hosts_only", "relaying is decided by exact host names, not by domains"),
    RELAY_ENTIRE_DOMAIN("relay_entire_domain", "hosts below the domains in class m may relay"),
    RELAY_MAIL_FROM("relay_mail_from", "From:address RELAY allows relaying", "domain"),
    RELAY_LOCAL_FROM("relay_local_from", "senders with a local domain may relay"),
    RELAY_BASED_ON_MX("relay_based_on_MX", "domains whose MX points here may be relayed to"),
    PROMISCUOUS_RELAY("promiscuous_relay", "everybody may relay"),
    LOOSE_RELAY_CHECK("loose_relay_check", "the recipient's local part is not searched for more hosts"),
    ACCEPT_UNRESOLVABLE_DOMAINS("accept_unresolvable_domains", "sender domains need not resolve"),
    ACCEPT_UNQUALIFIED_SENDERS("accept_unqualified_senders", "senders need no domain"),
    TLS_SESSION_FEATURES("tls_session_features", "TLS_Srv_Features: and TLS_Clt_Features: are consulted"),
    RATECONTROL(
            "ratecontrol",
            "ClientRate: limits the connections per minute",
            "nodelay|nodelay,terminate|,terminate|terminate"),
    CONNCONTROL("conncontrol", "ClientConn: limits open connections", "nodelay|nodelay,terminate|,terminate|terminate"),
    GREET_PAUSE("greet_pause", "GreetPause: delays the greeting; the argument is the default in milliseconds", ".*"),
    QUEUEGROUP("queuegroup", "QGRP: chooses the queue group; the argument is the default group", ".*"),
    COMPAT_CHECK("compat_check", "Compat: entries judge pairs of sender and recipient"),
    BCC("bcc", "bcc: entries (with the argument access) name the domains whose mail is copied", ".*"),
    RHSBL("rhsbl", "rhs: entries exempt senders from a list of rejected domains", ".*"),
    XCONNECT("xconnect", "XConnect: entries name the clients that may use XCONNECT"),
    STS("sts", "MTA-STS is used; from sendmail 8.18.2 on STS: entries exempt domains from it", ".*"),
    AUTHINFO("authinfo", "AuthInfo: entries are looked up in their own map, not in the access map", ".*"),
    MAIL_MACRO("_FFR_MAIL_MACRO", "with delay_checks, check_mail is asked with the sender as the client wrote it"),
    USE_CLIENT_PTR("use_client_ptr", "check_relay uses the unverified PTR name"),
    REQUIRE_RDNS("require_rdns", "clients need matching reverse DNS"),
    BLOCK_BAD_HELO("block_bad_helo", "unqualified HELO names and this host's own are rejected"),
    BADMX("badmx", "sender domains with unusable MX records are rejected", ".*"),
    CHECK_CERT_ALTNAMES("check_cert_altnames", "the CN requirement also accepts subject alternative names"),
    NOCANONIFY("nocanonify", "domains are not replaced by their canonical names", ".*"),
    NOUUCP("nouucp", "the exclamation mark is not a network operator", ".*"),
    NOPERCENTHACK("nopercenthack", "the percent sign is not a network operator", ".*"),
    USE_COMPRESSED_IPV6("use_compressed_ipv6", "IPv6 addresses are looked up in compressed form"),
    TLS_PERM_ERR("tls_perm_err", "failed TLS requirements without prefix are permanent errors"),
    CERT_REGEX_ISSUER("_CERT_REGEX_ISSUER_", "CertIssuer: keys are extracted by this regex map", ".*"),
    CERT_REGEX_SUBJECT("_CERT_REGEX_SUBJECT_", "CertSubject: keys are extracted by this regex map", ".*");

    private final String mcName;
    private final String effect;
    /** What its argument may be, as a regular expression. */
    private final String arguments;

    Feature(String mcName, String effect) {
        this(mcName, effect, "");
    }

    Feature(String mcName, String effect, String arguments) {
        this.mcName = mcName;
        this.effect = effect;
        this.arguments = arguments;
    }

    /** The name as the mc file and {@code --feature} spell it. */
    public String mcName() {
        return mcName;
    }

    /** What the feature does, as the end of a sentence. */
    public String effect() {
        return effect;
    }

    /** Whether {@code argument} may follow the name; the empty argument always may. */
    public boolean takes(String argument) {
        return argument.isEmpty() || argument.toLowerCase(Locale.ROOT).matches(arguments);
    }

    /** The feature with this mc name, in any case; former names and hyphens for underscores are understood. */
    public static Optional<Feature> byName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return switch (wanted) {
            case "blacklist_recipients" -> Optional.of(BLOCKLIST_RECIPIENTS);
            case "use_compressed_ipv6_addresses", "confuse_compressed_ipv6_addresses" ->
                Optional.of(USE_COMPRESSED_IPV6);
            case "cert_regex_issuer" -> Optional.of(CERT_REGEX_ISSUER);
            case "cert_regex_subject" -> Optional.of(CERT_REGEX_SUBJECT);
            default ->
                Arrays.stream(values())
                        .filter(feature ->
                                feature.mcName.toLowerCase(Locale.ROOT).equals(wanted))
                        .findFirst();
        };
    }

    /** All mc names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Feature::mcName).collect(Collectors.joining(", "));
    }
}
