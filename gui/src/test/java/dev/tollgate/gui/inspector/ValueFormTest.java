package dev.tollgate.gui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.inspector.LettersForm.Switch;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.Credentials;
import dev.tollgate.model.entry.value.SessionFeatures.Name;
import dev.tollgate.model.entry.value.TlsRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFormTest {
    private static ValueForm form(String left, String right) {
        return ValueForm.of(EntryParser.parse(1, left, right));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("From:a@b", "REJECT", "REJECT"),
                Arguments.of("From:a@b", "relay", "RELAY"),
                Arguments.of("From:a@b", "QUARANTINE:why not", "QUARANTINE:why not"),
                Arguments.of("From:a@b", "ERROR:5.7.1:\"550 Go away\"", "ERROR:5.7.1:\"550 Go away\""),
                Arguments.of("From:a@b", "ERROR:550 Go away", "ERROR:\"550 Go away\""),
                Arguments.of("TLS_Srv:x", "PERM+VERIFY:128+CN:y++CI:/C=US", "PERM+VERIFY:128+CN:y++CI:/C=US"),
                Arguments.of("TLS_Srv:x", "ENCR:256", "ENCR:256"),
                Arguments.of("Srv_Features:x", "S a", "S a"),
                Arguments.of("Srv_Features:x", "a S s g2", "s a g2"),
                Arguments.of("Clt_Features:", "D", "D"),
                Arguments.of("AuthInfo:x", "\"U:u\" \"P=c2VjcmV0\"", "\"U:u\" \"P=c2VjcmV0\""),
                Arguments.of("ClientRate:1.2.3.4", "10", "10"),
                Arguments.of("Try_TLS:x", "no", "NO"),
                Arguments.of("CertIssuer:/C=US", "SUBJECT", "SUBJECT"),
                Arguments.of("QGRP:x", "slow", "slow"),
                Arguments.of("TLS_Srv_Features:x", "CipherList=HIGH", "\"CipherList=HIGH\""),
                Arguments.of(
                        "TLS_Clt_Features:x",
                        "\"options=SSL_OP_NO_TLSv1,+0x10; Flags=RX;CipherList = HIGH MEDIUM;\"",
                        "\"Options=SSL_OP_NO_TLSv1,+0x10; Flags=RX; CipherList=HIGH MEDIUM\""),
                Arguments.of("TLS_Srv_Features:x", "Ciphers=HIGH; Flags=R", "\"Ciphers=HIGH; Flags=R\""),
                Arguments.of("TLS_Srv_Features:x", "SKIP", "SKIP"),
                Arguments.of("Compat:a@b<@>c@d", "discard", "DISCARD"),
                Arguments.of("Compat:a@b<@>c@d", "DISCARD:unwanted", "DISCARD:unwanted"),
                Arguments.of("Compat:a@b<@>c@d", "ERROR:550 No", "ERROR:\"550 No\""),
                Arguments.of("Compat:a@b<@>c@d", "TEMP:\"come back\"", "TEMP:\"come back\""),
                Arguments.of("Compat:a@b<@>c@d", "OK", "OK"),
                Arguments.of("Compat:a@b<@>c@d", "REJECT", "REJECT"),
                Arguments.of("bcc:x", "No, thanks", "No, thanks"));
    }

    /** A form says what the value said, in the usual spelling. */
    @ParameterizedTest
    @MethodSource("values")
    void value_isTakenApartAndPutTogetherAgain(String left, String right, String expected) {
        assertEquals(expected, form(left, right).value());
    }

    @Test
    void otherAction_bringsAUsualReply() {
        ActionForm action = (ActionForm) form("From:a@b", "OK");
        assertEquals(
                "ERROR:5.7.1:\"550 Access denied\"",
                action.with(ActionForm.Choice.ERROR).value());
        assertEquals("DISCARD", action.with(ActionForm.Choice.DISCARD).value());
    }

    @Test
    void tlsRequirement_isBuiltStepByStep() {
        assertEquals(
                "TEMP+ENCR:128+CN++CI:/C=US",
                TlsForm.START
                        .with(TlsRequirement.Level.ENCR)
                        .with(TlsRequirement.Prefix.TEMP)
                        .withBits(" 128 ")
                        .plus(new TlsForm.Extension(TlsRequirement.Subject.CN, ""))
                        .plus(new TlsForm.Extension(TlsRequirement.Subject.CS, "/x"))
                        .plus(new TlsForm.Extension(TlsRequirement.Subject.CI, "/C=US"))
                        .without(1)
                        .value());
    }

    @Test
    void sessionSettings_areChangedOneByOneAndTheRestStays() {
        SessionForm session =
                (SessionForm) form("TLS_Clt_Features:x", "Flags=XC; Ciphers=HIGH; CipherList=LOW; CipherList=HIGH");
        assertEquals("HIGH", session.text(Name.CipherList));
        assertEquals("Ciphers=HIGH", session.other());
        assertEquals(
                "\"Flags=Xc; Ciphers=HIGH; CipherList=HIGH MEDIUM; KeyFile=/k\"",
                session.with(Name.CipherList, " HIGH MEDIUM ")
                        .with(SessionForm.Flag.C, false)
                        .with(SessionForm.Flag.c, true)
                        .with(Name.KeyFile, "/k")
                        .value());
        assertEquals(
                "",
                session.with(Name.CipherList, "")
                        .with(Name.Flags, "")
                        .withOther(" ")
                        .value());
    }

    static Stream<Arguments> remarks() {
        return Stream.of(
                Arguments.of("TLS_Srv_Features:x", "\"Options=SSL_OP_NO_TLSv1, -0x10; Flags=Rd\"", ""),
                Arguments.of("TLS_Srv_Features:x", "Options=NO_TLSv1", "“NO_TLSv1” is not an OpenSSL option"),
                Arguments.of("TLS_Srv_Features:x", "Flags=RXZ", "does not know the letters XZ"),
                Arguments.of("TLS_Srv_Features:x", "Flags=Cc", "contradict"),
                Arguments.of("TLS_Srv_Features:x", "Ciphers=HIGH", "“Ciphers=HIGH” is not a setting"),
                Arguments.of("TLS_Srv_Features:x", "SKIP", ""),
                Arguments.of("QGRP:x", "Slow", ""),
                Arguments.of("QGRP:x", "SKIP", ""),
                Arguments.of("QGRP:x", "quick", "does not have a queue group quick"),
                Arguments.of("Compat:a@b<@>c@d", "OK", "as if there were no entry"),
                Arguments.of("Compat:a@b<@>c@d", "TEMP:\"550 no\"", "TEMP needs a three-digit code that begins with 4"),
                Arguments.of("Compat:a@b<@>c@d", "ERROR:\"550 no\"", ""),
                Arguments.of("bcc:x", "NO", ""));
    }

    @ParameterizedTest
    @MethodSource("remarks")
    void oddField_isRemarkedOn(String left, String right, String expected) {
        List<String> remarks = form(left, right).remarks(List.of("mqueue", "slow"));
        assertEquals(expected.isEmpty() ? 0 : 1, remarks.size(), remarks.toString());
        assertTrue(String.join("", remarks).contains(expected), remarks.toString());
    }

    @Test
    void queueGroup_isNotDoubtedWhileTheGroupsAreUnknown() {
        assertEquals(List.of(), form("QGRP:x", "quick").remarks(List.of()));
    }

    @Test
    void otherOutcomeOfAPair_bringsAFittingReply() {
        CompatForm compat = (CompatForm) form("Compat:a@b<@>c@d", "DISCARD");
        CompatForm temporary = compat.with(CompatForm.Choice.TEMP);
        assertEquals("TEMP:\"451 Try again later\"", temporary.value());
        assertEquals(
                "ERROR:\"550 Busy\"",
                temporary.withText("Busy").with(CompatForm.Choice.ERROR).value());
        assertEquals("OK", temporary.with(CompatForm.Choice.DELIVER).value());
    }

    @Test
    void variantOfALetter_takesItsPlace() {
        LettersForm letters = (LettersForm) form("Srv_Features:x", "g");
        assertEquals("g2", letters.with("g2", Switch.ON).value());
        assertEquals("", letters.with("g", Switch.DEFAULT).value());
        assertEquals("G", letters.with("g2", Switch.ON).with("g", Switch.OFF).value());
    }

    @Test
    void password_isWrittenInBase64OnRequestAndNeverInLogs() {
        CredentialsForm credentials = (CredentialsForm) form("AuthInfo:x", "\"U:u\" \"P:secret\"");
        assertEquals(
                "\"U:u\" \"P=c2VjcmV0\"",
                credentials
                        .with(Credentials.Name.PASSWORD, Credentials.Form.BASE64)
                        .value());
        assertEquals("CredentialsForm[USER, PASSWORD]", credentials.toString());
    }
}
