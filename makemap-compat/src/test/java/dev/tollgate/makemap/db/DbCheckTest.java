package dev.tollgate.makemap.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DbCheckTest {
    private static final int PAGE = DbFormat.PAGE_SIZE;

    @TempDir
    Path directory;

    private record Sample(List<Pair> pairs, byte[] file) {}

    /** Sound maps of every kind, by Tollgate and by native programs. */
    private List<Sample> samples(DbMethod method) throws IOException {
        Path map = directory.resolve("sound.db");
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RandomPairs source = new RandomPairs(new Random(40 + i), 200);
            boolean repeated = i % 3 == 0;
            List<Pair> pairs = repeated ? source.repeated() : source.distinct(20 << i % 5);
            if (i % 2 == 0) {
                DuplicatePolicy policy = repeated ? DuplicatePolicy.KEEP_ALL : DuplicatePolicy.FIRST_WINS;
                method.write(pairs, policy, DbVersion.DB_5_3, map);
            } else {
                Contents.load(pairs, map, method.type, "db_pagesize=" + PAGE, "duplicates=" + (repeated ? 1 : 0));
            }
            assertEquals(List.of(), method.check(map));
            samples.add(new Sample(pairs, Files.readAllBytes(map)));
        }
        return samples;
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] file = sound.clone();
        int pages = file.length / PAGE;
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int page = random.nextInt(pages) * PAGE;
        int other = random.nextInt(pages) * PAGE;
        switch (random.nextInt(9)) {
            case 0 -> file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[page + random.nextInt(26)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> file[page + 26 + random.nextInt(60)] ^= (byte) (1 << random.nextInt(8));
            case 3 -> file[random.nextInt(224)] ^= (byte) (1 << random.nextInt(8));
            case 4 -> file = Arrays.copyOf(file, random.nextInt(file.length));
            case 5 -> file = Arrays.copyOf(file, page);
            case 6 -> {
                byte[] copy = Arrays.copyOfRange(file, page, page + PAGE);
                System.arraycopy(file, other, file, page, PAGE);
                System.arraycopy(copy, 0, file, other, PAGE);
            }
            case 7 -> fields.putInt(page + (random.nextBoolean() ? 16 : 12), other / PAGE);
            default -> {
                int at = page + random.nextInt(PAGE - 8);
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, file, at, noise.length);
            }
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource
    void damagedMap_judgedAsByDbVerify(DbMethod method) throws IOException {
        List<Sample> samples = samples(method);
        Path map = directory.resolve("damaged.db");
        List<String> differences = new ArrayList<>();
        int wanted = Seeded.heavy() ? 20_000 : Seeded.rounds(600);
        int compared = 0;
        for (int seed = 0; compared < wanted; seed++) {
            assertTrue(seed < 2 * wanted, "db_verify gave only " + compared + " verdicts");
            Random random = new Random(seed);
            Sample sample = samples.get(random.nextInt(samples.size()));
            Files.write(map, damaged(sample.file, random));
            // A last page far beyond the file keeps db_verify busy for hours: then there is no verdict to compare, and
            // the map does not count.
            Native.Result verdict = Native.run(
                    directory,
                    new byte[0],
                    List.of(
                            "timeout",
                            "-s",
                            "KILL",
                            "1",
                            Oracle.DB_VERIFY.path().toString(),
                            "damaged.db"));
            if (verdict.outText().isEmpty()) {
                method.check(map);
                readAll(method, sample.pairs, map);
                continue;
            }
            compared++;
            boolean sound = verdict.exit() == 0
                    && verdict.errText().isEmpty()
                    && verdict.outText().equals("BDB5105 Verification of damaged.db succeeded.\n");
            List<MapDamage> damages = method.check(map);
            if (sound && !damages.isEmpty() && sameContents(sample.pairs, map)) {
                differences.add("seed " + seed + ": sound, but " + damages);
            } else if (!sound && damages.isEmpty()) {
                differences.add("seed " + seed + ": " + verdict.errText() + verdict.outText());
            }
            readAll(method, sample.pairs, map);
        }
        assertEquals(List.of(), differences);
    }

    private boolean sameContents(List<Pair> pairs, Path map) {
        try {
            return Contents.dumped(map).equals(Contents.of(pairs));
        } catch (AssertionError unreadable) {
            return false;
        }
    }

    /** A reader answers or reports damage; everything else fails the test. */
    private static void readAll(DbMethod method, List<Pair> pairs, Path map) throws IOException {
        try (MapReader reader = method.open(map)) {
            for (Pair pair : pairs.subList(0, Math.min(50, pairs.size()))) {
                try {
                    reader.get(pair.key());
                } catch (MapFormatException damage) {
                    assertFalse(damage.place().isEmpty());
                }
            }
            reader.forEach((key, value) -> {});
        } catch (MapFormatException damage) {
            assertFalse(damage.expected().isEmpty());
        }
    }
}
