package dev.tollgate.toolkit.cf;

import java.util.ArrayList;
import java.util.List;

/** Sites as administrators configure them: lines of an mc file, with DIR for the folder of their maps. */
final class Sites {
    static final String ACCESS = "FEATURE(`access_db',`hash -T<TMPF> DIR/access')dnl\n";
    private static final String OPEN = "FEATURE(`accept_unresolvable_domains')dnl\n";
    private static final String VIRTUAL = "FEATURE(`virtusertable',`hash -o DIR/virtusertable')dnl\n";
    private static final String MAILERS = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";

    /**
     * A site.
     *
     * @param lines of the mc file before the mailers
     * @param rules after them
     */
    record Site(String name, String lines, String rules) {
        /** Whether it has no rules of its own. */
        boolean isStock() {
            return rules.isEmpty() && !lines.contains("LOCAL_");
        }

        /** The mc file. */
        String mc(String directory) {
            String base = """
                    divert(-1)
                    include(`/usr/share/sendmail/cf/m4/cf.m4')
                    divert(0)dnl
                    VERSIONID(`site')
                    %s
                    define(`confDOMAIN_NAME',`mx.local.test')dnl
                    define(`confSERVICE_SWITCH_FILE',`DIR/service.switch')dnl
                    define(`confHOSTS_FILE',`DIR/hosts')dnl
                    define(`confDONT_PROBE_INTERFACES',`True')dnl
                    define(`confCR_FILE',`-o DIR/relay-domains')dnl
                    define(`STATUS_FILE',`/dev/null')dnl
                    define(`QUEUE_DIR',`DIR/mqueue')dnl
                    define(`ALIAS_FILE',`DIR/aliases')dnl
                    """.formatted(lines.contains("OSTYPE") ? "" : "OSTYPE(`linux')dnl");
            String start = "LOCAL_RULESETS\nSStart\nR$* $$| $*\t$: $1 $| $2\nSNoop\n";
            String mailers = lines.contains("nullclient") || lines.contains("`msp'") ? "" : MAILERS;
            return (base + lines + "\n" + mailers + rules + "\n" + start).replace("DIR", directory);
        }
    }

    private Sites() {}

    private static Site site(String name, String lines) {
        return new Site(name, lines, "");
    }

    private static Site site(String name, String lines, String rules) {
        return new Site(name, lines, rules);
    }

    /** All sites. */
    static List<Site> all() {
        List<Site> sites = new ArrayList<>(List.of(
                site("plain", ACCESS + OPEN),
                site("no access map", OPEN),
                site("null client", "FEATURE(`nullclient',`hub.local.test')dnl\n"),
                site("virtual users", ACCESS + OPEN + VIRTUAL + "VIRTUSER_DOMAIN(`c.test')dnl\n"),
                site("virtual users by file", ACCESS + OPEN + VIRTUAL + "VIRTUSER_DOMAIN_FILE(`DIR/virtdomains')dnl\n"),
                site(
                        "virtual entire domain",
                        ACCESS + OPEN + VIRTUAL
                                + "VIRTUSER_DOMAIN(`c.test')dnl\nFEATURE(`virtuser_entire_domain')dnl\n"),
                site("mailer table", ACCESS + OPEN + "FEATURE(`mailertable',`hash DIR/mailertable')dnl\n"),
                site("domain table", ACCESS + OPEN + "FEATURE(`domaintable',`hash DIR/domaintable')dnl\n"),
                site(
                        "domain table and delay",
                        ACCESS + OPEN
                                + "FEATURE(`domaintable',`hash DIR/domaintable')dnl\nFEATURE(`delay_checks')dnl\n"),
                site(
                        "generics",
                        ACCESS + OPEN
                                + "FEATURE(`genericstable',`hash DIR/genericstable')dnl\nGENERICS_DOMAIN(`own.test')dnl\n"),
                site("masquerade", ACCESS + OPEN + "MASQUERADE_AS(`own.test')dnl\nFEATURE(`masquerade_envelope')dnl\n"),
                site(
                        "local config",
                        ACCESS + OPEN
                                + "LOCAL_CONFIG\nCw own.test other.test\nCR partner.test\nD{MyDom}m.test\nCw ${MyDom}\n"),
                site(
                        "classes of classes",
                        ACCESS + OPEN
                                + "LOCAL_CONFIG\nC{Mine}incl.test\nCw$={Mine}\nFR DIR/relays %[^\\#]\nFw DIR/locals\n"),
                site(
                        "sequence",
                        OPEN
                                + "FEATURE(`access_db',`sequence acc1 acc2')dnl\nLOCAL_CONFIG\nKacc1 hash DIR/access\nKacc2 hash DIR/access2\n"),
                site("greet pause before the map", "FEATURE(`greet_pause',`2000')dnl\n" + ACCESS + OPEN),
                site("drac", ACCESS + OPEN + "FEATURE(`drac',`hash DIR/drac')dnl\n"),
                site(
                        "dns list",
                        "define(`DNSBL_MAP',`hash DIR/bl')dnl\n" + ACCESS + OPEN + "FEATURE(`dnsbl',`bl.test')dnl\n"),
                site(
                        "dns list quarantines",
                        "define(`DNSBL_MAP',`hash DIR/bl')dnl\n" + ACCESS + OPEN
                                + "FEATURE(`dnsbl',`bl.test',`quarantine')dnl\nFEATURE(`delay_checks',`friend',`n')dnl\n"),
                site("messages", "define(`confREJECT_MSG',`\"550 no, \" $`'&{client_addr}')dnl\n" + ACCESS + OPEN),
                site("loose", ACCESS + OPEN + "FEATURE(`loose_relay_check')dnl\nRELAY_DOMAIN(`own.test')dnl\n"),
                site("relay by host", ACCESS + OPEN + "FEATURE(`relay_hosts_only')dnl\nRELAY_DOMAIN(`own.test')dnl\n"),
                site("smart host", ACCESS + OPEN + "define(`SMART_HOST',`hub.test')dnl\n"),
                site("unresolvable senders", ACCESS),
                site(
                        "friends",
                        ACCESS + OPEN + "FEATURE(`delay_checks',`friend')dnl\nFEATURE(`blocklist_recipients')dnl\n"),
                site("bad greetings", ACCESS + OPEN + "FEATURE(`block_bad_helo')dnl\n"),
                site("names of one's own", ACCESS + OPEN + "FEATURE(`require_rdns')dnl\n"),
                site("operators", "define(`confOPERATORS',`.:%@!^/[]+-')dnl\n" + ACCESS + OPEN),
                site("deferring", ACCESS + OPEN + "define(`confDELIVERY_MODE',`d')dnl\n"),
                site("debian", "OSTYPE(`debian')dnl\n" + ACCESS + OPEN + "FEATURE(`delay_checks')dnl\n")));
        sites.add(site("local check_mail", ACCESS + OPEN, """
                LOCAL_RULESETS
                SLocal_check_mail
                R$* u@$*\t$#error $@ 5.7.1 $: "550 local mail"
                R$* v $*\t$#discard $: discard
                """));
        sites.add(site("local check_relay and check_rcpt", ACCESS + OPEN, """
                LOCAL_RULESETS
                SLocal_check_relay
                R$* example $| $*\t$#error $@ quarantine $: looked odd
                R$* $| 192.0.2.$-\t$#error $@ 4.7.1 $: "450 later, " $2
                SLocal_check_rcpt
                R$* abuse $*\t$#OK
                R$* first.last $*\t$#error $: 550 5.1.1 gone
                """));
        sites.add(site("no relaying by login", ACCESS + OPEN + "TRUST_AUTH_MECH(`PLAIN LOGIN')dnl\n", """
                LOCAL_RULESETS
                SLocal_Relay_Auth
                R$*\t$@ NO
                """));
        sites.add(site(
                "rules that read macros",
                ACCESS + OPEN + "FEATURE(`delay_checks')dnl\nLOCAL_CONFIG\nKodd regex -a@ODD ^u[+]\n",
                """
                LOCAL_RULESETS
                SLocal_check_rcpt
                R$*\t$: $1 $| $&{mail_addr} $| $&{mail_host} $| $(odd $&{rcpt_addr} $)
                R$* $| $* $| x.example $| $*\t$#error $: "553 5.7.1 host " $&{mail_host}
                R$* $| $* $| $* $| $* @ODD\t$#error $: "553 5.7.1 odd"
                R$* $| $*\t$1
                """));
        sites.add(site(
                "maps of one's own", ACCESS + OPEN + "LOCAL_CONFIG\nKmine hash -a<IN> DIR/mine\nKcount arith\n", """
                LOCAL_RULESETS
                SLocal_check_mail
                R$*\t$: $>CanonAddr $1
                R$* < @ $+ . > $*\t$1 < @ $2 > $3
                R$* < @ $+ > $*\t$: $(mine $2 $: ? $) $| $(count l $@ $&{client_rate} $@ 5 $)
                R$+ <IN> $| FALSE\t$#error $@ 5.7.1 $: "550 mine: " $1
                R$*\t$@ ok
                """));
        sites.addAll(LocalRulesSites.all());
        sites.addAll(FeatureSites.all());
        return sites;
    }
}
