package dev.tollgate.gui.view.part;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A page written in the part of Markdown that the documentation uses: headings, paragraphs, lists, code and links. */
public final class MarkdownView extends VBox {
    private static final Pattern INLINE =
            Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|\\[([^]]+)]\\(([^)]+)\\)");

    private final Consumer<String> follow;
    private final StringBuilder paragraph = new StringBuilder();

    /** Shows {@code page}; {@code follow} is given the target of a link that was clicked. */
    public MarkdownView(String page, Consumer<String> follow) {
        this.follow = follow;
        getStyleClass().add("page");
        StringBuilder code = null;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                if (code == null) {
                    endParagraph();
                    code = new StringBuilder();
                } else {
                    getChildren().add(code(code.toString().stripTrailing()));
                    code = null;
                }
            } else if (code != null) {
                code.append(line).append('\n');
            } else {
                text(line);
            }
        }
        endParagraph();
    }

    private void text(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        if (line.isBlank()) {
            endParagraph();
        } else if (level > 0) {
            endParagraph();
            Label heading = new Label(line.substring(level).strip());
            heading.getStyleClass().add(level == 1 ? "title-4" : "text-bold");
            heading.setWrapText(true);
            heading.setMinHeight(USE_PREF_SIZE);
            getChildren().add(heading);
        } else if (line.startsWith("- ") || line.startsWith("* ")) {
            endParagraph();
            paragraph.append("•  ").append(line.substring(2).strip());
        } else if (line.startsWith("    ") && paragraph.isEmpty()) {
            getChildren().add(code(line.strip()));
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            getChildren().add(flow(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private TextFlow flow(String text) {
        TextFlow flow = new TextFlow();
        Matcher matcher = INLINE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            add(flow, text.substring(from, matcher.start()), List.of());
            if (matcher.group(1) != null) {
                add(flow, matcher.group(1), List.of("code"));
            } else if (matcher.group(2) != null) {
                add(flow, matcher.group(2), List.of("text-bold"));
            } else if (matcher.group(3) != null) {
                add(flow, matcher.group(3), List.of("text-italic"));
            } else {
                flow.getChildren().add(link(matcher.group(4), matcher.group(5)));
            }
            from = matcher.end();
        }
        add(flow, text.substring(from), List.of());
        return flow;
    }

    private static void add(TextFlow flow, String text, List<String> styles) {
        if (!text.isEmpty()) {
            Text part = new Text(text);
            part.getStyleClass().add("page-text");
            part.getStyleClass().addAll(styles);
            flow.getChildren().add(part);
        }
    }

    private Node link(String text, String target) {
        Hyperlink link = new Hyperlink(text.replace("`", ""));
        link.setOnAction(event -> follow.accept(target));
        return link;
    }

    private static Label code(String text) {
        Label code = new Label(text);
        code.setMaxWidth(Double.MAX_VALUE);
        code.setMinHeight(USE_PREF_SIZE);
        code.setWrapText(true);
        code.getStyleClass().add("preview");
        return code;
    }
}
