package dev.tollgate.store.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSslIndexTest {
    @Test
    void indexOfOpenSsl_readsAndWritesTheSame() throws OpenSslIndex.FormatException {
        String index = """
                V\t270101000000Z\t\t01\tunknown\t/CN=a
                R\t20510101000000Z\t260101000000Z,keyCompromise\t02\tunknown\t/CN=b
                R\t270101000000Z\t260101000000Z,keyTime,20251231000000Z\t03\tunknown\t/O=x/CN=c
                R\t270101000000Z\t260101000000Z\t0100\tunknown\t/CN=d
                """;
        List<CertificateRecord> records = OpenSslIndex.parse(index);
        StringBuilder written = new StringBuilder();
        records.forEach(entry -> written.append(OpenSslIndex.line(entry)));
        assertEquals(index, written.toString());
        assertEquals(Instant.parse("2051-01-01T00:00:00Z"), records.get(1).notAfter());
        assertEquals(
                RevocationReason.KEY_COMPROMISE,
                records.get(2).revocation().orElseThrow().reason());
    }

    @Test
    void certificateThatIsRevokedAndIsNot_isRefused() {
        String index = """
                R\t270101000000Z\t260101000000Z\t0A\tunknown\t/CN=a
                V\t270101000000Z\t\t0a\tunknown\t/CN=a
                """;
        OpenSslIndex.FormatException refused =
                assertThrows(OpenSslIndex.FormatException.class, () -> OpenSslIndex.parse(index));
        assertEquals(
                "line 2: the serial number 0A is that of line 1, too, and one of the two may be revoked; openssl "
                        + "ca does not accept such a file",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V 270101000000Z|line 1: 2 fields instead of 6",
                "X 270101000000Z  01 unknown /CN=a|line 1: status 'X' is not one of V, R, E",
                "V 270101  01 unknown /CN=a|line 1: '270101' is not a time",
                "V 270101000000Z  xy unknown /CN=a|line 1: 'xy' is not a serial number",
                "R 270101000000Z 260101000000Z,why 01 unknown /CN=a|line 1: 'why' is not a reason",
            })
    void brokenLine_isNamed(String line, String message) {
        assertEquals(
                message,
                assertThrows(OpenSslIndex.FormatException.class, () -> OpenSslIndex.parse(line.replace(' ', '\t')))
                        .getMessage());
    }
}
