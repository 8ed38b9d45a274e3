package dev.tollgate.cli.launcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that a page of the documentation shows, each with the output that it shows, if any. */
record DocumentedCommands(List<Shown> shown) {
    /** A line that stands for the remaining output. */
    private static final String ELLIPSIS = "...";

    /**
     * One command line.
     *
     * @param command what a reader would type
     * @param output the lines shown below it; none when the page shows none
     * @param whole whether these lines are all that it prints
     */
    record Shown(String command, List<String> output, boolean whole) {
        @Override
        public String toString() {
            return command;
        }
    }

    /** Reads console blocks ({@code $ command} and output), shell blocks and indented lines that call Tollgate. */
    static DocumentedCommands of(List<String> page) {
        List<Shown> shown = new ArrayList<>();
        @Nullable String fence = null;
        for (int at = 0; at < page.size(); at++) {
            String line = page.get(at);
            if (line.startsWith("```")) {
                fence = fence == null ? line.substring(3) : null;
            } else if ("console".equals(fence) && line.startsWith("$ ")) {
                int end = at + 1;
                while (!page.get(end).startsWith("$ ") && !page.get(end).startsWith("```")) {
                    end++;
                }
                List<String> output = page.subList(at + 1, end);
                int cut = output.indexOf(ELLIPSIS);
                shown.add(new Shown(line.substring(2), cut < 0 ? output : output.subList(0, cut), cut < 0));
                at = end - 1;
            } else if ("sh".equals(fence)) {
                shown.add(new Shown(line, List.of(), false));
            } else if (fence == null && line.matches(" {4,}(\\./)?tollgate .*")) {
                StringBuilder command = new StringBuilder(withoutRemark(line));
                while (command.charAt(command.length() - 1) == '\\') {
                    command.setLength(command.length() - 1);
                    command.append(withoutRemark(page.get(++at)));
                }
                shown.add(new Shown(command.toString(), List.of(), false));
            }
        }
        return new DocumentedCommands(shown);
    }

    /** The command of an indented line, which a remark may follow at some distance. */
    private static String withoutRemark(String line) {
        return line.strip().replaceFirst(" {3,}.*", "");
    }
}
