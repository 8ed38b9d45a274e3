package dev.tollgate.gui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.inspector.LettersForm.Switch;
import dev.tollgate.model.entry.Credentials;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.TlsRequirement;
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
                Arguments.of("QGRP:x", "slow", "slow"));
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
