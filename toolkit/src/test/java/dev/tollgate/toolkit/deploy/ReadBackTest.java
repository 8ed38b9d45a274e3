package dev.tollgate.toolkit.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.files.Placement;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.report.BuildProgress;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.store.history.Digests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A map against the text that it was written from, and against others. */
class ReadBackTest {
    /** Several stretches of the text that are looked up side by side. */
    private static final int LINES = 60_000;

    private static final int LAST = LINES - 1;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void mapOfTheText_isGood(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        String text = "From:A\tOK\nfrom:a\tREJECT\n" + text(LINES);
        Deployment.Done done = build(format, text, map);
        assertEquals(Digests.sha256(map), done.digest());
        assertEquals(done.digest(), readBack(text, map, done.report()));
    }

    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void keyThatIsMissing_isToldWithItsLine(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        BuildReport report = build(format, text(LINES), map).report();
        assertDiffers(
                "the key of line " + LINES + " is missing",
                text(LINES).replace("key" + LAST + "\t", "other\t"),
                map,
                report);
    }

    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void valueThatIsAnother_isTold(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        BuildReport report = build(format, text(LINES), map).report();
        assertDiffers(
                "the key of line " + LINES + " has another value",
                text(LINES).replace("value" + LAST + "\n", "v\n"),
                map,
                report);
    }

    /** The second line says what the first one says, which must not make up for the value that is wrong. */
    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void valueThatIsAnotherBesideARepeatedLine_isTold(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        BuildReport report = build(format, "a\tOK\na\tOK\nb\tOK\n", map).report();
        assertDiffers("the key of line 3 has another value", "a\tOK\na\tOK\nb\tRELAY\n", map, report);
    }

    @ParameterizedTest
    @EnumSource(MapFormat.class)
    void entryTooMany_isTold(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        build(format, text(LINES), map);
        assertDiffers(
                LINES + " entries of " + LAST + " read back", text(LAST), map, new BuildReport(LAST, LAST, List.of()));
    }

    @ParameterizedTest
    @EnumSource(value = MapFormat.class, names = "DB_HASH")
    void mapThatIsNotWanted_isNotReadToTheEnd(MapFormat format) throws IOException {
        Path map = folder.resolve("map");
        BuildReport report = build(format, text(LINES), map).report();
        DeployProgress canceled = new DeployProgress() {
            @Override
            public void requireWanted() throws InterruptedIOException {
                throw new InterruptedIOException("canceled");
            }

            @Override
            public void requireCommit() {}

            @Override
            public void accept(long read) {}

            @Override
            public void close() {}
        };
        assertThrows(InterruptedIOException.class, () -> new ReadBack(bytes(text(LINES)), map, report).run(canceled));
    }

    private static void assertDiffers(String how, String text, Path map, BuildReport report) {
        FileSystemException failure = assertThrows(FileSystemException.class, () -> readBack(text, map, report));
        assertEquals("reads back differently than written: " + how, failure.getReason());
        assertEquals(map.toString(), failure.getFile());
    }

    private static Deployment.Done build(MapFormat format, String text, Path map) throws IOException {
        return new Deployment(format, DbVersion.DB_5_3, Placement.MAP).run(bytes(text), map, unseen());
    }

    private static String readBack(String text, Path map, BuildReport report) throws IOException {
        return new ReadBack(bytes(text), map, report).run(unseen());
    }

    private static DeployProgress unseen() {
        return DeployProgress.showing(BuildProgress.NONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "key" + i + "\tvalue" + i + "\n")
                .collect(Collectors.joining());
    }
}
