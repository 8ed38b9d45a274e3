package dev.tollgate.model.secret;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Span;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings whose words and fixes give no secret of the file away. */
public final class SecretFindings {
    private final Secrets secrets;
    private final AccessFile file;

    /** The findings in {@code file}. */
    public SecretFindings(Secrets secrets, AccessFile file) {
        this.secrets = secrets;
        this.file = file;
    }

    /**
     * {@code finding} as shown. A fix that cannot be told without a secret is left out; one that only puts something around
     * it is told as that.
     */
    public Finding shown(Finding finding) {
        if (secrets == Secrets.SHOWN) {
            return finding;
        }
        List<String> hidden = hidden(finding);
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.place(),
                secrets.words(finding.message(), hidden),
                secrets.words(finding.help(), hidden),
                finding.fix().flatMap(fix -> shown(fix, hidden)),
                hidden.isEmpty() ? finding.other() : Optional.empty());
    }

    /** {@code words} about {@code finding} as shown. */
    public String words(Finding finding, String words) {
        return secrets == Secrets.SHOWN ? words : secrets.words(words, hidden(finding));
    }

    /** The secrets in the lines that the finding is about, the longest first. */
    private List<String> hidden(Finding finding) {
        List<String> hidden = new ArrayList<>();
        int last = Math.min(finding.place().endLine(), file.lineCount());
        for (int number = finding.place().startLine(); number <= last; number++) {
            collect(number, hidden);
        }
        finding.other()
                .map(Finding.OtherLine::line)
                .filter(line -> line <= file.lineCount())
                .ifPresent(line -> collect(line, hidden));
        hidden.sort((one, other) -> Integer.compare(other.length(), one.length()));
        return hidden;
    }

    private void collect(int number, List<String> hidden) {
        String line = file.line(number).text();
        for (Span span : secrets.spans(line)) {
            hidden.add(span.of(line));
        }
    }

    private Optional<Fix> shown(Fix fix, List<String> hidden) {
        List<TextEdit> edits = new ArrayList<>();
        for (TextEdit edit : fix.edits()) {
            for (TextEdit part : parts(edit)) {
                if (givesAway(part)) {
                    return Optional.empty();
                }
                edits.add(part);
            }
        }
        return Optional.of(new Fix(secrets.words(fix.description(), hidden), fix.kind(), edits));
    }

    /** {@code edit} without what it writes anew as it was. */
    private List<TextEdit> parts(TextEdit edit) {
        if (edit.startLine() != edit.endLine() || edit.startLine() > file.lineCount()) {
            return List.of(edit);
        }
        String line = file.line(edit.startLine()).text();
        if (secrets.spans(line).isEmpty() || edit.endOffset() > line.length()) {
            return List.of(edit);
        }
        String old = line.substring(edit.startOffset(), edit.endOffset());
        String text = edit.text();
        int inside = old.isEmpty() ? -1 : text.indexOf(old);
        if (inside >= 0) {
            List<TextEdit> around = new ArrayList<>();
            insert(around, edit.startLine(), edit.startOffset(), text.substring(0, inside));
            insert(around, edit.startLine(), edit.endOffset(), text.substring(inside + old.length()));
            return around;
        }
        int head = 0;
        int shorter = Math.min(old.length(), text.length());
        while (head < shorter && old.charAt(head) == text.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.charAt(old.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        return List.of(new TextEdit(
                edit.startLine(),
                edit.startOffset() + head,
                edit.endLine(),
                edit.endOffset() - tail,
                text.substring(head, text.length() - tail)));
    }

    private static void insert(List<TextEdit> edits, int line, int offset, String text) {
        if (!text.isEmpty()) {
            edits.add(new TextEdit(line, offset, line, offset, text));
        }
    }

    /** Whether {@code edit} writes a part of a secret: a letter or digit where secrets of the lines it touches stand. */
    private boolean givesAway(TextEdit edit) {
        if (!secrets.spans(edit.text()).isEmpty()) {
            return true;
        }
        if (edit.text().chars().noneMatch(Character::isLetterOrDigit)) {
            return false;
        }
        int last = Math.min(edit.endLine(), file.lineCount());
        for (int number = edit.startLine(); number <= last; number++) {
            List<Span> spans = secrets.spans(file.line(number).text());
            boolean beforeAll = !spans.isEmpty()
                    && number == edit.endLine()
                    && edit.endOffset() < spans.get(0).start();
            if (!spans.isEmpty() && !beforeAll) {
                return true;
            }
        }
        return false;
    }
}
