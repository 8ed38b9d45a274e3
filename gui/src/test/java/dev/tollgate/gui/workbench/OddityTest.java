package dev.tollgate.gui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.workbench.Oddity.Kind;
import dev.tollgate.model.source.AccessFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OddityTest {
    private static final String TEXT = "Connect:192.0.2.1\tRELAY\nFrom:spam.example\tREJECT\r\n".repeat(50);

    private static Kind kind(byte[] bytes) {
        return Oddity.of(AccessFile.parse(bytes)).kind();
    }

    private static Kind kind(String text) {
        return kind(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void text_isNotOdd() {
        assertEquals(Kind.TEXT, kind(""));
        assertEquals(Kind.TEXT, kind(TEXT));
        assertEquals(Kind.TEXT, kind("From:\u00fc.example\tOK\u0007\n"));
    }

    @Test
    void strayNul_makesNoBinaryFile() {
        assertEquals(Kind.NUL, kind("b\0c.example\tOK\n" + TEXT));
        assertEquals(
                new Oddity(Kind.NUL, 2),
                Oddity.of(AccessFile.parse(("Connect:192.0.2.1\tOK\nb\0c.example\tOK\n"
                                + "From:spam.example\tREJ\0ECT\nFrom:more.example\tREJECT\n")
                        .getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void binaryFiles_areTold() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(noise);
        }
        assertEquals(Kind.BINARY, kind(packed.toByteArray()));
        assertEquals(Kind.BINARY, kind(new byte[4096]));
    }

    @Test
    void otherEncoding_isNamed() {
        assertEquals(Kind.UTF_16, kind(TEXT.getBytes(StandardCharsets.UTF_16)));
        assertEquals(Kind.UTF_16, kind(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE)));
    }
}
