package dev.tollgate.makemap;

import dev.tollgate.makemap.file.LengthGuard;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import dev.tollgate.makemap.format.SummedMap;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader that says so when its file is cut off under it.
 *
 * <p>To ask for the length costs as much as a lookup, so a key that was found is believed: its bytes were all there, and
 * a value that was not there to the end would end in the zero that a new array is made of. A key that was not found is
 * believed only while the file has its length.
 */
record CheckedReader(MapReader reader, LengthGuard guard) implements MapReader {
    @Override
    public MapFormat format() {
        return reader.format();
    }

    /** As {@link LengthGuard#during} does it, without an object for every lookup. */
    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        try {
            return whole(key);
        } catch (InternalError error) {
            throw guard.failure(error);
        }
    }

    private byte @Nullable [] whole(byte[] key) throws IOException {
        try {
            byte[] value = reader.get(key);
            if (value == null || value.length > 0 && value[value.length - 1] == 0) {
                guard.check();
            }
            return value;
        } catch (MapFormatException misread) {
            guard.check();
            throw misread;
        }
    }

    @Override
    public void forEach(PairConsumer pairs) throws IOException {
        guard.during(() -> {
            reader.forEach(pairs);
            return reader;
        });
    }

    @Override
    public Optional<SummedMap> summed() {
        return reader.summed().map(map -> () -> guard.during(map::sum));
    }

    @Override
    public void close() throws IOException {
        try (guard) {
            reader.close();
        }
    }
}
