package dev.tollgate.makemap.command;

import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A map as it will be after one change. */
final class EditedMap implements MapReader {
    private final MapFormat format;
    private final @Nullable MapReader original;
    private final Change change;
    private final byte[] key;
    private final byte[] value;

    /** A change to {@code original}, or to an empty map where there is none; {@code value} is what is put there. */
    EditedMap(MapFormat format, @Nullable MapReader original, Change change, byte[] key, byte[] value) {
        this.format = format;
        this.original = original;
        this.change = change;
        this.key = key;
        this.value = value;
    }

    /** What becomes of the key. */
    enum Change {
        /** It gets the value instead of those it has. */
        REPLACE,
        /** It gets the value besides those it has. */
        ADD,
        /** It goes with all its values. */
        REMOVE
    }

    @Override
    public MapFormat format() {
        return format;
    }

    @Override
    public byte @Nullable [] get(byte[] wanted) throws IOException {
        boolean changed = Arrays.equals(wanted, key);
        byte[] old = original == null || changed && change != Change.ADD ? null : original.get(wanted);
        return old == null && changed && change != Change.REMOVE ? value : old;
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        if (original != null) {
            original.forEach((oldKey, oldValue) -> {
                if (change == Change.ADD || !Arrays.equals(oldKey, key)) {
                    pairs.accept(oldKey, oldValue);
                }
            });
        }
        if (change != Change.REMOVE) {
            pairs.accept(key, value);
        }
    }

    @Override
    public void close() {
        // The original is the caller's.
    }
}
