package dev.tollgate.gui.question;

import dev.tollgate.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Numbers of lines as people say them: 3, 16 to 24 and 30. */
public final class LineRanges {
    private LineRanges() {}

    /** {@code lines}, of which there is at least one, in ascending order. */
    public static String of(List<Integer> lines) {
        List<Integer> sorted = lines.stream().sorted().distinct().toList();
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i) != sorted.get(i - 1) + 1) {
                int first = sorted.get(from);
                int last = sorted.get(i - 1);
                ranges.add(
                        last - first < 2
                                ? String.join(
                                        ", ",
                                        sorted.subList(from, i).stream()
                                                .map(String::valueOf)
                                                .toList())
                                : Texts.of("reach.range", String.valueOf(first), String.valueOf(last)));
                from = i;
            }
        }
        return String.join(", ", ranges);
    }
}
