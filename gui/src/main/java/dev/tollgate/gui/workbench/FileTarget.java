package dev.tollgate.gui.workbench;

import dev.tollgate.gui.deploy.Comparison;
import dev.tollgate.gui.document.AccessFileStore;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.model.source.AccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to save to.
 *
 * @param path the file
 */
record FileTarget(Path path, EditorModel editor, FileActions files, Notices notices) implements SaveTarget {
    @Override
    public String shown() {
        return path.toString();
    }

    private boolean isOpen() {
        return path.equals(editor.pathProperty().get());
    }

    @Override
    public boolean isUnasked() {
        return isOpen() && !editor.dirtyProperty().get() || Files.notExists(path);
    }

    @Override
    public boolean isInConflict() {
        return isOpen() && files.isInConflict();
    }

    @Override
    public Optional<Comparison> changes(AccessFile document) throws Problem {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        return Optional.of(Comparison.of(AccessFileStore.read(path).content(), document));
    }

    @Override
    public void failed(Problem problem) {
        notices.tell(Topic.FILE, problem);
    }

    @Override
    public void write(Runnable then) {
        if (isOpen()) {
            files.save(then);
        } else {
            files.saveAs(path, then);
        }
    }
}
