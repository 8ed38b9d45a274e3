package dev.tollgate.toolkit.edit;

import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries wrapped over several lines. */
public final class Wrapped {
    /** Lines longer than this are wrapped. */
    private static final int WIDTH = 72;

    private static final String WRAPPED_ENTRY = "TG104";
    private static final String INDENT = "    ";

    private Wrapped() {}

    /** {@code file} with wrapped entries joined, as the rule about them would fix it. */
    public static AccessFile unfold(AccessFile file) {
        List<Rule> rule = Rules.named(WRAPPED_ENTRY).stream().toList();
        return file.apply(FixPlan.of(new Linter(rule), file, Site.UNKNOWN).stream()
                .map(FixPlan.Step::edit)
                .toList());
    }

    /** {@code file} with long entries broken after slashes, as far as joining gives the same bytes again. */
    public static AccessFile fold(AccessFile file) {
        AccessFile folded = file;
        for (int number = file.lineCount(); number >= 1; number--) {
            Line line = file.line(number);
            if (line.text().length() <= WIDTH || line.parts(LineGrammar.DEFAULT).kind() != LineKind.ENTRY) {
                continue;
            }
            List<Line> pieces = pieces(line);
            if (pieces.size() > 1 && joinsTo(line, pieces)) {
                folded = folded.replace(number, pieces);
            }
        }
        return folded;
    }

    private static List<Line> pieces(Line line) {
        List<Line> pieces = new ArrayList<>();
        LineEnding inner = line.ending() == LineEnding.NONE ? LineEnding.LF : line.ending();
        String rest = line.text();
        while (rest.length() > WIDTH) {
            int slash = rest.lastIndexOf('/', WIDTH - 1);
            if (slash <= INDENT.length() || slash == rest.length() - 1) {
                break;
            }
            pieces.add(new Line(rest.substring(0, slash + 1), inner));
            rest = INDENT + rest.substring(slash + 1);
        }
        pieces.add(new Line(rest, line.ending()));
        return pieces;
    }

    private static boolean joinsTo(Line line, List<Line> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()).append(piece.ending().text()));
        AccessFile wrapped = AccessFile.parse(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return Arrays.equals(unfold(wrapped).render(), line.bytes());
    }
}
