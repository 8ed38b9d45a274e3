package dev.tollgate.model.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Seeded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shell itself says what it takes for one word. */
class ShellWordTest {
    private static String words(String text) {
        return Native.run(Path.of("/"), new byte[0], List.of("/bin/sh", "-c", "printf '<%s>' " + text))
                .outText();
    }

    @Test
    void anyBytes_areOneWord() {
        Seeded.times(41, 200, random -> {
            StringBuilder word = new StringBuilder();
            for (int left = 1 + random.nextInt(12); left > 0; left--) {
                word.append((char) (random.nextBoolean() ? 32 + random.nextInt(95) : 1 + random.nextInt(255)));
            }
            assertEquals("<" + word + ">", words(ShellWord.quoted(word.toString())));
        });
    }

    @Test
    void nameOfAFile_isNoOption_andKeepsItsCharacters() {
        assertEquals("<./-delete>", words(ShellWord.ofName("-delete")));
        assertEquals("/etc/mail/access", ShellWord.ofName(Path.of("/etc/mail/access")));
        assertEquals("<" + ByteText.typed("caf\u00e9 \u4e2d") + ">", words(ShellWord.ofName("caf\u00e9 \u4e2d")));
    }
}
