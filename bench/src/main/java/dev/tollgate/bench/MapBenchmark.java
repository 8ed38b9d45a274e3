package dev.tollgate.bench;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.DbHash;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The steps of building and reading a map, each on its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MapBenchmark {
    private static final int ENTRIES = 1_000_000;
    /** Enough that neither keys nor the pages they lie on stay in the processor's caches. */
    private static final int LOOKUPS = 1 << 17;

    private static final int LINES = 100_000;

    private final byte[][] keys = new byte[LOOKUPS][];
    private final byte[][] values = new byte[LOOKUPS][];
    private byte[] text = new byte[0];
    private @Nullable Path directory;
    private @Nullable MapReader hash;
    private @Nullable MapReader btree;
    private @Nullable MapReader cdb;

    /** Builds the maps that are looked up in. */
    @Setup
    public void build() throws IOException {
        Path target = Files.createTempDirectory("tollgate-bench");
        directory = target;
        Path hashFile = target.resolve("hash.db");
        Path btreeFile = target.resolve("btree.db");
        byte[] all = lines(ENTRIES);
        text = lines(LINES);
        Path cdbFile = target.resolve("map.cdb");
        write(MapFormat.DB_HASH, all, target, hashFile);
        write(MapFormat.DB_BTREE, all, target, btreeFile);
        write(MapFormat.CDB, all, target, cdbFile);
        hash = MapFiles.open(hashFile);
        btree = MapFiles.open(btreeFile);
        cdb = MapFiles.open(cdbFile);
        Random random = new Random(1);
        for (int i = 0; i < LOOKUPS; i++) {
            String line = AccessGenerator.line(random.nextInt(ENTRIES));
            keys[i] = LineGrammar.fold(line.substring(0, line.indexOf('\t'))).getBytes(StandardCharsets.US_ASCII);
            values[i] = line.substring(line.indexOf('\t') + 1).stripTrailing().getBytes(StandardCharsets.US_ASCII);
        }
        // A program has just made the key that it looks up. Side by side, keys cost no fetch from memory of their own.
        for (int i = 0; i < LOOKUPS; i++) {
            keys[i] = keys[i].clone();
        }
    }

    private static byte[] lines(int count) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(count * 60);
        for (int i = 0; i < count; i++) {
            lines.write(AccessGenerator.line(i).getBytes(StandardCharsets.US_ASCII));
        }
        return lines.toByteArray();
    }

    private static void write(MapFormat format, byte[] text, Path directory, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                MapWriter writer = MapFiles.writer(format, DuplicatePolicy.FIRST_WINS, out, directory)) {
            new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN)
                    .run(null, Channels.newChannel(new ByteArrayInputStream(text)), writer, out);
        }
    }

    /** Removes the maps. */
    @TearDown
    public void remove() throws IOException {
        if (directory != null) {
            for (String name : new String[] {"hash.db", "btree.db", "map.cdb", "fill.db"}) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.delete(directory);
        }
    }

    /** One key hashed. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public void hashFunction(Blackhole sink) {
        for (byte[] key : keys) {
            sink.consume(DbHash.of(key, 0, key.length));
        }
    }

    /** One line parsed. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void lineParsing(Blackhole sink) {
        LineScanner scanner = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
        while (scanner.next()) {
            sink.consume(scanner.keyEnd());
        }
    }

    /** One entry parsed, sorted into its bucket and packed into a page, on all cores. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void pageFill() throws IOException {
        if (directory != null) {
            write(MapFormat.DB_HASH, text, directory, directory.resolve("fill.db"));
        }
    }

    /** One random key found in a hash map of a million. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public void hashLookup(Blackhole sink) throws IOException {
        lookUp(hash, sink);
    }

    /** One random key found in a btree map of a million. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public void btreeLookup(Blackhole sink) throws IOException {
        lookUp(btree, sink);
    }

    /** One random key found in a cdb of a million. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public void cdbLookup(Blackhole sink) throws IOException {
        lookUp(cdb, sink);
    }

    /** What a lookup has to allocate: the value. */
    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public void valueCopy(Blackhole sink) {
        for (byte[] value : values) {
            sink.consume(value.clone());
        }
    }

    private void lookUp(@Nullable MapReader map, Blackhole sink) throws IOException {
        if (map == null) {
            throw new IllegalStateException("not set up");
        }
        for (byte[] key : keys) {
            byte[] value = map.get(key);
            if (value == null) {
                throw new IllegalStateException("a key is missing");
            }
            sink.consume(value);
        }
    }
}
