package dev.tollgate.makemap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.format.MapGlance;
import dev.tollgate.makemap.format.MapGlance.Content;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short look at maps that native programs made, whole and damaged; the native programs say which is which. */
class ShortLookTest {
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private static MapGlance glance(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            return ShortLook.at(channel);
        }
    }

    private static byte[] text(int entries) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            text.append("key")
                    .append(i)
                    .append(".example.com\t")
                    .append("v".repeat(1 + i * 7 % 300))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private Path made(String type, int entries) throws IOException {
        Path map = directory.resolve(type + entries);
        Native.Result result = Native.run(directory, text(entries), Oracle.MAKEMAP, type, map.toString());
        assertEquals(0, result.exit(), result.errText());
        return directory.resolve(type + entries + ".db");
    }

    private Path cdb(int entries) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            String key = "key" + i;
            records.writeBytes(("+" + key.length() + ",1:" + key + "->v\n").getBytes(StandardCharsets.US_ASCII));
        }
        records.write('\n');
        Path map = directory.resolve("map" + entries + ".cdb");
        assertEquals(
                0,
                Native.run(directory, records.toByteArray(), Oracle.CDB, "-c", map.toString())
                        .exit());
        return map;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40, 1000, 30_000})
    void mapsOfNativePrograms_areWhole(int entries) throws IOException {
        assertEquals(new MapGlance(Content.HASH, true, ""), glance(made("hash", entries)));
        assertEquals(new MapGlance(Content.BTREE, true, ""), glance(made("btree", entries)));
        assertEquals(new MapGlance(Content.CDB, true, ""), glance(cdb(entries)));
    }

    @Test
    void whatIsNotAMap_isNamed() throws IOException {
        for (Map.Entry<String, Content> each : Map.of(
                        "", Content.EMPTY, "a.example\tREJECT\n", Content.TEXT, "\0\1\2", Content.OTHER)
                .entrySet()) {
            Path file = Files.writeString(directory.resolve("file"), each.getKey());
            MapGlance glance = glance(file);
            assertEquals(each.getValue(), glance.content());
            assertNotEquals("", glance.damage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "btree"})
    void damage_isWhatBerkeleyDbAndSendmailFind(String type) throws IOException {
        Random random = new Random(71);
        byte[] sound = Files.readAllBytes(made(type, 400));
        assertTrue(sound.length / PAGE <= MapGlance.PAGES, "every page should be looked at");
        int closed = 0;
        int damaged = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = sound.clone();
            boolean certain = true;
            switch (i % 5) {
                case 0 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
                case 1 -> bytes = Arrays.copyOf(bytes, PAGE * (1 + random.nextInt(bytes.length / PAGE - 1)));
                case 2 -> overwrite(bytes, PAGE * (1 + random.nextInt(bytes.length / PAGE - 1)), PAGE, random);
                case 3 -> overwrite(bytes, 0, 64, random);
                default -> {
                    overwrite(bytes, random.nextInt(bytes.length - 8), 8, random);
                    certain = false;
                }
            }
            Path file = Files.write(directory.resolve("damaged.db"), bytes);
            MapGlance glance = glance(file);
            boolean seen = !glance.damage().isEmpty();
            assertTrue(seen || !certain, "case " + i + " not seen");
            boolean verified = Native.run(directory, new byte[0], Oracle.DB_VERIFY, "-q", file.toString())
                            .exit()
                    == 0;
            // db_verify passes hash files that end too early, entries missing or not.
            assertTrue(
                    !seen || !verified || type.equals("hash") && i % 5 == 1,
                    "case " + i + ": " + glance + ", and db_verify finds nothing");
            if (certain) {
                assertEquals(opens(type, file), glance.opens(), "case " + i + ": " + glance);
            }
            closed += glance.opens() ? 0 : 1;
            damaged += seen ? 1 : 0;
        }
        assertTrue(closed > 10 && damaged > 40, closed + " closed, " + damaged + " damaged");
    }

    private static void overwrite(byte[] bytes, int at, int length, Random random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, length);
    }

    /** Whether the real sendmail opens the map. */
    private boolean opens(String type, Path file) throws IOException {
        Oracle.requireRoot();
        String name = file.toString().replaceFirst("\\.db$", "");
        Path cf = Files.writeString(
                directory.resolve("one.cf"),
                "V10/Berkeley\nO DefaultUser=8:8\nO QueueDirectory=" + directory + "\nKt " + type + " " + name + "\n");
        List<String> command = new ArrayList<>(List.of(Oracle.UNSHARE.path().toString(), "-u", "sh", "-c"));
        command.add("hostname mx.example.com; exec \"$0\" \"$@\"");
        command.addAll(List.of(Oracle.SENDMAIL.path().toString(), "-bt", "-C", cf.toString()));
        Native.Result result = Native.run(directory, "/map t key1\n".getBytes(StandardCharsets.US_ASCII), command);
        String said = result.outText() + result.errText();
        assertTrue(said.contains("map_lookup: t (key1)"), said);
        return !said.contains("Cannot open");
    }

    @Test
    void cutOrOverwrittenCdb_isDamaged() throws IOException {
        Random random = new Random(71);
        byte[] sound = Files.readAllBytes(cdb(2000));
        for (int i = 0; i < 40; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(sound, 1 + random.nextInt(sound.length - 1)) : sound.clone();
            if (i % 2 == 1) {
                overwrite(bytes, 2048, 20_000, random);
            }
            MapGlance glance = glance(Files.write(directory.resolve("damaged.cdb"), bytes));
            assertNotEquals("", glance.damage(), "case " + i);
            assertTrue(i % 2 == 1 || !glance.opens(), "case " + i);
        }
    }

    @Test
    void hugeMap_takesAMoment() throws IOException {
        Path map = made("hash", 10);
        try (RandomAccessFile file = new RandomAccessFile(map.toFile(), "rw")) {
            long pages = 1L << 20;
            file.setLength(pages * PAGE);
            file.seek(32);
            file.writeInt(Integer.reverseBytes((int) pages - 1));
        }
        try (var channel = new CountingChannel(Files.newByteChannel(map))) {
            assertEquals(new MapGlance(Content.HASH, true, ""), ShortLook.at(channel));
            assertTrue(channel.bytes() < 8192, channel.bytes() + " bytes read");
        }
    }
}
