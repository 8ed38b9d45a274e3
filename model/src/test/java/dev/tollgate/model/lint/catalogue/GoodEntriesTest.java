package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ordinary entries that administrators have in their files: a rule that minds one of them is wrong. */
class GoodEntriesTest {
    private static final Linter LINTER = Rules.linter();
    private static final Site SITE = Site.builder()
            .with(Feature.SKIP)
            .with(Feature.LOOKUPDOTDOMAIN)
            .with(Feature.RELAYTOFULLADDRESS)
            .with(Feature.BLOCKLIST_RECIPIENTS)
            .with(Feature.DELAY_CHECKS, "friend")
            .with(Feature.TLS_SESSION_FEATURES)
            .with(Feature.RATECONTROL)
            .with(Feature.CONNCONTROL)
            .with(Feature.GREET_PAUSE, "5000")
            .with(Feature.QUEUEGROUP)
            .with(Feature.COMPAT_CHECK)
            .version("8.18.2")
            .localDomains(List.of("example.com"))
            .build();

    private static final String ENTRIES = """
            # untagged
            10.1.2.3 RELAY
            192.168 RELAY
            10 RELAY
            127.0.0.1 RELAY
            IPv6:2001:db8:1:2 RELAY
            IPv6:fd00 RELAY
            203.0.113.5 REJECT
            spam.example REJECT
            spam.example.net ERROR:5.7.1:"550 Access denied for spam.example.net"
            cyberspammer.example ERROR:"550 We do not accept mail from spammers"
            user@spam.example.org REJECT
            offers@ REJECT
            xn--mller-kva.example REJECT
            _dmarc-reports.example REJECT
            4u.example REJECT
            # clients
            Connect:10.1.2.4 OK
            Connect:10.1 RELAY
            Connect:198.51.100.7 REJECT
            Connect:IPv6:2001:db8:0:0:0:0:0:1 REJECT
            Connect:IPv6:2001:db8:bad REJECT
            Connect:IPv6:2001:DB8:1:0:0:0:A:1 RELAY
            Connect:dialup.provider.example REJECT
            Connect:mail.partner.example RELAY
            Connect:.lists.example REJECT
            Connect:203.0.113.9 DISCARD
            Connect:203.0.113.10 QUARANTINE:held for inspection
            Connect:203.0.113.11 ERROR:4.7.1:"450 Please try again later"
            Connect:203.0.113.12 ERROR:4.3.2:"421 Too busy, come back later"
            Connect:203.0.113.13 SKIP
            connect:203.0.113.14\tREJECT
            Connect:203.0.113.15 REJECT (the old office)
            # senders
            From:bulk.example REJECT
            From:top REJECT
            From:ru REJECT
            From:user@bulk.example.org REJECT
            From:news+*@bulk.example.net REJECT
            From:robot@ REJECT
            From:friend.example OK
            From:partner@friend.example.org OK
            From:sub.bulk.example SKIP
            From:[192.0.2.55] REJECT
            From:user@[192.0.2.56] REJECT
            From:o'brien@bulk.example REJECT
            From:first.last@bulk.example ERROR:5.7.1:"550 5 > 4, and <you> know (why); really"
            From:trap.example DISCARD
            From:slow.example QUARANTINE:look first
            # recipients
            To:backup.example RELAY
            To:.port.example RELAY
            To:one@yacht.example RELAY
            To:noreply@example.com ERROR:5.1.1:"550 Nobody reads this"
            To:noreply@ ERROR:5.1.1:"550 Nobody reads this"
            To:moved@example.com ERROR:5.1.6:"551 Moved to new@example.net"
            To:moved@ ERROR:5.1.6:"551 Moved to new@example.net"
            To:full@example.com ERROR:4.2.2:"452 Mailbox full"
            To:full@ ERROR:4.2.2:"452 Mailbox full"
            To:old.example.com REJECT
            # recipients' wishes
            Spam:abuse@example.com FRIEND
            Spam:abuse@ FRIEND
            Spam:lists.example.com FRIEND
            # numbers
            ClientRate:127.0.0.1 0
            ClientRate:10.1 100
            ClientRate:IPv6:2001:db8 20
            ClientRate: 10
            ClientConn:10.1.2.3 5
            ClientConn: 10
            GreetPause:127.0.0.1 0
            GreetPause:10.1 0
            GreetPause:dialup.provider.example 10000
            GreetPause:IPv6:2001:db8:1 2000
            # queues and pairs
            QGRP:lists.example.com lists
            QGRP:slow.island.example slow
            QGRP:big@slow.island.example slow-2
            Compat:a@example.com<@>b@example.net DISCARD
            Compat:<><@>c@example.net TEMP:451 Later
            Compat:d@example.com<@>e@example.net ERROR:550 Never
            # TLS
            TLS_Clt: ENCR:112
            TLS_Clt:10.213.23.10 VERIFY:112
            TLS_Clt:mx.bank.example VERIFY
            TLS_Clt:mail.bank.example PERM+VERIFY:128+CN
            TLS_Clt:gate.bank.example ENCR:128 (until their certificate is renewed)
            TLS_Srv:sendmail.example TEMP+VERIFY:112
            TLS_Srv:mx2.bank.example VERIFY:128+CN:mx2.bank.example++CI:/C=US/O=Bank/CN=Bank+20CA
            TLS_Srv:mx3.bank.example VERIFY+CS:/C=US/O=Bank/CN=mx3.bank.example
            TLS_Srv:198.51.100.25 PERM+ENCR:256
            TLS_Srv:IPv6:2001:db8:25 ENCR:256
            TLS_Srv:[198.51.100.26] ENCR:256
            TLS_Srv:.branch.bank.example ENCR:128
            TLS_Rcpt:bank.example VERIFY:128+CITag:BankCA
            TLS_Rcpt:boss@bank.example VERIFY:256
            TLS_Rcpt:payroll@ ENCR:128
            BankCA:/C=US/O=Bank/CN=Bank+20CA OK
            Try_TLS:broken.example NO
            Try_TLS:tls.broken.example YES
            Try_TLS:198.51.100.99 NO
            Try_TLS:[198.51.100.98] NO
            Srv_Features: A V
            Srv_Features:10.1 a
            Srv_Features:old.broken.example S P
            Srv_Features:10.9.9.9 g2 u2
            Clt_Features: D
            TLS_Srv_Features:10.1.2.3 "Options=SSL_OP_NO_TLSv1_3; CipherList=HIGH:!aNULL"
            TLS_Srv_Features:old.client.example CipherList=ALL
            TLS_Clt_Features:mx.bank.example "CertFile=/etc/mail/certs/b.crt; KeyFile=/etc/mail/certs/b.key"
            # certificates
            CertIssuer:/C=US/ST=California/O=Example,+20Inc./CN=Mail+20CA/emailAddress=ca@example.com RELAY
            CertIssuer:/C=US/O=Guild/CN=Guild+20CA SUBJECT
            CertSubject:/C=US/O=Guild/CN=relay.partner.example RELAY
            # credentials
            AuthInfo:smart.host.example "U:user" "I:user" "P:s3cret;x" "R:host.example" "M:PLAIN LOGIN"
            AuthInfo:198.51.100.30 "U:user@example.com" "P=c2VjcmV0"
            # others
            bcc:audited.example YES
            XConnect:10.1.2.9 YES
            rhs:friend.example OK
            STS:broken.example NO
            """;

    static List<String> entries() {
        return ENTRIES.lines().filter(line -> !line.startsWith("#")).toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void ordinaryEntry_noErrorNoWarning(String entry) {
        String companions = entry.contains("CITag:BankCA") ? "BankCA:/CN=CA OK\n" : "";
        companions += entry.startsWith("BankCA") ? "TLS_Srv:a.example VERIFY+CITag:BankCA\n" : "";
        companions += entry.startsWith("CertSubject") ? "CertIssuer:/CN=CA SUBJECT\n" : "";
        companions += entry.contains(" SUBJECT") ? "CertSubject:/CN=x RELAY\n" : "";
        companions += entry.matches("To:\\w+@example.com.*") ? entry.replaceFirst("@example.com", "@") + "\n" : "";
        assertEquals(List.of(), loud(companions + entry + "\n"));
    }

    @Test
    void allTogether_noErrorNoWarning() {
        assertEquals(List.of(), loud(ENTRIES));
    }

    @Test
    void everyTag_hasAnEntry() {
        Set<Tag> tags = EnumSet.allOf(Tag.class);
        entries()
                .forEach(entry -> tags.remove(EntryParser.parse(
                                1,
                                AccessFile.parse(entry.getBytes(StandardCharsets.ISO_8859_1))
                                        .line(1))
                        .orElseThrow()
                        .tag()));
        assertEquals(Set.of(), tags);
    }

    private static List<String> loud(String text) {
        return LINTER.check(AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)), SITE).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.place().startLine() + " " + finding.rule() + " " + finding.message())
                .collect(Collectors.toList());
    }
}
