package dev.tollgate.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a line, a value and a text is hidden. */
class SecretsTest {
    private static final String SECRET = "S3cr3t";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AuthInfo:m.example \"U:jo\" \"P:S3cr3t\" \"M:PLAIN\"|AuthInfo:m.example \"U:••••\" \"P:••••\" \"M:••••\"",
                "authinfo:m.example \"P=UzNjcjN0\"|authinfo:m.example \"P=••••\"",
                "AuthInfo:m.example U:jo, P:S3cr3t|AuthInfo:m.example U:•••• P:••••",
                "AuthInfo:m.example S3cr3t|AuthInfo:m.example ••••",
                "AuthInfo:m.example \"P:S3cr3t with \\\" spaces|AuthInfo:m.example \"P:••••",
                "AuthInfo:m.example=S3cr3t|AuthInfo:m.example=••••",
                "AuthInfo:P:S3cr3t|AuthInfo:P:••••",
                "AuthInfo:m.example:P=UzNjcjN0|AuthInfo:m.example:P=••••",
                "AuthInfo:m.example:\"P:S3cr3t\"|AuthInfo:m.example:\"P:••••\"",
                "Authinf:m.example \"S3cr3t\"|Authinf:m.example \"••••\"",
                "Auth_Info:m.example S3cr3t|Auth_Info:m.example ••••",
                "AuthInfo m.example S3cr3t|AuthInfo m.example ••••",
                "AuthInfo: S3cr3t|AuthInfo: ••••",
                "# AuthInfo:m.example S3cr3t|# AuthInfo:m.example ••••",
                "# AuthInfo entries are for the smart host|# AuthInfo entries are for the smart host",
                "    \"P:S3cr3t\"|    \"P:••••\"",
                "Connect:x P:S3cr3t|Connect:x P:••••",
                "Connect:x UDpTM2NyM3Q=|Connect:x ••••",
                "Mesmtp, P=[IPC], F=mDFMuXa, A=TCP $h|Mesmtp, P=[IPC], F=mDFMuXa, A=TCP $h",
                "see http://a.example/p:1|see http://a.example/p:1",
                "To:a.example REJECT|To:a.example REJECT"
            })
    void line_credentials_areHidden(String line, String shown) {
        assertEquals(shown.strip(), Secrets.HIDDEN.line(line).strip());
        assertEquals(line, Secrets.SHOWN.line(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a quoted token, found 'P:S3cr3t'",
                "found \"P:S3cr3t\"",
                "p=S3cr3t",
                "it is P:'S3cr3t'",
                "\u201cP:S3cr3t\u201d",
                "(P:S3cr3t)",
                "facts:    from=P:S3cr3t",
                "to=<P:S3cr3t>",
                "arg1=p=S3cr3t, relay=x [192.0.2.1]",
                "to=jo+P:S3cr3t@a.example",
                "From:P:S3cr3t",
                "no RHS for LHS authinfo:P:S3cr3t",
                "key authinfo:m.example:p=S3cr3t: duplicate key"
            })
    void text_markedPassword_isHidden(String text) {
        assertFalse(Secrets.HIDDEN.text(text).contains(SECRET), Secrets.HIDDEN.text(text));
    }

    @Test
    void text_base64OfEither_isHidden() {
        for (String marked : new String[] {"P:S3cr3t", "P=UzNjcjN0", "\"P:S3cr3t\"", "\"P=UzNjcjN0\""}) {
            String encoded = Base64.getEncoder().encodeToString(marked.getBytes(StandardCharsets.US_ASCII));
            assertEquals("holds " + Secrets.MASK + " here", Secrets.HIDDEN.text("holds " + encoded + " here"), marked);
            assertEquals("from=" + Secrets.MASK, Secrets.HIDDEN.text("from=" + encoded), marked);
        }
    }

    @Test
    void value_byKey() {
        assertEquals(Secrets.MASK, Secrets.HIDDEN.value("authinfo:m.example", SECRET));
        assertEquals("REJECT", Secrets.HIDDEN.value("to:m.example", "REJECT"));
    }
}
