package dev.tollgate.model.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static int[] kept(String before, String after) {
        return LineDiff.kept(before.length(), after.length(), (x, y) -> before.charAt(x) == after.charAt(y));
    }

    @Test
    void lineInTheMiddle_isTheOnlyOneLost() {
        assertArrayEquals(new int[] {0, -1, 1, 2}, kept("abcd", "acd"));
    }

    @Test
    void accessFiles_areComparedWithTheirEndings() {
        assertArrayEquals(
                new int[] {0, -1},
                LineDiff.kept(
                        AccessFile.parse(ByteText.bytes("a\nb\n")), AccessFile.parse(ByteText.bytes("a\nb\r\n"))));
    }

    /** What is kept is common, in order, and as long as the table of all prefixes says that it can be. */
    @Test
    void randomTexts_keepALongestCommonSubsequence() {
        Seeded.times(7, 3_000, random -> {
            String before = text(random.ints(random.nextInt(14), 'a', 'd').toArray());
            String after = text(random.ints(random.nextInt(14), 'a', 'd').toArray());
            int[] kept = kept(before, after);
            int last = -1;
            int count = 0;
            for (int i = 0; i < kept.length; i++) {
                if (kept[i] >= 0) {
                    assertEquals(before.charAt(i), after.charAt(kept[i]));
                    assertEquals(true, kept[i] > last, () -> Arrays.toString(kept));
                    last = kept[i];
                    count++;
                }
            }
            assertEquals(longest(before, after), count, () -> before + " " + after);
        });
    }

    private static String text(int[] letters) {
        return new String(letters, 0, letters.length);
    }

    private static int longest(String before, String after) {
        int[][] best = new int[before.length() + 1][after.length() + 1];
        for (int i = 1; i <= before.length(); i++) {
            for (int j = 1; j <= after.length(); j++) {
                best[i][j] = before.charAt(i - 1) == after.charAt(j - 1)
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[before.length()][after.length()];
    }
}
