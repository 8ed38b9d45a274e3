package dev.tollgate.model.lint.rule;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that silences rules: {@code # tollgate: ignore TG204 -- why} for the next entry, {@code # tollgate: ignore-file
 * TG204 -- why} for the whole file.
 *
 * @param line the comment's line number
 * @param scope what it is about
 * @param codes the rules it silences
 * @param reason the text after {@code --}, empty without one
 * @param span the comment
 */
public record Suppression(int line, Scope scope, List<Code> codes, String reason, Span span) {
    private static final String MARK = "tollgate:";
    private static final Pattern SYNTAX =
            Pattern.compile("#+\\s*tollgate:\\s*(ignore-file|ignore)\\b([^-]*(?:-(?!-)[^-]*)*)(?:--(.*))?");
    private static final Pattern WORD = Pattern.compile("[^\\s,]+");

    public Suppression {
        codes = List.copyOf(codes);
    }

    /** What a suppression is about. */
    public enum Scope {
        /** The entry that follows. */
        NEXT_ENTRY,
        /** The file. */
        FILE,
        /** Nothing: the comment names Tollgate, but is not of the known form. */
        MALFORMED
    }

    /** A rule's code and where it stands. */
    public record Code(String text, Span span) {}

    /** The suppression on {@code view}, if that line is one. */
    public static Optional<Suppression> of(LineView view) {
        if (view.kind() != LineKind.COMMENT || !view.text().contains(MARK)) {
            return Optional.empty();
        }
        String text = view.text();
        if (!text.replaceFirst("^#+\\s*", "").startsWith(MARK)) {
            return Optional.empty();
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.of(new Suppression(view.number(), Scope.MALFORMED, List.of(), "", view.whole()));
        }
        List<Code> codes = new ArrayList<>();
        Matcher words = WORD.matcher(text).region(matcher.start(2), matcher.end(2));
        while (words.find()) {
            codes.add(new Code(words.group(), new Span(words.start(), words.end())));
        }
        Scope scope = matcher.group(1).equals("ignore") ? Scope.NEXT_ENTRY : Scope.FILE;
        String reason = matcher.group(3) == null ? "" : matcher.group(3).strip();
        return Optional.of(new Suppression(view.number(), scope, codes, reason, view.whole()));
    }

    /** The same comment after {@code by} lines were put in (taken out, when negative) above line {@code from}. */
    public Suppression moved(int from, int by) {
        return line < from || by == 0 ? this : new Suppression(line + by, scope, codes, reason, span);
    }

    /** The next line that is neither empty nor a comment; after the last line there is none. */
    public int entryLine(AccessFile file) {
        int number = line + 1;
        while (number <= file.lineCount()) {
            LineKind kind = file.line(number).parts(LineGrammar.DEFAULT).kind();
            if (kind != LineKind.COMMENT && kind != LineKind.EMPTY) {
                break;
            }
            number++;
        }
        return number;
    }
}
