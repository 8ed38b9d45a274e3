package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.problems.RulePages;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.MarkdownView;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.ScrollPane;

/** A rule's page beside the findings. */
final class RulePageView extends ScrollPane {
    private static final Pattern RULE = Pattern.compile("(TG[0-9]{3,4})\\.md.*");
    private static final double WIDTH = 460;

    RulePageView() {
        setId("rule-page-text");
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setAccessibleText(Texts.of("problems.page"));
    }

    /** Shows the page of the rule with this code. */
    void show(String code) {
        setContent(new MarkdownView(RulePages.of(code).orElse(Texts.of("problems.no.page")), this::follow));
        setVvalue(0);
    }

    private void follow(String target) {
        Matcher matcher = RULE.matcher(target.substring(target.lastIndexOf('/') + 1));
        if (matcher.matches()) {
            show(matcher.group(1));
        }
    }
}
