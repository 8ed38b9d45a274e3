package dev.tollgate.makemap.db;

import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairConsumer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A map in memory, as a source for a build. */
public record PairList(List<Pair> pairs) implements MapReader {
    @Override
    public MapFormat format() {
        return MapFormat.DB_HASH;
    }

    @Override
    public byte[] get(byte[] key) {
        return pairs.stream()
                .filter(pair -> Arrays.equals(pair.key(), key))
                .map(Pair::value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void forEach(PairConsumer consumer) throws IOException {
        for (Pair pair : pairs) {
            consumer.accept(pair.key(), pair.value());
        }
    }

    @Override
    public void close() {}
}
