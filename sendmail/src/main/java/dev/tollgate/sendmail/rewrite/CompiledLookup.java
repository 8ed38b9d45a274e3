package dev.tollgate.sendmail.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lookup of a right-hand side, taken apart when the rule is compiled; parts are those of {@link CompiledSide}. */
final class CompiledLookup {
    /** The name of the map. */
    final Word map;
    /** What makes the key. */
    final int[] key;
    /** What makes each argument. */
    final int[][] arguments;
    /** What stands for a value that is not found; {@code null} where the key does. */
    final int @Nullable [] fallback;

    CompiledLookup(Word map, int[] key, List<int[]> arguments, int @Nullable [] fallback) {
        this.map = map;
        this.key = key;
        this.arguments = arguments.toArray(new int[0][]);
        this.fallback = fallback;
    }
}
