package dev.tollgate.gui.view.source;

import dev.tollgate.gui.document.DocumentChange;
import dev.tollgate.gui.document.LineChange;
import dev.tollgate.gui.document.Page;
import dev.tollgate.gui.document.ShownEntry;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.document.TextSearch.Match;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.CompletionPopup;
import dev.tollgate.gui.vocabulary.Completion;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * The text itself. The document is the truth: typing becomes an edit of it, and every other edit is carried over, so that
 * this view and the table always agree and share one undo.
 */
public final class SourcePane extends BorderPane {
    /** So many lines are colored one by one, more of them only where they are in sight. */
    private static final int FEW = 50;

    private static final Duration HOVER = Duration.ofMillis(350);
    private static final Duration SETTLED = Duration.ofMillis(15);

    private final Workbench workbench;
    private final CodeArea area = new CodeArea();
    private final VBox bars = new VBox();
    private final FindBar findBar;
    private final HBox pageBar = new HBox();
    private final Label pageLabel = new Label();
    private final Tooltip explanation = new Tooltip();
    private Page page = new Page(1, 0);
    private boolean carryingOver;
    private boolean typing;
    private boolean following;
    private boolean awake;

    public SourcePane(Workbench workbench) {
        this.workbench = workbench;
        area.setId("source");
        area.setAccessibleText(Texts.of("source.name"));
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setParagraphGraphicFactory(this::lineNumber);
        area.setWrapText(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::undoKeys);
        CompletionPopup.install(area, this::words, this::caretPlace, this::put);
        area.plainTextChanges().subscribe(this::typed);
        area.viewportDirtyEvents().successionEnds(SETTLED).subscribe(dirty -> colour());
        area.currentParagraphProperty().addListener((observed, before, now) -> tellSelection(now));
        area.setMouseOverTextDelay(HOVER);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::explain);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> explanation.hide());
        explanation.setWrapText(true);
        explanation.setMaxWidth(520);
        findBar = new FindBar(workbench.editor(), this::selected, this::show, this::hideBar);
        addPageBar();
        setTop(bars);
        setCenter(new VirtualizedScrollPane<>(area));
        setRight(new FindingMarks(workbench.problems(), () -> document().lineCount(), this::goTo));
        workbench.editor().onChange(this::documentChanged);
        workbench.problems().onChange(this::colour);
        workbench.selection().selectedProperty().subscribe(now -> follow(now.line()));
    }

    public CodeArea area() {
        return area;
    }

    /** Shows the document from now on; until then nothing is laid out, so that the start is not held up. */
    public void wake() {
        if (!awake) {
            awake = true;
            showPage(Math.max(1, workbench.selection().line()));
            follow(workbench.selection().line());
        }
    }

    /** Where the caret is on the screen, or the text itself while the caret is out of sight. */
    public Bounds caretPlace() {
        return area.getCaretBounds().orElseGet(() -> area.localToScreen(area.getBoundsInLocal()));
    }

    /** Opens the bar that finds and replaces. */
    public void find() {
        showBar();
        findBar.focusSought(area.getSelectedText());
    }

    /** Opens the bar and goes to what it replaces with. */
    public void replace() {
        showBar();
        findBar.focusReplacement();
    }

    /** Goes to the next match. */
    public void findNext() {
        showBar();
        findBar.next();
    }

    /** Goes to the match before. */
    public void findPrevious() {
        showBar();
        findBar.previous();
    }

    private void showBar() {
        if (!bars.getChildren().contains(findBar)) {
            bars.getChildren().add(0, findBar);
        }
    }

    private void hideBar() {
        bars.getChildren().remove(findBar);
        area.requestFocus();
    }

    private void goTo(int line) {
        workbench.selection().select(line);
        follow(line);
        area.requestFocus();
    }

    private List<Completion> words() {
        int index = area.getCurrentParagraph();
        return workbench.completions().at(page.first() + index, area.getText(index), area.getCaretColumn());
    }

    private void put(Completion word) {
        int index = area.getCurrentParagraph();
        area.replaceText(index, word.from(), index, word.to(), word.text());
        area.moveTo(index, word.from() + word.text().length());
    }

    private Match selected() {
        int line = page.first() + area.getCurrentParagraph();
        int from = area.getCaretColumn();
        int length = area.getSelection().getLength();
        boolean oneLine = length > 0 && area.getSelectedText().indexOf('\n') < 0;
        int start = oneLine
                ? area.offsetToPosition(area.getSelection().getStart(), Bias.Forward)
                        .getMinor()
                : from;
        return new Match(line, start, oneLine ? start + length : from);
    }

    private void show(Match match) {
        workbench.selection().select(match.line());
        follow(match.line());
        int index = match.line() - page.first();
        area.selectRange(index, match.start(), index, match.end());
        area.requestFollowCaret();
    }

    private AccessFile document() {
        return workbench.editor().document();
    }

    private void undoKeys(KeyEvent event) {
        if (KeyCombination.valueOf("Shortcut+Z").match(event)) {
            workbench.editor().undo();
            event.consume();
        } else if (KeyCombination.valueOf("Shortcut+Y").match(event)
                || KeyCombination.valueOf("Shortcut+Shift+Z").match(event)) {
            workbench.editor().redo();
            event.consume();
        }
    }

    private void typed(PlainTextChange change) {
        if (carryingOver) {
            return;
        }
        int index = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int removed = lines(change.getRemoved());
        int inserted = lines(change.getInserted());
        List<String> shown = new ArrayList<>();
        for (int i = index; i < index + inserted; i++) {
            shown.add(area.getText(i));
        }
        Page.Replacement made = page.replacement(document(), index, removed, shown);
        typing = true;
        workbench.editor().type(Texts.of("edit.type"), made.first(), made.removed(), made.lines());
        typing = false;
        tellSelection(area.getCurrentParagraph());
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }

    private void documentChanged(DocumentChange change) {
        if (!awake) {
            return;
        }
        if (change.cause() == DocumentChange.Cause.OPEN) {
            showPage(1);
            return;
        }
        page = document().lineCount() <= Page.MOST_LINES
                ? new Page(1, document().lineCount())
                : new Page(
                        page.first(),
                        Math.min(
                                document().lineCount(),
                                page.last() + change.lines().shift()));
        if (!typing) {
            carryOver();
        }
        showPlace();
        colour(change.lines());
    }

    private void showPage(int line) {
        page = Page.around(document(), line);
        carryingOver = true;
        area.replaceText(page.text(document()));
        area.moveTo(0);
        area.showParagraphAtTop(0);
        carryingOver = false;
        showPlace();
        colour();
    }

    /** Brings the shown text up to the document by replacing what differs. */
    private void carryOver() {
        String wanted = page.text(document());
        String shown = area.getText();
        int limit = Math.min(wanted.length(), shown.length());
        int prefix = 0;
        while (prefix < limit && wanted.charAt(prefix) == shown.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < limit - prefix
                && wanted.charAt(wanted.length() - 1 - suffix) == shown.charAt(shown.length() - 1 - suffix)) {
            suffix++;
        }
        if (prefix < Math.max(wanted.length(), shown.length())) {
            carryingOver = true;
            area.replaceText(prefix, shown.length() - suffix, wanted.substring(prefix, wanted.length() - suffix));
            carryingOver = false;
        }
    }

    /** Colours lines that were changed, or of which something else is said now. */
    private void colour(LineChange lines) {
        if (!awake || lines.inserted() > FEW) {
            colour();
            return;
        }
        // To ask which lines are in sight would cost a layout.
        for (int number = lines.first(); number < lines.first() + lines.inserted(); number++) {
            if (page.contains(number)
                    && number - page.first() < area.getParagraphs().size()) {
                colourLine(number - page.first());
            }
        }
    }

    private void colour() {
        if (!awake
                || area.getParagraphs().isEmpty()
                || area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        int to = area.lastVisibleParToAllParIndex();
        for (int index = area.firstVisibleParToAllParIndex(); index <= to; index++) {
            colourLine(index);
        }
    }

    private void colourLine(int index) {
        int number = page.first() + index;
        if (number > document().lineCount()) {
            return;
        }
        Line line = document().line(number);
        if (area.getParagraphLength(index) == ShownText.of(line.text()).length()) {
            var styles = LineStyles.of(number, line, workbench.problems().on(number));
            if (!styles.equals(area.getStyleSpans(index))) {
                area.setStyleSpans(index, 0, styles);
            }
        }
    }

    private Node lineNumber(int index) {
        Label label = new Label();
        label.getStyleClass().add("gutter");
        label.setAlignment(Pos.CENTER_RIGHT);
        int digits = Math.max(3, Integer.toString(document().lineCount()).length());
        label.setText(String.format("%" + digits + "d", page.first() + index));
        return label;
    }

    private void tellSelection(int paragraph) {
        int line = page.first() + paragraph;
        if (!carryingOver && !typing && !following && line <= page.last()) {
            following = true;
            workbench.selection().select(line);
            following = false;
        }
    }

    private void follow(int line) {
        if (!awake || following || typing || line < 1 || line > document().lineCount()) {
            return;
        }
        if (!page.contains(line)) {
            showPage(line);
        }
        following = true;
        int index = line - page.first();
        if (area.getCurrentParagraph() != index) {
            area.moveTo(index, 0);
            area.requestFollowCaret();
        }
        following = false;
    }

    private void explain(MouseOverTextEvent event) {
        int index =
                area.offsetToPosition(event.getCharacterIndex(), Bias.Forward).getMajor();
        int number = page.first() + index;
        if (number > document().lineCount()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        EntryParser.parse(number, document().line(number)).ifPresent(entry -> text.append(ShownEntry.sentence(entry)));
        for (Finding finding : workbench.problems().on(number)) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(Texts.of(
                            "source.finding",
                            finding.rule(),
                            workbench.problems().words(finding, finding.message()),
                            workbench.problems().words(finding, finding.help())));
        }
        if (!text.isEmpty()) {
            Point2D place = event.getScreenPosition();
            explanation.setText(text.toString());
            explanation.show(area, place.getX(), place.getY() + 12);
        }
    }

    private void addPageBar() {
        pageBar.getStyleClass().add("page-bar");
        pageBar.setAlignment(Pos.CENTER_LEFT);
        pageBar.getChildren()
                .addAll(
                        pageLabel,
                        pageButton("source.page.before", now -> showPage(Math.max(1, now.first() - 10_000))),
                        pageButton(
                                "source.page.after",
                                now -> showPage(Math.min(document().lineCount(), now.last()))));
    }

    private Button pageButton(String key, Consumer<Page> action) {
        Button button = new Button(Texts.of(key));
        button.setOnAction(event -> action.accept(page));
        return button;
    }

    private void showPlace() {
        int count = document().lineCount();
        boolean whole = page.first() <= 1 && page.last() >= count;
        pageLabel.setText(Texts.of("source.page", page.first(), page.last(), count));
        if (whole) {
            bars.getChildren().remove(pageBar);
        } else if (!bars.getChildren().contains(pageBar)) {
            bars.getChildren().add(pageBar);
        }
    }
}
