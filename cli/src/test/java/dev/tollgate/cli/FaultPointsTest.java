package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that strace kills at each of their system calls that change a file, or whose call it lets fail as a broken disk
 * would: there is the old state or the new one, and the next command goes through and leaves nothing lying about.
 */
class FaultPointsTest {
    /** Of each command so many calls, evenly spread; the long suites take all. */
    private static final int POINTS = Seeded.heavy() ? Integer.MAX_VALUE : 3;

    private static final int INTERNAL = 70;
    private static final String FIRST = "From:a.example\tOK\n";
    private static final String BUILT = "From:a.example\tREJECT\n";
    private static final String NOW = "From:a.example DISCARD\nTo:b.example\tRELAY\n";

    @TempDir
    Path directory;

    private Path template;
    private Path place;
    private Path access;
    private Path map;

    @BeforeEach
    void prepare() throws IOException {
        template = directory.resolve("template");
        place = directory.resolve("mail");
        access = place.resolve("access");
        map = place.resolve("access.db");
        Path text = Files.createDirectory(template).resolve("access");
        for (String revision : List.of(FIRST, BUILT)) {
            Files.writeString(text, revision);
            Run.ok("build", text.toString());
        }
        Files.writeString(text, NOW);
    }

    @FunctionalInterface
    private interface Check {
        void now(String point) throws IOException;
    }

    private void faultAtEveryCall(Check stateAfterFault, Check stateAtLast, String... command) throws IOException {
        FaultPoints.copy(template, place);
        FaultPoints faults = new FaultPoints(directory);
        List<FaultPoints.Point> points = faults.of(command);
        assertTrue(points.size() > 8, points::toString);
        int step = Math.max(1, points.size() / POINTS);
        for (int i = 0; i < points.size(); i += step) {
            faultAt(faults, points.get(i), FaultPoints.KILL, stateAfterFault, stateAtLast, command);
            FaultPoints.Point other = points.get(Math.min(i + step / 2, points.size() - 1));
            int exit = faultAt(faults, other, FaultPoints.FAIL, stateAfterFault, stateAtLast, command);
            assertTrue(exit >= 0 && exit != INTERNAL && exit < 128, other + ": exit " + exit);
        }
        faults.assertKilled();
    }

    private int faultAt(
            FaultPoints faults,
            FaultPoints.Point at,
            String fault,
            Check stateAfterFault,
            Check stateAtLast,
            String... command)
            throws IOException {
        FaultPoints.copy(template, place);
        int exit = faults.run(at, fault, command);
        String point = command[0] + ", " + fault + " at " + at;
        stateAfterFault.now(point);
        Run.ok("history", access.toString());
        Run again = Run.of(command);
        assertEquals(0, again.exit(), point + again);
        stateAtLast.now(point);
        assertNothingLeft(point);
        return exit;
    }

    private void assertNothingLeft(String point) throws IOException {
        assertEquals(Set.of(".tollgate", "access", "access.db"), FaultPoints.names(place), point);
        Run.ok("build", access.toString());
        assertEquals(Set.of("00000000.jdb", "je.lck"), FaultPoints.names(place.resolve(".tollgate")), point);
    }

    private Check text(String... legal) {
        return point -> {
            String found = Files.readString(access);
            assertTrue(List.of(legal).contains(found), point + ": " + found);
            assertMap(BUILT).now(point);
        };
    }

    private Check assertMap(String... legal) {
        return point -> {
            Run.ok("verify", map.toString());
            String found = Run.ok("dump", map.toString());
            assertTrue(Stream.of(legal).anyMatch(text -> found.equals(dumped(text))), point + ": " + found);
        };
    }

    private static String dumped(String text) {
        return text.replace(' ', '\t').replace("From", "from").replace("To", "to");
    }

    @Test
    void set() throws IOException {
        String after = NOW.replace("DISCARD", "OK");
        faultAtEveryCall(text(NOW, after), text(after), "set", access.toString(), "From:a.example", "OK");
    }

    @Test
    void fmt() throws IOException {
        String after = NOW.replace(' ', '\t');
        faultAtEveryCall(text(NOW, after), text(after), "fmt", access.toString());
    }

    @Test
    void restore() throws IOException {
        faultAtEveryCall(text(NOW, FIRST), text(FIRST), "restore", "--revision", "1", access.toString());
    }

    @Test
    void build() throws IOException {
        Check old = assertMap(BUILT, NOW);
        faultAtEveryCall(
                point -> {
                    assertEquals(NOW, Files.readString(access), point);
                    old.now(point);
                },
                assertMap(NOW),
                "build",
                access.toString());
    }
}
