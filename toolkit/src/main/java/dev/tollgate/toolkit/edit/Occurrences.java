package dev.tollgate.toolkit.edit;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.util.ArrayList;
import java.util.List;

/** Finds entries by the key that makemap would store. */
public final class Occurrences {
    private Occurrences() {}

    /** The numbers of the lines whose entries have {@code key}, case aside; makemap takes the first. */
    public static List<Integer> of(AccessFile file, String key) {
        String wanted = LineGrammar.fold(key);
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= file.lineCount(); number++) {
            Line line = file.line(number);
            LineParts parts = line.parts(LineGrammar.DEFAULT);
            if (parts.kind() == LineKind.ENTRY
                    && parts.storedKey(line, LineGrammar.DEFAULT).equals(wanted)) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
