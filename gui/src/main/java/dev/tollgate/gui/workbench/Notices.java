package dev.tollgate.gui.workbench;

import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that are up. */
public final class Notices {
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    /** What is to be shown, the newest last. */
    public ObservableList<Notice> all() {
        return notices;
    }

    /** Puts a notice up, in place of an older one about the same topic. */
    public void tell(Topic topic, Kind kind, String text, Choice... choices) {
        put(new Notice(topic, kind, text, "", List.of(choices)));
    }

    /** Puts a problem up. */
    public void tell(Topic topic, Problem problem, Choice... choices) {
        put(new Notice(
                topic, Kind.ERROR, problem.what() + " " + problem.advice(), problem.details(), List.of(choices)));
    }

    private void put(Notice notice) {
        dismiss(notice.topic());
        notices.add(notice);
    }

    /** Takes down what is up about {@code topic}. */
    public void dismiss(Topic topic) {
        notices.removeIf(notice -> notice.topic() == topic);
    }
}
