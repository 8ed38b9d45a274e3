package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShownTextTest {
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void directionMarks_areSeen() {
        assertEquals("a\uFFFDb", ShownText.of(bytes("a\u202Eb")));
        assertEquals(bytes("xa\u202Eb"), ShownText.edited(bytes("a\u202Eb"), "xa\uFFFDb"));
    }

    @Test
    void utf8_isShownAsText() {
        assertEquals("From:müller@x ☃ 🐫", ShownText.of(bytes("From:müller@x ☃ 🐫")));
    }

    @Test
    void latin1AndControls_areShownByteByByte() {
        assertEquals("m\u00fcller ␀␍\t\uFFFD", ShownText.of("m\u00fcller \0\r\t\u0085"));
    }

    @Test
    void editBesideOddBytes_keepsThem() {
        assertEquals("x\u00fc\0y", ShownText.edited("\u00fc\0y", "x\u00fc␀y"));
        assertEquals("\u00fc\0z", ShownText.edited("\u00fc\0y", "\u00fc␀z"));
        assertEquals("\u00fc" + bytes("ü") + "\0", ShownText.edited("\u00fc\0", "\u00fcü␀"));
    }

    @Test
    void halfOfASurrogatePairInCommon_isNotSplit() {
        assertEquals(bytes("a🐬b"), ShownText.edited(bytes("a🐫b"), "a🐬b"));
    }

    @Test
    void unchangedText_keepsAllBytes() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(random.nextBoolean() ? bytes("é🐫a") : String.valueOf((char) random.nextInt(256)));
            }
            String line = text.toString().replace("\n", "");
            assertEquals(line, ShownText.edited(line, ShownText.of(line)), "seed " + seed);
            assertEquals(line + "x", ShownText.edited(line, ShownText.of(line) + "x"), "seed " + seed);
            assertEquals("x" + line, ShownText.edited(line, "x" + ShownText.of(line)), "seed " + seed);
        }
    }
}
