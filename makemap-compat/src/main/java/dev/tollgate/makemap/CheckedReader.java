package dev.tollgate.makemap;

import dev.tollgate.makemap.file.LengthGuard;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A reader that says so when its file is cut off under it. */
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
            guard.check();
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
    public void close() throws IOException {
        try (guard) {
            reader.close();
        }
    }
}
