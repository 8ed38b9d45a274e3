package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.problems.Proposal;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.policy.study.DecisionDifference;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The entries that can be made to do what they say, each with a box to check and whose mail is treated differently. */
final class ProposalsView extends BorderPane {
    private final BiFunction<Finding, String, String> words;

    ProposalsView(List<Proposal> proposals, BiFunction<Finding, String, String> words, Runnable make, Runnable close) {
        this.words = words;
        setId("proposals");
        ListView<Proposal> list = new ListView<>(FXCollections.observableArrayList(proposals));
        list.setId("proposal-list");
        list.setAccessibleText(Texts.of("proposals.name"));
        list.setCellFactory(view -> new ProposalCell());
        list.setPlaceholder(new Label(Texts.of("proposals.none")));
        list.setPrefWidth(560);
        Button fix = new Button(Texts.of("proposals.make"));
        fix.setId("proposals-make");
        fix.setDisable(proposals.isEmpty());
        fix.setOnAction(event -> make.run());
        Button cancel = new Button(Texts.of("proposals.close"));
        cancel.setId("proposals-close");
        cancel.setOnAction(event -> close.run());
        setTop(new Label(Texts.of("proposals.what")));
        setCenter(list);
        setBottom(new HBox(8, fix, cancel));
    }

    private final class ProposalCell extends ListCell<Proposal> {
        private final CheckBox box = new CheckBox();
        private @Nullable Proposal shown;

        ProposalCell() {
            box.setWrapText(true);
            box.setMaxWidth(520);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (shown != null) {
                box.selectedProperty().unbindBidirectional(shown.chosenProperty());
            }
            shown = empty ? null : proposal;
            setGraphic(shown == null ? null : box);
            if (shown != null) {
                box.setText(text(shown));
                box.setAccessibleText(text(shown));
                box.selectedProperty().bindBidirectional(shown.chosenProperty());
            }
        }
    }

    private String text(Proposal proposal) {
        FixPlan.Step step = proposal.step();
        String what = step.findings().stream()
                .flatMap(finding -> finding.fix().stream().map(fix -> words.apply(finding, fix.description())))
                .distinct()
                .collect(Collectors.joining("; "));
        StringBuilder text =
                new StringBuilder(Texts.of("proposals.line", step.edit().startLine(), what));
        if (proposal.widens()) {
            text.append('\n').append(Texts.of("proposals.widens"));
        }
        if (!step.left().isEmpty()) {
            text.append('\n')
                    .append(Texts.of("proposals.left", step.left().get(0).rule()));
        }
        proposal.differences().forEach(difference -> text.append('\n').append(text(difference)));
        return text.toString();
    }

    private static String text(DecisionDifference difference) {
        return Texts.of(
                "proposals.differs",
                difference.phase().option(),
                ShownText.of(difference.facts().toString()),
                difference.before().decision().word(),
                difference.after().decision().word());
    }
}
