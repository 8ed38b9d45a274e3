package dev.tollgate.makemap.diff;

import dev.tollgate.makemap.format.PairConsumer;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.io.IOException;
import java.util.Arrays;

/** Something that has pairs: an open map ({@code reader::forEach}), or a text. */
@FunctionalInterface
public interface PairSource {
    /** Hands over all pairs; the values of a repeated key in their order. */
    void forEach(PairConsumer pairs) throws IOException;

    /** The entries of {@code text} as makemap would store them, but each repetition of a key, too. */
    static PairSource ofText(byte[] text, LineGrammar grammar) {
        return pairs -> {
            LineScanner lines = new LineScanner(grammar, text, 0, text.length);
            while (lines.next()) {
                if (lines.kind() == LineKind.ENTRY) {
                    byte[] key = Arrays.copyOfRange(text, lines.start(), lines.keyEnd());
                    if (grammar.foldCase()) {
                        for (int i = 0; i < key.length; i++) {
                            key[i] = LineGrammar.fold(key[i]);
                        }
                    }
                    pairs.accept(key, Arrays.copyOfRange(text, lines.valueStart(), lines.valueEnd()));
                }
            }
        };
    }
}
