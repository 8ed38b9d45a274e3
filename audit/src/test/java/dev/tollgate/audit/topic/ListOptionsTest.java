package dev.tollgate.audit.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Host;
import dev.tollgate.sendmail.conf.CfDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that are lists: the lines to write keep what is there, and each of them is what all findings ask for. */
class ListOptionsTest {
    private static final String REST = """
            O DaemonPortOptions=Name=MTA, Port=smtp
            O DaemonPortOptions=Name=MSA, Port=submission, M=E
            """;

    private static List<Finding> findings(String cf, Profile profile) {
        Configuration configuration =
                new Configuration(Role.MTA, CfDocument.parse(cf), Optional.of("sendmail.cf"), Optional.empty());
        return Auditor.audit(
                new Audit(Optional.of(configuration), Optional.empty(), Host.UNKNOWN, profile, Build.DEBIAN_12));
    }

    /** The lines that the findings on {@code option} ask for. */
    private static Set<String> lines(String option, String cf, Profile profile, Set<String> but) {
        return findings(cf, profile).stream()
                .filter(finding -> finding.cf().startsWith("O " + option + "=") && !but.contains(finding.rule()))
                .map(Finding::cf)
                .collect(Collectors.toSet());
    }

    /** TG931's word is somebody's decision, so no other finding asks for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authwarnings|authwarnings,novrfy,noexpn,noverb,needmailhelo,needvrfyhelo,needexpnhelo,restrictmailq,restrictqrun,restrictexpand,noetrn,nobodyreturn,noactualrecipient",
                "goaway,novrfy|goaway,noetrn,restrictmailq,restrictqrun,restrictexpand,nobodyreturn,noactualrecipient",
                "public,goaway,noetrn|goaway,noetrn,restrictmailq,restrictqrun,restrictexpand,nobodyreturn,noactualrecipient",
                "public|goaway,noetrn,restrictmailq,restrictqrun,restrictexpand,nobodyreturn,noactualrecipient",
                "goaway,noertn|goaway,noetrn,restrictmailq,restrictqrun,restrictexpand,nobodyreturn,noactualrecipient"
            })
    void privacy_oneLineForAllFindings(String words, String together) {
        String cf = "O PrivacyOptions=" + words + "\n" + REST;
        assertEquals(
                Set.of("O PrivacyOptions=" + together), lines("PrivacyOptions", cf, Profile.LOGIN, Set.of("TG931")));
        assertEquals(
                Set.of("O PrivacyOptions=" + together + ",noreceipts"),
                findings(cf, Profile.LOGIN).stream()
                        .filter(finding -> finding.rule().equals("TG931"))
                        .map(Finding::cf)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of(),
                lines("PrivacyOptions", "O PrivacyOptions=" + together + "\n" + REST, Profile.LOGIN, Set.of("TG931")),
                "the line is what all of them ask for");
    }

    @Test
    void privacy_submissionHasWordsOfItsOwnChecks() {
        Configuration submit = new Configuration(
                Role.SUBMIT,
                CfDocument.parse("O PrivacyOptions=goaway,noetrn,novrfy\n"),
                Optional.of("submit.cf"),
                Optional.empty());
        assertEquals(
                Set.of("O PrivacyOptions=goaway,noetrn,restrictqrun"),
                Auditor.audit(new Audit(
                                Optional.empty(), Optional.of(submit), Host.UNKNOWN, Profile.LOGIN, Build.DEBIAN_12))
                        .stream()
                        .map(Finding::cf)
                        .filter(line -> line.startsWith("O PrivacyOptions="))
                        .collect(Collectors.toSet()));
    }

    @Test
    void blame_oneLineForAllFindings() {
        String cf = "O DontBlameSendmail=TrustStickyBit,MapInUnsafeDirPath,DontWarnForwardFileInUnsafeDirPath,"
                + "GroupWritableDirPathSafe,AssumeSafeChown,GroupWritableAliasFile,NonRootSafeAddr\n"
                + "O RunAsUser=smmta\n";
        Set<String> lines = lines("DontBlameSendmail", cf, Profile.LOGIN, Set.of());
        assertEquals(Set.of("O DontBlameSendmail=DontWarnForwardFileInUnsafeDirPath"), lines);
        assertEquals(Set.of(), lines("DontBlameSendmail", lines.iterator().next() + "\n", Profile.LOGIN, Set.of()));
    }

    @Test
    void auth_oneLineForAllFindings() {
        String cf = "O AuthMechanisms=EXTERNAL PLAIN ANONYMOUS\nO AuthOptions=Am X\n";
        assertEquals(Set.of("O AuthOptions=A m p y"), lines("AuthOptions", cf, Profile.MX, Set.of()));
    }

    @Test
    void tls_flagsThatAreThereStay() {
        String cf = "O ServerCertFile=/c\nO ServerKeyFile=/k\nO CACertFile=/a\nO CACertPath=/p\n"
                + "O ServerSSLOptions=+SSL_OP_NO_TICKET -SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_3\n";
        assertEquals(
                Set.of("O ServerSSLOptions=+SSL_OP_NO_TICKET +SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1"
                        + " +SSL_OP_CIPHER_SERVER_PREFERENCE"),
                lines("ServerSSLOptions", cf, Profile.MX, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MX|Name=Out, Port=25, Addr=192.0.2.1, M=ab|Name=Out, Port=25, Addr=192.0.2.1, M=bA",
                "MX|Name=MSA, Port=587, Family=inet, M=E|Name=MSA, Port=587, Family=inet, M=Ea",
                "MX|Name=TLS,Port=465,Modifiers=a|Name=TLS,Port=465,Modifiers=as",
                "MX|Port=smtp, InputMailFilters=f|Port=smtp, InputMailFilters=f, M=A",
                "NULLCLIENT|Name=MTA, Address=0.0.0.0, M=A|Name=MTA, Address=127.0.0.1, M=A"
            })
    void port_lineKeepsWhatItSays(Profile profile, String port, String together) {
        String cf = "O DaemonPortOptions=" + port + "\nO DaemonPortOptions=Name=User, Port=587, Addr=127.0.0.1, M=Ea\n";
        List<String> lines = findings(cf, profile).stream()
                .filter(finding -> finding.place().line() == 1)
                .map(Finding::cf)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        assertEquals(List.of("O DaemonPortOptions=" + together), lines);
    }

    @Test
    void port_mcLineNamesTheMacro() {
        assertTrue(findings("O DaemonPortOptions=Name=TLS, Port=465, M=a\n", Profile.MX).stream()
                .anyMatch(finding -> finding.mc().equals("DAEMON_OPTIONS(`Name=TLS, Port=465, M=as')dnl")));
    }
}
