package dev.tollgate.cli.cf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random mc files of features that look maps up, with rules of their own now and then. */
final class RandomMc {
    private static final String[] FEATURES = {
        "FEATURE(`access_db',`hash -T<TMPF> LAB/m')",
        "FEATURE(`access_db',`hash -T<TMPF> LAB/m')\nFEATURE(`delay_checks')",
        "FEATURE(`access_db',`hash -T<TMPF> -o LAB/nope')\nFEATURE(`blacklist_recipients')",
        "FEATURE(`virtusertable',`hash LAB/m')\nVIRTUSER_DOMAIN(`example.com')",
        "FEATURE(`mailertable',`hash LAB/m')",
        "FEATURE(`domaintable',`hash LAB/m')",
        "FEATURE(`genericstable',`hash LAB/m')\nGENERICS_DOMAIN(`example.com')",
        "FEATURE(`always_add_domain')",
        "MASQUERADE_AS(`masq.org')\nFEATURE(`masquerade_envelope')",
        "FEATURE(`allmasquerade')\nMASQUERADE_AS(`masq.org')",
        "FEATURE(`relay_entire_domain')",
        "FEATURE(`relay_hosts_only')\nRELAY_DOMAIN(`example.com')",
        "FEATURE(`accept_unqualified_senders')",
        "FEATURE(`accept_unresolvable_domains')",
        "FEATURE(`nouucp',`reject')",
        "FEATURE(`nocanonify')",
        "FEATURE(`stickyhost')\ndefine(`MAIL_HUB',`hub.org')",
        "define(`SMART_HOST',`smart.org')",
        "define(`LUSER_RELAY',`error:5.1.1:550 no such')",
        "define(`LOCAL_RELAY',`esmtp:lr.org')",
        "FEATURE(`bestmx_is_local')",
        "FEATURE(`loose_relay_check')",
        "FEATURE(`preserve_local_plus_detail')",
        "define(`confUSERDB_SPEC',`')",
        "LOCAL_CONFIG\nKlocalm hash LAB/m\nCPx.y\nLOCAL_RULE_0\nR$* <@ $* . x . y . > $*\t$#esmtp $@ $2 $: $1 < @ $2 . x . y > $3",
        "LOCAL_RULESETS\nSLocal_check_rcpt\nR$*\t$: $>canonify $1\nR$- $*\t$: $(localm $1 $: none $) $2"
    };

    private RandomMc() {}

    static String of(Random random, String lab) {
        StringBuilder mc = new StringBuilder("OSTYPE(`linux')\n");
        mc.append("define(`confSERVICE_SWITCH_FILE',`").append(lab).append("/switch')\n");
        mc.append("define(`confHOSTS_FILE',`").append(lab).append("/hosts')\n");
        mc.append("define(`ALIAS_FILE',`").append(lab).append("/aliases')\n");
        List<String> last = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String feature = FEATURES[random.nextInt(FEATURES.length)].replace("LAB", lab);
            if (feature.startsWith("LOCAL_")) {
                last.add(feature);
            } else {
                mc.append(feature).append('\n');
            }
        }
        mc.append("MAILER(`local')\nMAILER(`smtp')\n");
        if (random.nextInt(4) == 0) {
            mc.append("MAILER(`uucp')\n");
        }
        last.stream().distinct().forEach(text -> mc.append(text).append('\n'));
        return mc.toString();
    }
}
