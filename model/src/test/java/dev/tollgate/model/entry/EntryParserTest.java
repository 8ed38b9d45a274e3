package dev.tollgate.model.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Connect:10.1.2.3                 | CONNECT    | IPV4               | 10.1.2.3
            connect:10                       | CONNECT    | IPV4               | 10
            Connect:10.1.2.                  | CONNECT    | OTHER              | 10.1.2.
            Connect:010.1.2.3                | CONNECT    | OTHER              | 010.1.2.3
            Connect:10.1.0.0/16              | CONNECT    | OTHER              | 10.1.0.0/16
            Connect:256.1                    | CONNECT    | OTHER              | 256.1
            Connect:1.2.3.4.5                | CONNECT    | OTHER              | 1.2.3.4.5
            Connect:IPv6:2001:db8            | CONNECT    | IPV6               | IPv6:2001:db8
            Connect:IPV6:2001:DB8:0:0:0:0:0:1| CONNECT    | IPV6               | IPv6:2001:db8:0:0:0:0:0:1
            Connect:IPv6                     | CONNECT    | IPV6               | IPv6
            Connect:IPv6:2001:db8::1         | CONNECT    | OTHER              | IPv6:2001:db8::1
            Connect:IPv6:2001:0db8           | CONNECT    | OTHER              | IPv6:2001:0db8
            Connect:[10.1.2.3]               | CONNECT    | BRACKETED          | [10.1.2.3]
            Connect:example.com              | CONNECT    | DOMAIN             | example.com
            Connect:.example.com             | CONNECT    | SUBDOMAINS         | .example.com
            Connect:example.com.             | CONNECT    | OTHER              | example.com.
            Connect:*.example.com            | CONNECT    | OTHER              | *.example.com
            Connect:                         | CONNECT    | DEFAULT            | ``
            From:user@example.com            | FROM       | ADDRESS            | user@example.com
            From:user@[10.1.2.3]             | FROM       | ADDRESS            | user@[10.1.2.3]
            From:user@                       | FROM       | USER               | user@
            From:@example.com                | FROM       | OTHER              | @example.com
            From:*@example.com               | FROM       | OTHER              | *@example.com
            From:<a@b.example>               | FROM       | OTHER              | <a@b.example>
            user+*@example.com               | UNTAGGED   | ADDRESS            | user+*@example.com
            IPv6:2001:db8                    | UNTAGGED   | IPV6               | IPv6:2001:db8
            2001:db8::1                      | UNTAGGED   | OTHER              | 2001:db8::1
            TLS_Srv:                         | TLS_SRV    | DEFAULT            | ``
            tls_clt:mx.example.com           | TLS_CLT    | DOMAIN             | mx.example.com
            CertIssuer:/C=US/CN=CA           | CERT_ISSUER| DISTINGUISHED_NAME | /C=US/CN=CA
            CertIssuer:CN=CA                 | CERT_ISSUER| OTHER              | CN=CA
            MyCA:/C=US/CN=CA                 | CUSTOM     | DISTINGUISHED_NAME | /C=US/CN=CA
            Compat:a@b.example<@>c@d.example | COMPAT     | PAIR               | a@b.example<@>c@d.example
            Compat:b.example                 | COMPAT     | OTHER              | b.example
            """)
    void leftHandSide_tagAndKeyAreRecognised(String left, Tag tag, KeyKind kind, String key) {
        Entry entry = EntryParser.parse(1, left, "OK");
        assertEquals(tag, entry.tag());
        assertEquals(kind, entry.key().kind());
        assertEquals(key, entry.key().text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Connect:a   | relay                              | RELAY
            Connect:a   | RELAY (office)                     | RELAY
            Connect:a   | ERROR:5.7.1:"550 No, thanks"       | ERROR:5.7.1:"550 No, thanks"
            Connect:a   | error:"550 No"                     | ERROR:"550 No"
            Connect:a   | 550 No                             | ERROR:"550 No"
            Connect:a   | quarantine:held back               | QUARANTINE:held back
            TLS_Srv:a   | verify                             | VERIFY
            TLS_Srv:a   | TEMP+VERIFY:112                    | TEMP+VERIFY:112
            TLS_Srv:a   | perm + encr : 128 + cn             | PERM+ENCR:128+CN
            TLS_Srv:a   | VERIFY+CN:x.example++CI:/C=US/O=A,+20Inc. | VERIFY+CN:x.example++CI:/C=US/O=A,+20Inc.
            TLS_Srv:a   | VERIFY:112+CITag:MyCA              | VERIFY:112+CITag:MyCA
            Try_TLS:a   | no                                 | NO
            Srv_Features: | S  a g2                          | S a g2
            CertIssuer:/CN=a | subject                       | SUBJECT
            ClientRate: | 10                                 | 10
            GreetPause:a | 5000                              | 5000
            QGRP:a      | slowq                              | slowq
            Spam:a      | friend                             | FRIEND
            Compat:a<@>b | DISCARD                           | DISCARD
            Compat:a<@>b | temp:"451 later"                  | TEMP:451 later
            AuthInfo:a  | "U:u"  "P=c2VjcmV0"                | "U:u" "P=c2VjcmV0"
            TLS_Srv_Features:a | Options=SSL_OP_NO_TLSv1 ; cipherlist=HIGH; | "Options=SSL_OP_NO_TLSv1; CipherList=HIGH"
            """)
    void rightHandSide_printsCanonicallyAndReadsBackTheSame(String left, String right, String canonical) {
        String printed = canonical(EntryParser.parse(1, left, right));
        assertEquals(canonical, printed);
        assertEquals(canonical, canonical(EntryParser.parse(1, left, printed)));
    }

    private static String canonical(Entry entry) {
        return entry.validValue().map(Value::canonical).orElseThrow(() -> new AssertionError(entry.value()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TLS_Srv:a    | VERIFY # x        | 17 | expected '+' and an extension, or the end, found '# x'
            TLS_Srv:a    | ENCR              | 14 | expected ':' and a number of bits after ENCR, found nothing
            TLS_Srv:a    | ENCR:             | 15 | expected a decimal number of bits, found nothing
            TLS_Srv:a    | VERIFY:0112       | 17 | expected a decimal number of bits, found '0112'
            TLS_Srv:a    | VERIFY+FOO:x      | 17 | expected CN, CN:name, CS:subject, CI:issuer or CITag:tag, found 'FOO:x'
            TLS_Srv:a    | VERIFY+CN+CI:/x   | 20 | expected '++' between two extensions, found 'CI:/x'
            TLS_Srv:a    | VERIFY+CN:x++     | 23 | expected CN, CN:name, CS:subject, CI:issuer or CITag:tag, found nothing
            TLS_Srv:a    | VERIFY+CITag:My.CA| 25 | expected one word as the tag after CITag:, found '.CA'
            Connect:a    | OK (x             | 13 | expected a matching partner, found '('
            ClientRate:  | 08                | 12 | expected a decimal number, 0 for no limit, found '08'
            Srv_Features:| S Z               | 16 | expected one of the letters A a B b C c D d E e F f G g H h I i K k L l N n O o P p R r S s U u V v X x, found 'Z'
            AuthInfo:a   | "U:u"             | 11 | expected a password ("P:…"), found nothing
            AuthInfo:a   | "U:u","P:p"       | 16 | expected a quoted token such as "P:password", found ',"P:p"'
            """)
    void wrongValue_errorNamesPlaceExpectedAndFound(String left, String right, int column, String message) {
        Entry entry = EntryParser.parse(1, left, right);
        ParsedValue.Invalid invalid = assertInstanceOf(ParsedValue.Invalid.class, entry.value());
        assertEquals(message, invalid.error().message());
        assertEquals(column, invalid.error().span().start());
    }

    @Test
    void extension_knowsItsPlace() {
        Entry entry = EntryParser.parse(1, "TLS_Srv:a", "VERIFY+CN:x++CS:/C=US");
        TlsRequirement requirement = (TlsRequirement) entry.validValue().orElseThrow();
        assertEquals(new Span(17, 21), requirement.extensions().get(0).span());
        assertEquals(new Span(23, 31), requirement.extensions().get(1).span());
    }

    @Test
    void passwords_stayOutOfToString() {
        Entry entry = EntryParser.parse(1, "AuthInfo:a", "\"U:u\" \"P:hidden\"");
        assertEquals(
                "Credentials[USER, PASSWORD]", entry.validValue().orElseThrow().toString());
    }
}
