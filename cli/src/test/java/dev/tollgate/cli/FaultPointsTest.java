package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that strace kills at each of their system calls that change a file, or whose call it lets fail as a broken disk
 * would: there is the old state or the new one, and the next command goes through and leaves nothing lying about.
 */
class FaultPointsTest {
    private static final String CALLS =
            "rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,"
                    + "symlinkat,fsync,fdatasync,ftruncate,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,write,pwrite64,"
                    + "utimensat,setxattr,fsetxattr";

    /** Of each command so many calls, evenly spread; the long suites take all. */
    private static final int POINTS = Seeded.heavy() ? Integer.MAX_VALUE : 3;

    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(");
    private static final int KILLED = 137;
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

    private void start() throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> old = Files.walk(place)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.toList()) {
                Files.copy(file, place.resolve(template.relativize(file)));
            }
        }
    }

    /** Runs {@code command} under strace with {@code options}; what it wrote to standard error is not looked at. */
    private int traced(List<String> options, String... command) {
        List<String> words = new ArrayList<>(List.of("-f", "-e", "trace=" + CALLS));
        words.addAll(options);
        words.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Tollgate.class.getName()));
        words.addAll(List.of(command));
        return Native.run(directory, new byte[0], Oracle.STRACE, words.toArray(String[]::new))
                .exit();
    }

    /** A call of the thread that makes most of them: its name, and that it is the {@code number}th of this name. */
    private record Point(String name, int number) {}

    private List<Point> points(String... command) throws IOException {
        start();
        Path log = directory.resolve("log");
        assertEquals(0, traced(List.of("-o", log.toString()), command));
        Map<String, List<Point>> byThread = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher call = CALL.matcher(line);
            if (call.lookingAt()) {
                List<Point> calls = byThread.computeIfAbsent(call.group(1), first -> new ArrayList<>());
                String name = call.group(2);
                long before = calls.stream()
                        .filter(earlier -> earlier.name().equals(name))
                        .count();
                calls.add(new Point(name, (int) before + 1));
            }
        }
        return byThread.values().stream().max(Comparator.comparing(List::size)).orElseThrow();
    }

    @FunctionalInterface
    private interface Check {
        void now(String point) throws IOException;
    }

    private void faultAtEveryCall(Check stateAfterFault, Check stateAtLast, String... command) throws IOException {
        List<Point> points = points(command);
        assertTrue(points.size() > 8, points::toString);
        int step = Math.max(1, points.size() / POINTS);
        int kills = 0;
        for (int i = 0; i < points.size(); i += step) {
            kills += faultAt(points.get(i), "signal=KILL", stateAfterFault, stateAtLast, command) == KILLED ? 1 : 0;
            Point other = points.get(Math.min(i + step / 2, points.size() - 1));
            int exit = faultAt(other, "error=EIO", stateAfterFault, stateAtLast, command);
            assertTrue(exit >= 0 && exit != INTERNAL && exit < 128, other + ": exit " + exit);
        }
        // How often Berkeley DB's own threads write is not the same each time.
        assertTrue(kills >= points.size() / step - 2, kills + " kills at " + points);
    }

    private int faultAt(Point at, String fault, Check stateAfterFault, Check stateAtLast, String... command)
            throws IOException {
        start();
        String inject = "inject=" + at.name() + ":" + fault + ":when=" + at.number();
        int exit = traced(List.of("-o", "/dev/null", "-e", inject), command);
        String point = command[0] + ", " + inject;
        stateAfterFault.now(point);
        Run.ok("history", access.toString());
        Run again = Run.of(command);
        assertEquals(0, again.exit(), point + again);
        stateAtLast.now(point);
        assertNothingLeft(point);
        return exit;
    }

    private void assertNothingLeft(String point) throws IOException {
        assertEquals(Set.of(".tollgate", "access", "access.db"), names(place), point);
        Run.ok("build", access.toString());
        assertEquals(Set.of("00000000.jdb", "je.lck"), names(place.resolve(".tollgate")), point);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
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
