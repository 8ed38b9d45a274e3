package dev.tollgate.sendmail.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

class CfDocumentTest {
    @Test
    void anyBytes_sameTextBack() {
        Seeded.times(1, 500, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(
                        random.nextInt(3) == 0
                                ? Seeded.pick(
                                        random, "\n", "O ", "M", "F{", "}", "K", " ", "\t", "#", "=", ",", "D", "C")
                                : String.valueOf((char) random.nextInt(256)));
            }
            CfDocument cf = CfDocument.parse(text.toString());
            assertEquals(text.toString(), cf.text());
            cf.settings();
            cf.mailers();
            cf.classFiles();
            cf.classes();
            cf.maps();
            cf.macro("j");
            cf.hasRuleset("x");
        });
    }

    @Test
    void settings_longShortFoldedAbbreviated() {
        CfDocument cf = CfDocument.parse("""
                # O Ignored=1
                O PrivacyOptions = goaway,
                	noetrn
                OL9
                O MaxRecipients=3 # three
                O  LogLevel=1
                """);
        assertEquals(
                List.of("2 PrivacyOptions goaway,\n\tnoetrn", "4 LogLevel 9", "5 MaxRecipientsPerMessage 3", "6 - 1"),
                cf.settings().stream()
                        .map(set -> set.line().number() + " "
                                + set.option().map(option -> option.name()).orElse("-") + " " + set.value())
                        .toList());
    }

    @Test
    void mailersMapsAndClasses_read() {
        CfDocument cf = CfDocument.parse("""
                Mlocal,		P=/bin/mail, F=lsDFMAw5:/|@q, S=EnvFromL/HdrFromL,
                		T=DNS/RFC822/X-Unix,
                		A=mail -d $u
                Kaccess hash -T<TMPF> -o /etc/mail/access
                Fw-o /etc/mail/local-host-names %[^\\#]
                F{R}/etc/mail/relay-domains
                C{TrustAuthMech}PLAIN LOGIN
                Troot daemon
                Dj$w.example
                Scheck_vrfy=17
                """);
        CfMailer local = cf.mailers().get(0);
        assertEquals("/bin/mail", local.program());
        assertEquals("lsDFMAw5:/|@q", local.flags());
        assertEquals("mail -d $u", local.equates().get('A'));
        CfMap access = cf.maps().get(0);
        assertEquals(
                "hash -T<TMPF> -o /etc/mail/access.db", access.type() + " " + access.flags() + " " + access.file());
        assertTrue(access.isOptional());
        assertEquals(
                List.of("w /etc/mail/local-host-names true", "R /etc/mail/relay-domains false"),
                cf.classFiles().stream()
                        .map(file -> file.name() + " " + file.path() + " " + file.optional())
                        .toList());
        assertEquals(List.of("PLAIN", "LOGIN"), cf.classes().get("TrustAuthMech"));
        assertEquals(List.of("root", "daemon"), cf.classes().get("t"));
        assertEquals("$w.example", cf.macro("j").orElseThrow());
        assertTrue(cf.hasRuleset("check_vrfy"));
    }
}
