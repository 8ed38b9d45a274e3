package dev.tollgate.model.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stand-ins for the macros of sendmail's own m4 files, where those cannot be read: what they write is just what decides
 * about access entries. Diversions have the numbers that sendmail gives them, since an mc may use them.
 */
final class McPrelude {
    /** The features that sendmail 8.17 has a file for. */
    static final Set<String> FEATURES = Set.of("""
            accept_unqualified_senders accept_unresolvable_domains access_db allmasquerade always_add_domain authinfo badmx bcc
            bestmx_is_local bitdomain blacklist_recipients block_bad_helo blocklist_recipients check_cert_altnames check_other
            compat_check conncontrol delay_checks dnsbl domainmap domaintable drac enhdnsbl generics_entire_domain genericstable
            greet_pause ldap_routing limited_masquerade local_lmtp local_no_masquerade local_procmail lookupdotdomain
            loose_relay_check mailertable masquerade_entire_domain masquerade_envelope msp mtamark no_default_msa nocanonify
            nopercenthack notsticky nouucp nullclient prefixmod preserve_local_plus_detail preserve_luser_host promiscuous_relay
            queuegroup ratecontrol redirect relay_based_on_MX relay_entire_domain relay_hosts_only relay_local_from
            relay_mail_from require_rdns rhsbl smrsh stickyhost sts tls_failures tls_session_features use_client_ptr use_ct_file
            use_cw_file uucpdomain virtuser_entire_domain virtusertable vnet""".strip().split("\\s+"));

    /** Where sendmail's files of these kinds change nothing that an access entry depends on. */
    private static final Set<String> PLAIN_SYSTEMS = Set.of(
            "linux",
            "bsd4.4",
            "freebsd4",
            "freebsd5",
            "freebsd6",
            "openbsd",
            "solaris2",
            "solaris8",
            "solaris11",
            "gnu",
            "darwin");

    /** Members of classes: the macro and the class. */
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("LOCAL_DOMAIN", "w"),
            Map.entry("RELAY_DOMAIN", "R"),
            Map.entry("TRUST_AUTH_MECH", "TrustAuthMech"),
            Map.entry("VIRTUSER_DOMAIN", "VirtHost"),
            Map.entry("GENERICS_DOMAIN", "G"),
            Map.entry("MASQUERADE_DOMAIN", "M"),
            Map.entry("MASQUERADE_EXCEPTION", "N"),
            Map.entry("EXPOSED_USER", "E"),
            Map.entry("LOCAL_USER", "L"),
            Map.entry("CANONIFY_DOMAIN", "Canonify"),
            Map.entry("LDAPROUTE_DOMAIN", "LDAPRoute"),
            Map.entry("LDAPROUTE_EQUIVALENT", "LDAPRouteEquiv"));

    /** Classes that a macro with _FILE at its end fills; there is none of LOCAL_DOMAIN and TRUST_AUTH_MECH. */
    private static final Set<String> WITHOUT_FILE = Set.of("LOCAL_DOMAIN", "TRUST_AUTH_MECH", "LDAPROUTE_EQUIVALENT");

    /** The places of an mc where lines of the cf may stand, with their diversions. */
    private static final Map<String, String> PLACES = Map.of(
            "LOCAL_CONFIG", "divert(6)",
            "LOCAL_RULE_0", "divert(3)",
            "LOCAL_UUCP", "divert(4)",
            "LOCAL_RULE_1", "divert(9)\nSsender=1\n",
            "LOCAL_RULE_2", "divert(9)\nSrecipient=2\n",
            "LOCAL_RULE_3", "divert(2)",
            "LOCAL_RULESETS", "divert(9)\n",
            "LOCAL_NET_CONFIG", "divert(1)",
            "MAILER_DEFINITIONS", "divert(7)",
            "LOCAL_DNSBL", "divert(8)");

    private static final List<String> LOCAL_HOOKS =
            List.of("srv_features", "clt_features", "try_tls", "tls_rcpt", "tls_client", "tls_server");

    private static final List<String> QUIET = List.of(
            "VERSIONID",
            "MASQUERADE_AS",
            "DAEMON_OPTIONS",
            "CLIENT_OPTIONS",
            "MODIFY_MAILER_FLAGS",
            "SITE",
            "UUCPSMTP");

    private static final String START = "pushdef(`__D__',divnum)divert(";
    private static final String END = "divert(__D__)popdef(`__D__')";

    private McPrelude() {}

    /** Whether nothing is lost where the file of operating system {@code name} cannot be read. */
    static boolean isPlainSystem(String name) {
        return PLAIN_SYSTEMS.contains(name) || name.equals("debian");
    }

    /** The macros, as m4 would have them defined. */
    static Map<String, String> macros(String directory) {
        Map<String, String> macros = new HashMap<>(PLACES);
        QUIET.forEach(name -> macros.put(name, ""));
        LOCAL_HOOKS.forEach(
                name -> macros.put("LOCAL_" + name.toUpperCase(java.util.Locale.ROOT), "divert(9)\nSLocal_" + name));
        CLASSES.forEach((name, of) -> {
            String more = of.equals("VirtHost") ? "define(`_VIRTHOSTS_')" : "";
            String auth = of.equals("TrustAuthMech") ? "define(`_USE_AUTH_',`1')" : "";
            macros.put(name, auth + START + "5)C{" + of + "}$1\n" + more + END + "dnl`'");
            if (!WITHOUT_FILE.contains(name)) {
                macros.put(name + "_FILE", START + "5)F{" + of + "}$1\n" + more + END + "dnl`'");
            }
        });
        macros.put("_CF_DIR_", directory);
        macros.put("MAIL_SETTINGS_DIR", "/etc/mail/");
        macros.put("DATABASE_MAP_TYPE", "hash");
        macros.put("confCW_FILE", "MAIL_SETTINGS_DIR`'local-host-names");
        macros.put("confCR_FILE", "-o MAIL_SETTINGS_DIR`'relay-domains");
        macros.put("confDELIVERY_MODE", "background");
        macros.put("ALIAS_FILE", "MAIL_SETTINGS_DIR`'aliases");
        macros.put("PUSHDIVERT", "pushdef(`__D__', divnum)divert($1)");
        macros.put("POPDIVERT", END);
        macros.put("QUEUE_GROUP", START + "5)Q$1, $2\n" + END);
        macros.put("MAIL_FILTER", START + "5)X$1, $2\n" + END);
        macros.put("INPUT_MAIL_FILTER", START + "5)X$1, $2\n" + END);
        macros.put("SITECONFIG", START + "5)ifelse(`$3',`U',`C{w}$2 $2.UUCP\n')" + END);
        macros.put("DOL", "`$'$1");
        macros.put("lower", "translit(`$1',`ABCDEFGHIJKLMNOPQRSTUVWXYZ',`abcdefghijklmnopqrstuvwxyz')");
        macros.put("MAILER", "define(`_MAILER_DEFINED_',`1')");
        macros.put("OSTYPE", file("ostype"));
        macros.put("DOMAIN", file("domain"));
        macros.put("HACK", file("hack"));
        macros.put("FEATURE", "ifdef(`_feature_$1',`_feature_$1(shift($@))',`" + file("feature") + "')");
        FEATURES.forEach(name -> macros.put("_feature_" + name, ""));
        macros.put("_feature_access_db", "define(`_ACCESS_TABLE_')" + START + "6)Kaccess " + accessMap() + "\n" + END);
        macros.put(
                "_feature_authinfo",
                START + "6)Kauthinfo ifelse(`$1',`',`DATABASE_MAP_TYPE MAIL_SETTINGS_DIR`'authinfo',`$1',`LDAP',"
                        + "`ldap -1 sendmailMTAMapName=authinfo',`$1')\n" + END);
        macros.put("_feature_use_cw_file", "define(`USE_CW_FILE')");
        macros.put("_feature_use_ct_file", "define(`_USE_CT_FILE_')");
        macros.put(
                "_feature_msp",
                "define(`confDELIVERY_MODE',`i')define(`confDONT_PROBE_INTERFACES',`True')define(`_MAILER_DEFINED_',`1')"
                        + START + "9)SLocal_localaddr\nR$+\t$: $>ParseRecipient $``''1\n" + END);
        macros.put("_feature_nullclient", "define(`SMART_HOST',`$1')define(`_MAILER_DEFINED_',`1')");
        for (String map : List.of("domaintable", "drac")) {
            macros.put("_feature_" + map, START + "6)K" + map + " hash MAIL_SETTINGS_DIR`'" + map + "\n" + END);
        }
        macros.put("_feature_bestmx_is_local", START + "6)Kbestmx bestmx\n" + END);
        macros.put("_feature_dnsbl", START + "6)Kdnsbl host\n" + END);
        macros.put("_feature_enhdnsbl", START + "6)Kednsbl dns\n" + END);
        macros.put("_feature_mtamark", START + "6)Kmtamark dns\n" + END);
        macros.put("_feature_ldap_routing", START + "6)Kldapmh ldap\n" + END);
        macros.put("_feature_sts", START + "6)Ksts socket\n" + END);
        return macros;
    }

    private static String file(String kind) {
        String system = kind.equals("ostype") ? "define(`__OSTYPE__',`$1')" : "";
        return START + "-1)" + system + "define(`_ARG_',`$2')sinclude(_CF_DIR_`'" + kind + "/$1.m4)" + END;
    }

    /** The declaration of the access map: a temporary failure must be visible, so -T is put in where it is missing. */
    private static String accessMap() {
        return "ifelse(`$1',`',`DATABASE_MAP_TYPE -T<TMPF> MAIL_SETTINGS_DIR`'access',`$1',`LDAP',`ldap -T<TMPF>',"
                + "index(`$1',`sequence '),`0',`$1',index(`$1',`-T<TMPF>'),`-1',"
                + "`substr(`$1',0,index(`$1',` ')) -T<TMPF>`'substr(`$1',index(`$1',` '))',`$1')";
    }

    /** The start of every run, as sendmail's first file has it. */
    static String begin() {
        return "changecom()undefine(`format')undefine(`hpux')m4wrap(`divert(0)_tollgate_cf_')dnl\n";
    }

    /** The lines of the cf that decide, in the order in which sendmail reads them. */
    static String cf() {
        return """
                Cwlocalhost
                ifdef(`USE_CW_FILE',`Fw`'confCW_FILE
                ')ifdef(`confDOMAIN_NAME',`Dj`'confDOMAIN_NAME
                ')ifdef(`SMART_HOST',`DS`'SMART_HOST
                ')CO @ ifdef(`_NO_PERCENTHACK_',`',`%') ifdef(`_NO_UUCP_',`',`!')
                ifdef(`confCR_FILE',`FR`'confCR_FILE
                ')undivert(5)ifdef(`_VIRTHOSTS_',`CR$={VirtHost}
                ')ifdef(`confDELIVERY_MODE',`O DeliveryMode=confDELIVERY_MODE
                ')ifdef(`confDONT_PROBE_INTERFACES',`O DontProbeInterfaces=confDONT_PROBE_INTERFACES
                ')ifdef(`confUSE_COMPRESSED_IPV6_ADDRESSES',`O UseCompressedIPv6Addresses=confUSE_COMPRESSED_IPV6_ADDRESSES
                ')undivert(6)
                Scanonify=3
                undivert(2)undivert(4)undivert(1)
                SParseLocal=98
                undivert(3)
                Scheck_relay_lists
                undivert(8)
                undivert(9)
                """;
    }
}
