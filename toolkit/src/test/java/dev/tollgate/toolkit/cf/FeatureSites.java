package dev.tollgate.toolkit.cf;

import java.util.ArrayList;
import java.util.List;

/** Sites with features that decide where mail goes and what addresses become. */
final class FeatureSites {
    private static final String OPEN = "FEATURE(`accept_unresolvable_domains')dnl\n";
    private static final String BASE = Sites.ACCESS + OPEN;
    private static final String VIRTUAL = "FEATURE(`virtusertable',`hash -o DIR/virtusertable')dnl\n";

    private FeatureSites() {}

    private static Sites.Site site(String name, String lines) {
        return new Sites.Site(name, lines, "");
    }

    /** The sites. */
    static List<Sites.Site> all() {
        List<Sites.Site> sites = new ArrayList<>(List.of(
                site("generics and masquerading", BASE + """
                                FEATURE(`genericstable',`hash DIR/genericstable')dnl
                                GENERICS_DOMAIN_FILE(`DIR/virtdomains')dnl
                                GENERICS_DOMAIN(`own.test')dnl
                                FEATURE(`generics_entire_domain')dnl
                                MASQUERADE_AS(`masq.test')dnl
                                MASQUERADE_DOMAIN(`a.test')dnl
                                MASQUERADE_EXCEPTION(`b.a.test')dnl
                                FEATURE(`masquerade_entire_domain')dnl
                                FEATURE(`masquerade_envelope')dnl
                                EXPOSED_USER(`postmaster abuse')dnl
                                """),
                site("masquerade to the outside", BASE + """
                                MASQUERADE_AS(`masq.test')dnl
                                MASQUERADE_DOMAIN_FILE(`DIR/locals')dnl
                                FEATURE(`limited_masquerade')dnl
                                FEATURE(`allmasquerade')dnl
                                FEATURE(`local_no_masquerade')dnl
                                FEATURE(`always_add_domain')dnl
                                """),
                site("unknown users elsewhere", BASE + """
                                define(`LUSER_RELAY',`esmtp:luser.test')dnl
                                define(`LOCAL_RELAY',`lr.test')dnl
                                LOCAL_USER(`postmaster')dnl
                                FEATURE(`preserve_luser_host')dnl
                                FEATURE(`preserve_local_plus_detail')dnl
                                """),
                site("a hub", BASE + """
                                define(`MAIL_HUB',`hub.test')dnl
                                FEATURE(`stickyhost')dnl
                                FEATURE(`relay_local_from')dnl
                                FEATURE(`nocanonify',`canonify_hosts')dnl
                                CANONIFY_DOMAIN(`a.test')dnl
                                """),
                site("relay by sender and domain", BASE + """
                                FEATURE(`relay_mail_from',`domain')dnl
                                FEATURE(`relay_entire_domain')dnl
                                RELAY_DOMAIN(`relay.example')dnl
                                FEATURE(`lookupdotdomain')dnl
                                """),
                site("limits", BASE + """
                                FEATURE(`ratecontrol',`nodelay',`terminate')dnl
                                FEATURE(`conncontrol',`nodelay',`terminate')dnl
                                FEATURE(`queuegroup',`slow')dnl
                                FEATURE(`compat_check')dnl
                                FEATURE(`tls_session_features')dnl
                                """),
                site("limits that wait", BASE + """
                                FEATURE(`delay_checks',`friend')dnl
                                FEATURE(`ratecontrol')dnl
                                FEATURE(`conncontrol')dnl
                                FEATURE(`queuegroup')dnl
                                FEATURE(`authinfo',`hash DIR/access')dnl
                                """),
                site("virtual users, tables and lists", BASE + VIRTUAL + """
                                FEATURE(`mailertable',`hash -o DIR/mailertable')dnl
                                FEATURE(`domaintable',`hash DIR/domaintable')dnl
                                VIRTUSER_DOMAIN(`c.test d.test')dnl
                                FEATURE(`blocklist_recipients')dnl
                                FEATURE(`enhdnsbl',`bl.test',`"550 listed "$&{client_addr}',`t',`127.0.0.2.')dnl
                                """),
                site("uucp and bitnet", BASE + """
                                define(`UUCP_RELAY',`uucphub.test')dnl
                                define(`BITNET_RELAY',`bit.test')dnl
                                define(`confUUCP_MAX_SIZE',`200')dnl
                                FEATURE(`uucpdomain',`hash DIR/domaintable')dnl
                                FEATURE(`bitdomain',`hash DIR/domaintable')dnl
                                """),
                site("no uucp", BASE + "FEATURE(`nouucp',`nospecial')dnl\nFEATURE(`redirect')dnl\n"),
                site("no uucp at all", BASE + "FEATURE(`nouucp',`reject')dnl\ndefine(`confFROM_LINE',`From $g')dnl\n"),
                site("routing by a map", BASE + """
                                FEATURE(`ldap_routing',`hash DIR/mailertable',`hash DIR/virtusertable',`bounce',`preserve',`nodomain')dnl
                                LDAPROUTE_DOMAIN(`c.test x.example')dnl
                                LDAPROUTE_EQUIVALENT(`a.test')dnl
                                """),
                site(
                        "files and an include",
                        "include(`DIR/more.m4')dnl\nFEATURE(`use_cw_file')dnl\n"
                                + "ifdef(`MORE_WAS_READ',`RELAY_DOMAIN(`x.example')',`RELAY_DOMAIN(`test')')dnl\n"),
                site("a domain", "DOMAIN(`generic')dnl\n" + BASE),
                site("text map", "FEATURE(`access_db',`text -k0 -v1 -T<TMPF> DIR/access')dnl\n" + OPEN),
                site(
                        "text map of other columns",
                        "FEATURE(`access_db',`text -z: -v1 -T<TMPF> DIR/access')dnl\n" + OPEN),
                site("text map of keys", "FEATURE(`access_db',`text -T<TMPF> DIR/access')dnl\n" + OPEN),
                site("map with flags", "FEATURE(`access_db',`hash -f -T<TMPF> DIR/access')dnl\n" + OPEN),
                site(
                        "everybody relays",
                        BASE + "FEATURE(`promiscuous_relay')dnl\nFEATURE(`blocklist_recipients')dnl\n"),
                site("bad exchangers", BASE + "FEATURE(`badmx')dnl\nFEATURE(`relay_based_on_MX')dnl\n"),
                site("senders without domain", Sites.ACCESS + "FEATURE(`accept_unqualified_senders')dnl\n"),
                site("hosts by name only", BASE + "FEATURE(`use_client_ptr')dnl\n"),
                site("procmail and lmtp", BASE + "FEATURE(`local_procmail')dnl\ndefine(`confFORWARD_PATH',`')dnl\n"),
                site(
                        "other addresses",
                        BASE + "define(`confBLANK_SUB',`_')dnl\ndefine(`confCOLON_OK_IN_ADDR',`True')dnl\n"),
                site("soft bounces", BASE + "define(`confSOFT_BOUNCE',`True')dnl\n"),
                site("submission", "FEATURE(`msp',`[127.0.0.1]')dnl\n" + OPEN)));
        sites.add(new Sites.Site("an old level", BASE + VIRTUAL, "LOCAL_CONFIG\nV9/Berkeley\n"));
        sites.add(new Sites.Site("a very old level", BASE, "LOCAL_CONFIG\nV8/Berkeley\n"));
        return List.copyOf(sites);
    }
}
