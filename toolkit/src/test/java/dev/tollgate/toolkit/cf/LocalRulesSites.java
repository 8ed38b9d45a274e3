package dev.tollgate.toolkit.cf;

import java.util.List;

/** Sites with rules of their own in every place that sendmail's m4 files offer for them. */
final class LocalRulesSites {
    private static final String OPEN = "FEATURE(`accept_unresolvable_domains')dnl\n";
    private static final String BASE = Sites.ACCESS + OPEN;

    private LocalRulesSites() {}

    /** The sites. */
    static List<Sites.Site> all() {
        return List.of(
                new Sites.Site("local rule 0", BASE, """
                        LOCAL_RULE_0
                        R$* < @ $+ . d . test . > $*\t$#esmtp $@ faxhub.test $: $1 < @ $2 . d . test . > $3
                        R$+ + $* < @ $=w . >\t$#local $: $1
                        Rabuse < @ $+ . >\t$#error $@ 5.1.1 $: "550 5.1.1 no abuse at " $1
                        R$* < @ [ $+ ] > $*\t$#error $@ 5.1.2 $: "553 no literals"
                        """),
                new Sites.Site("local rules 1, 2 and 3", BASE, """
                        LOCAL_CONFIG
                        Kold dequote
                        LOCAL_RULE_3
                        R$* < @ b . a . test > $*\t$: $1 < @ own . test > $2
                        R$- % $-\t$1 < @ $2 . test >
                        LOCAL_RULE_1
                        R$+ + $* < @ $* >\t$1 < @ $3 >
                        LOCAL_RULE_2
                        R$* < @ x . example . > $*\t$1 < @ relay . example . > $2
                        """),
                new Sites.Site("network config", BASE + "define(`SMART_HOST',`esmtp:hub.test')dnl\n", """
                        LOCAL_NET_CONFIG
                        R$* < @ $* . test . > $*\t$#esmtp $@ $2 . test . $: $1 < @ $2 . test . > $3
                        R$* < @ $=R . > $*\t$#relay $@ $2 $: $1 < @ $2 . > $3
                        """),
                new Sites.Site(
                        "greet pause and logins of one's own",
                        BASE + "FEATURE(`greet_pause',`3000')dnl\nTRUST_AUTH_MECH(`PLAIN LOGIN')dnl\n",
                        """
                        LOCAL_RULESETS
                        SLocal_greet_pause
                        R$* . test $| $*\t$# 7000
                        R$* $| 10 . $*\t$# 0
                        SLocal_trust_auth
                        R$* $| joe\t$#error $@ 5.7.1 $: "550 not for joe"
                        SLocal_Relay_Auth
                        Rplain $| joe\t$@ NO
                        """),
                new Sites.Site("tls rules of one's own", BASE + "FEATURE(`delay_checks')dnl\n", """
                        LOCAL_TLS_CLIENT
                        R$* $| $*\t$: $1 $| $2 $| $&{cert_subject}
                        RFAIL $| $* $| $*\t$#error $@ 5.7.0 $: "550 bad certificate"
                        R$* $| MAIL $| $* x\t$#error $@ 4.7.0 $: "454 subject " $2
                        R$*\t$@ OK
                        LOCAL_TLS_SERVER
                        RSOFTWARE\t$#TEMP $@ 4.7.0 $: "403 handshake"
                        LOCAL_TLS_RCPT
                        R$* @ $* example $*\t$: $1 $| $(arith l $@ $&{cipher_bits} $@ 128 $)
                        R$* $| TRUE\t$#error $@ 5.7.1 $: "550 weak"
                        LOCAL_TRY_TLS
                        R$* x $*\t$#error $@ 5.7.1 $: "550 not with " $&{server_name}
                        LOCAL_SRV_FEATURES
                        R$* h . a . test $*\t$# V P
                        Rsingle $| $*\t$# TEMP
                        LOCAL_CLT_FEATURES
                        R$* relay $*\t$# D
                        """),
                new Sites.Site(
                        "header and data checks",
                        BASE + "LOCAL_CONFIG\nHSubject: $>CheckSubject\nH*: $>+CheckAny\nKcount arith\nKstore macro\n",
                        """
                        LOCAL_RULESETS
                        SCheckSubject
                        R$* cheap $*\t$#error $@ 5.7.1 $: "554 no " $&{hdr_name}
                        R$*\t$: $1 $(store {Subject} $@ $1 $)
                        SCheckAny
                        R$*\t$@ OK
                        Scheck_data
                        R$*\t$: $&{nrcpts}
                        R0\t$#error $@ 5.5.0 $: "554 nobody"
                        Scheck_eoh
                        R$+ $| $+\t$: $(count l $@ 2000 $@ $2 $)
                        RTRUE\t$#error $@ 5.3.4 $: "552 long headers"
                        Scheck_vrfy
                        R$*\t$#error $@ 5.7.1 $: "550 no"
                        Scheck_etrn
                        R$*\t$#error $@ 5.7.1 $: "550 no"
                        """),
                new Sites.Site("senders by regex", BASE + """
                                LOCAL_CONFIG
                                Kdigits regex -a@BAD ^[0-9]+@
                                Kplus regex -s1,2 -d/ ^([^+]*)[+]([^@]*)@
                                Khelo regex -n -a<NO> ^.*[.].*$
                                Kunq dequote -s.
                                """, """
                        LOCAL_RULESETS
                        SLocal_check_mail
                        R$*\t$: $(digits $1 $)
                        R$* @BAD\t$#error $@ 5.7.1 $: "553 digits"
                        R< $* >\t$: $1 $| $(plus $1 $: ? $)
                        R$* $| u / $*\t$#error $@ 4.7.1 $: "451 tag " $2
                        R$* $| $*\t$: $1 $| $(helo $&s $)
                        R$* $| $* <NO>\t$#error $@ 5.5.0 $: "550 HELO " $2
                        R$* $| $*\t$: $(unq $1 $)
                        Rtwo.words $*\t$#error $: "553 two words"
                        R$*\t$@ OK
                        SLocal_check_relay
                        R$* $| $* . $- . $- . $-\t$: $(arith + $@ $4 $@ $5 $)
                        R80\t$#error $@ 4.7.1 $: "450 eighty"
                        R$*\t$@ NEXT
                        """),
                new Sites.Site(
                        "macros kept between rulesets",
                        BASE + "LOCAL_CONFIG\nKset macro\nD{Level}low\nC{Good} a.test own.test x-y.test\n",
                        """
                        LOCAL_RULESETS
                        SLocal_check_mail
                        R$*\t$: $>CanonAddr $1
                        R$+ < @ $={Good} $* >\t$(set {Level} $@ high $) $1
                        R$* < @ $* >\t$(set {Level} $) $1
                        R$*\t$: $&{Level} $| $&f
                        Rhigh $| $* @ $*\t$@ OK
                        R$* $| $* postmaster $*\t$#discard $: discard
                        SLocal_check_rcpt
                        R$*\t$: $&{Level} $| $&{auth_type} $| $&{client_resolve} $| $1
                        Rlow $| $| FORGED $| $*\t$#error $@ 5.7.25 $: "550 forged " $&{client_ptr}
                        R$* $| $+ $| $* $| $*\t$#OK
                        R$* $| $* $| $* $| $* < @ $~{Good} >\t$: $4
                        """),
                new Sites.Site(
                        "entries of one's own tags",
                        BASE + "LOCAL_CONFIG\nKlimit hash -T<TMP> DIR/mine\nKsw sequence limit access\n",
                        """
                        LOCAL_RULESETS
                        SLocal_check_rcpt
                        R$*\t$: $1 $| $>CanonAddr $1
                        R$* $| $* < @ $+ . > $*\t$: $1 $| $(access Spam:$3 $: ? $3 $)
                        R$* $| ? $*\t$: $1 $| $(sw $2 $: none $)
                        R$* $| FRIEND\t$#OK
                        R$* $| one\t$#error $@ 5.7.1 $: "550 one"
                        R$* $| two\t$#error $@ quarantine $: two of them
                        R$* $| REJECT\t$#error $@ 5.7.1 $: $( dequote "" $&{client_addr} $)
                        R$* $| $*\t$1
                        SLocal_check_relay
                        R$+ $| $+\t$: $>D < $1 > < ? > < ! Mine > < $2 >
                        R< $* > < $* >\t$: < $1 > $>A < $2 > < ? > < ! Mine > < >
                        R< ? > < ? > $*\t$@ OK
                        R< $* TMPF > $*\t$#error $@ 4.3.0 $: "451 later"
                        """),
                new Sites.Site("answers of every kind", BASE, """
                        LOCAL_RULESETS
                        SLocal_check_mail
                        R$* u @ a . test $*\t$#error $@ 5.7.1 $: 571 odd code
                        R$* u @ $* test $*\t$#error $: no code at all
                        R$* v @ $*\t$#error $@ 4.2.1 $: "421 4.3.2 closing"
                        R$* postmaster @ $*\t$#error
                        R$* abuse @ $*\t$#error $@ quarantine
                        R$* first . last @ $*\t$#ERROR $: "550 in capitals"
                        R$* u + $*\t$#discard
                        SLocal_check_rcpt
                        R$* u @ a . test $*\t$#error $@ 5.1.1 $: "550 5.1.1 a" $| "b"
                        R$* v @ $*\t$#local $: v
                        R$* u @ $* test $*\t$#error $@ 5.7.1 $: "550 said \\"no\\" to " $1
                        R$* postmaster $*\t$#error $@ 5.7.1
                        R$* abuse $*\t$#error $@ quarantine $: $&{client_addr} to $1
                        R$* first . last $*\t$#error $@ 99 $: 421 4.7.0 $&{mail_addr}
                        SLocal_check_relay
                        R$* relay $*\t$#error $@ 4.7.1 $: "421 4.7.1 host " $&{client_name}
                        R$* . d . test $*\t$#discard $: d
                        R$* x-y $*\t$#error
                        """),
                new Sites.Site(
                        "a hook after the stock checks",
                        BASE + "FEATURE(`delay_checks',`hater')dnl\nFEATURE(`check_other')dnl\n",
                        """
                        LOCAL_RULESETS
                        Scheck_compat
                        R< $* > $| < $* @ $* >\t$: $1 $| $3
                        R$* @ $* $| $=w\t$#error $@ 5.7.1 $: "550 compat " $1
                        R$* $| d . test\t$#discard $: d
                        Squeuegroup
                        R$* @ x . example\t$# slow
                        R$* @ $* . test\t$# fast
                        """),
                new Sites.Site(
                        "names that are looked up",
                        BASE + "LOCAL_CONFIG\nKhosts host -a<OK> -m\nKuid user -vuid\n",
                        """
                        LOCAL_RULESETS
                        SLocal_check_mail
                        R$*\t$: $>3 $1
                        R$* < @ $+ > $*\t$: $1 < @ $[ $2 $: nowhere $] > $3
                        R$* < @ nowhere >\t$: $1 $| $(hosts localhost $: ? $) $| $(uid $1 $: nobody $)
                        R$* $| $* <OK> $| nobody\t$@ $1
                        R$* $| $*\t$#error $@ 5.1.8 $: "553 known here: " $2
                        """));
    }
}
