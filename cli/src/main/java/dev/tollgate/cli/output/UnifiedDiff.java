package dev.tollgate.cli.output;

import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.LineDiff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A unified diff of two texts, as {@code diff -u} prints it and {@code patch} takes it, but for the passwords in it: with
 * these hidden it is for people only.
 */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final byte[][] old;
    private final byte[][] changed;
    private final Output out;
    private final Style style;
    /** For each old line the new line it is kept as, or -1. */
    private final int[] kept;

    private UnifiedDiff(byte[] old, byte[] changed, Output out, Style style) {
        this.old = lines(old);
        this.changed = lines(changed);
        this.out = out;
        this.style = style;
        kept = LineDiff.kept(
                this.old.length, this.changed.length, (from, to) -> Arrays.equals(this.old[from], this.changed[to]));
    }

    /** Prints what turns {@code old} into {@code changed}; nothing when they are equal. */
    public static void print(Console console, String name, byte[] old, byte[] changed) {
        if (Arrays.equals(old, changed)) {
            return;
        }
        Style style = console.style(Console.Stream.OUT);
        UnifiedDiff diff = new UnifiedDiff(old, changed, console.out(), style);
        console.out().line(style.strong("--- " + name));
        console.out().line(style.strong("+++ " + name));
        diff.hunks();
    }

    private static byte[][] lines(byte[] text) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n' || i == text.length - 1) {
                lines.add(Arrays.copyOfRange(text, start, i + 1));
                start = i + 1;
            }
        }
        return lines.toArray(new byte[0][]);
    }

    private void hunks() {
        int i = 0;
        int j = 0;
        while (i < old.length || j < changed.length) {
            if (i < old.length && kept[i] == j) {
                i++;
                j++;
                continue;
            }
            int lead = Math.min(CONTEXT, Math.min(i, j));
            int oldStart = i - lead;
            int newStart = j - lead;
            List<byte[]> body = new ArrayList<>();
            List<Character> marks = new ArrayList<>();
            for (int c = lead; c > 0; c--) {
                add(body, marks, ' ', old[i - c]);
            }
            int same = 0;
            while (same <= 2 * CONTEXT && (i < old.length || j < changed.length)) {
                if (i < old.length && kept[i] < 0) {
                    add(body, marks, '-', old[i++]);
                    same = 0;
                } else if (j < changed.length && (i >= old.length || kept[i] != j)) {
                    add(body, marks, '+', changed[j++]);
                    same = 0;
                } else {
                    add(body, marks, ' ', old[i++]);
                    j++;
                    same++;
                }
            }
            int trailing = Math.max(0, same - CONTEXT);
            print(oldStart, i - trailing - oldStart, newStart, j - trailing - newStart, body, marks, trailing);
        }
    }

    private static void add(List<byte[]> body, List<Character> marks, char mark, byte[] line) {
        body.add(line);
        marks.add(mark);
    }

    private void print(
            int oldStart, int oldCount, int newStart, int newCount, List<byte[]> body, List<Character> marks, int cut) {
        out.line(style.info("@@ -" + range(oldStart, oldCount) + " +" + range(newStart, newCount) + " @@"));
        for (int i = 0; i < body.size() - cut; i++) {
            byte[] line = body.get(i);
            boolean ends = line[line.length - 1] == '\n';
            print(marks.get(i), ByteText.of(Arrays.copyOf(line, ends ? line.length - 1 : line.length)));
            if (!ends) {
                out.line("\\ No newline at end of file");
            }
        }
    }

    private void print(char mark, String bytes) {
        String shown = out.secrets().line(bytes);
        if (shown.equals(bytes) && style == Style.PLAIN) {
            out.content(ByteText.bytes(mark + bytes + '\n'));
            return;
        }
        String text = mark + Shown.text(shown);
        out.line(mark == '-' ? style.bad(text) : mark == '+' ? style.good(text) : text);
    }

    private static String range(int start, int count) {
        int first = count == 0 ? start : start + 1;
        return count == 1 ? Integer.toString(first) : first + "," + count;
    }
}
