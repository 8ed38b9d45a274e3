package dev.tollgate.model.policy;

import java.util.List;

/** mc configurations that together switch every feature that changes a lookup or a decision on and off. */
public final class Configurations {
    /**
     * One configuration.
     *
     * @param map the flags of the access map, but for {@code -T<TMPF>}
     * @param access what follows the map in FEATURE(access_db)
     * @param lines further mc lines
     */
    public record Configuration(String map, String access, List<String> lines) {
        /** The cf with the map's flags. */
        public String flagged(String cf) {
            return map.isEmpty() ? cf : cf.replaceFirst("(?m)^Kaccess hash ", "$0" + map + " ");
        }

        /** Whether sendmail runs in deferred delivery mode; the flag means something there only. */
        public boolean isDeferred() {
            return map.equals("-D");
        }

        /** sendmail's further options. */
        String[] options() {
            return isDeferred() ? new String[] {"-ODeliveryMode=deferred"} : new String[0];
        }
    }

    private Configurations() {}

    private static final String STOCK = "LOCAL_DOMAIN(`own.test [10.1.2.4]')dnl\nRELAY_DOMAIN(`relay.example 10.9')dnl";
    private static final String OPEN_SENDERS = "FEATURE(`accept_unresolvable_domains')dnl";
    private static final String BLOCK = "FEATURE(`blocklist_recipients')dnl";
    private static final String AUTH = "TRUST_AUTH_MECH(`PLAIN LOGIN')dnl";
    private static final String SESSION = "FEATURE(`tls_session_features')dnl";
    private static final String TABLES =
            "FEATURE(`greet_pause',`5000')dnl\nFEATURE(`queuegroup',`standard')dnl\nFEATURE(`compat_check')dnl";
    private static final String LIMITS = "FEATURE(`ratecontrol')dnl\nFEATURE(`conncontrol')dnl";
    private static final String DELAY = "FEATURE(`delay_checks')dnl";
    private static final String FRIEND = "FEATURE(`delay_checks',`friend')dnl";
    private static final String HATER = "FEATURE(`delay_checks',`hater')dnl";
    private static final String PLAIN = "";
    private static final String SKIP = ",`skip'";
    private static final String DOT = ",`lookupdotdomain'";
    private static final String FULL = ",`relaytofulladdress'";

    private static Configuration of(String access, String... lines) {
        return flagged("", access, lines);
    }

    private static Configuration flagged(String map, String access, String... lines) {
        java.util.List<String> all = new java.util.ArrayList<>();
        all.add(STOCK);
        all.addAll(List.of(lines));
        return new Configuration(map, access, all);
    }

    public static final List<Configuration> ALL = List.of(
            of(PLAIN),
            of(PLAIN, OPEN_SENDERS),
            of(SKIP, OPEN_SENDERS, BLOCK),
            of(DOT, OPEN_SENDERS, BLOCK, TABLES),
            of(SKIP + DOT, OPEN_SENDERS, BLOCK, LIMITS, SESSION),
            of(FULL, OPEN_SENDERS, BLOCK, AUTH),
            of(SKIP + FULL, OPEN_SENDERS, SESSION, TABLES),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`relay_hosts_only')dnl", BLOCK),
            of(FULL, OPEN_SENDERS, "FEATURE(`relay_hosts_only')dnl", "FEATURE(`relay_mail_from',`domain')dnl"),
            of(SKIP, OPEN_SENDERS, "FEATURE(`relay_entire_domain')dnl", BLOCK),
            of(DOT, OPEN_SENDERS, "FEATURE(`relay_mail_from')dnl", AUTH),
            of(SKIP, OPEN_SENDERS, "FEATURE(`relay_mail_from',`domain')dnl", LIMITS),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`relay_local_from')dnl", TABLES),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`promiscuous_relay')dnl", BLOCK),
            of(SKIP, OPEN_SENDERS, "FEATURE(`loose_relay_check')dnl", BLOCK, SESSION),
            of(SKIP, "FEATURE(`accept_unqualified_senders')dnl", BLOCK),
            of(PLAIN, OPEN_SENDERS, DELAY, BLOCK),
            of(SKIP, OPEN_SENDERS, DELAY, LIMITS, BLOCK, AUTH),
            of(PLAIN, OPEN_SENDERS, FRIEND, BLOCK),
            of(DOT, FRIEND, TABLES),
            of(SKIP, OPEN_SENDERS, HATER, BLOCK),
            of(
                    FULL,
                    OPEN_SENDERS,
                    HATER,
                    "FEATURE(`ratecontrol',`nodelay')dnl",
                    "FEATURE(`conncontrol',`nodelay',`terminate')dnl"),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`delay_checks',`friend',`n')dnl", BLOCK),
            of(PLAIN, OPEN_SENDERS, DELAY, "define(`_FFR_MAIL_MACRO')dnl", BLOCK),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`use_client_ptr')dnl", "FEATURE(`ratecontrol',,`terminate')dnl"),
            of(SKIP, OPEN_SENDERS, "FEATURE(`require_rdns')dnl", LIMITS),
            of(SKIP, OPEN_SENDERS, "FEATURE(`block_bad_helo')dnl", BLOCK),
            of(PLAIN, OPEN_SENDERS, "define(`TLS_PERM_ERR')dnl", SESSION),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`check_cert_altnames')dnl", BLOCK),
            of(DOT, OPEN_SENDERS, "FEATURE(`nouucp',`reject')dnl", "FEATURE(`nopercenthack')dnl"),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`nocanonify')dnl", "define(`confREJECT_MSG',`\"554 5.7.9 go away\"')dnl"),
            of(
                    SKIP,
                    OPEN_SENDERS,
                    "define(`confRELAY_MSG',`\"551 no relay\"')dnl",
                    "define(`confRCPTREJ_MSG',`\"553 no mailbox\"')dnl",
                    BLOCK),
            of(PLAIN, OPEN_SENDERS, "define(`_CERT_REGEX_ISSUER_',`-s1 CN=([^/]*)')dnl", "FEATURE(`greet_pause')dnl"),
            of(SKIP, "FEATURE(`relay_based_on_MX')dnl", BLOCK),
            of(FULL, "FEATURE(`relay_based_on_MX')dnl", "FEATURE(`relay_hosts_only')dnl", DELAY),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`badmx')dnl"),
            of(SKIP, OPEN_SENDERS, "FEATURE(`badmx')dnl", DELAY),
            of(
                    PLAIN,
                    OPEN_SENDERS,
                    "define(`_CERT_REGEX_SUBJECT_',`-s1 O=([^/]*)')dnl",
                    "define(`_CERT_REGEX_ISSUER_',`-s1,2 -d. C=(..).*/CN=([^/]*)$')dnl"),
            of(SKIP, OPEN_SENDERS, "FEATURE(`authinfo', `hash -o AUTHINFO')dnl", AUTH),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`require_rdns')dnl", "FEATURE(`use_client_ptr')dnl", DELAY),
            of(PLAIN, OPEN_SENDERS, "FEATURE(`block_bad_helo')dnl", DELAY),
            of(SKIP, OPEN_SENDERS, "FEATURE(`block_bad_helo')dnl", "FEATURE(`promiscuous_relay')dnl"),
            of(PLAIN, "FEATURE(`relay_local_from')dnl", "FEATURE(`relay_entire_domain')dnl", HATER),
            of(SKIP + DOT + FULL, FRIEND, SESSION, "FEATURE(`check_cert_altnames')dnl", "define(`TLS_PERM_ERR')dnl"),
            of(PLAIN, "FEATURE(`accept_unqualified_senders')dnl", "FEATURE(`promiscuous_relay')dnl", DELAY),
            of(
                    SKIP,
                    OPEN_SENDERS,
                    "define(`confUSE_COMPRESSED_IPV6_ADDRESSES',`True')dnl",
                    "FEATURE(`ratecontrol',`nodelay',`terminate')dnl",
                    "FEATURE(`conncontrol',`nodelay')dnl"),
            of(
                    PLAIN,
                    OPEN_SENDERS,
                    "define(`confUSE_COMPRESSED_IPV6_ADDRESSES',`True')dnl",
                    "FEATURE(`conncontrol',,`terminate')dnl",
                    "FEATURE(`nopercenthack',`reject')dnl",
                    "FEATURE(`queuegroup')dnl"),
            of(
                    SKIP + DOT,
                    OPEN_SENDERS,
                    "FEATURE(`delay_checks',`hater',`n')dnl",
                    BLOCK,
                    "FEATURE(`ratecontrol',`nodelay')dnl",
                    "FEATURE(`conncontrol',`nodelay')dnl",
                    "define(`TLS_PERM_ERR')dnl",
                    "FEATURE(`use_client_ptr')dnl"),
            flagged("-f", SKIP, OPEN_SENDERS, BLOCK, SESSION),
            flagged("-q", SKIP + DOT, OPEN_SENDERS, BLOCK, SESSION, TABLES),
            flagged("-m", PLAIN, OPEN_SENDERS, BLOCK, LIMITS, FRIEND),
            flagged("-a.APP", SKIP, OPEN_SENDERS, BLOCK, TABLES, AUTH),
            flagged("-a -o -O -t -A -d5 -k1 -v2", DOT + FULL, OPEN_SENDERS, BLOCK, SESSION, LIMITS),
            flagged("-S_ -f -m -a<TMPF>", FULL, OPEN_SENDERS, BLOCK, TABLES, SESSION),
            flagged("-S_ -aX -q", FULL, OPEN_SENDERS, BLOCK, "FEATURE(`authinfo', `hash -m -o AUTHINFO')dnl"),
            flagged("-N", SKIP, OPEN_SENDERS, BLOCK, SESSION, HATER),
            flagged("-D", SKIP, OPEN_SENDERS, BLOCK, SESSION, TABLES, LIMITS));
}
