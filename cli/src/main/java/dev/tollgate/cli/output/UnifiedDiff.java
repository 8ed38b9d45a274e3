package dev.tollgate.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A unified diff of two texts, as {@code diff -u} prints it and {@code patch} takes it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** Beyond this many differing lines a hunk is not taken apart further. */
    private static final int MOST_EDITS = 2000;

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
        kept = new int[this.old.length];
        Arrays.fill(kept, -1);
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
        diff.match();
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

    private void match() {
        int head = 0;
        int oldEnd = old.length;
        int newEnd = changed.length;
        while (head < oldEnd && head < newEnd && Arrays.equals(old[head], changed[head])) {
            kept[head] = head;
            head++;
        }
        while (oldEnd > head && newEnd > head && Arrays.equals(old[oldEnd - 1], changed[newEnd - 1])) {
            kept[--oldEnd] = --newEnd;
        }
        myers(head, oldEnd, newEnd);
    }

    /** E. Myers' greedy algorithm on the part that differs. */
    private void myers(int from, int oldEnd, int newEnd) {
        int n = oldEnd - from;
        int m = newEnd - from;
        int most = Math.min(n + m, MOST_EDITS);
        int[] reach = new int[2 * most + 3];
        List<int[]> steps = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            steps.add(reach.clone());
            for (int k = -d; k <= d; k += 2) {
                int at = k + most + 1;
                int x = k == -d || k != d && reach[at - 1] < reach[at + 1] ? reach[at + 1] : reach[at - 1] + 1;
                while (x < n && x - k < m && x - k >= 0 && Arrays.equals(old[from + x], changed[from + x - k])) {
                    x++;
                }
                reach[at] = x;
                if (x >= n && x - k >= m) {
                    walkBack(steps, d, most, from, n, m);
                    return;
                }
            }
        }
    }

    private void walkBack(List<int[]> steps, int edits, int most, int from, int n, int m) {
        int x = n;
        int y = m;
        for (int d = edits; d >= 0; d--) {
            int[] reach = steps.get(d);
            int k = x - y;
            int at = k + most + 1;
            boolean down = k == -d || k != d && reach[at - 1] < reach[at + 1];
            int previousX = d == 0 ? 0 : down ? reach[at + 1] : reach[at - 1];
            int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            while (x > previousX && y > previousY) {
                kept[from + --x] = from + --y;
            }
            x = previousX;
            y = previousY;
        }
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
            String text = Shown.text(new String(
                    line, 0, ends ? line.length - 1 : line.length, java.nio.charset.StandardCharsets.ISO_8859_1));
            char mark = marks.get(i);
            out.line(mark == '-' ? style.bad("-" + text) : mark == '+' ? style.good("+" + text) : " " + text);
            if (!ends) {
                out.line("\\ No newline at end of file");
            }
        }
    }

    private static String range(int start, int count) {
        int first = count == 0 ? start : start + 1;
        return count == 1 ? Integer.toString(first) : first + "," + count;
    }
}
