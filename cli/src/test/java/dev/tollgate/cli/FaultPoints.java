package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
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

/** The system calls of a command that change a file; strace kills the command there, or lets the call fail. */
final class FaultPoints {
    /** The exit code of a command that was killed. */
    private static final int KILLED = 137;

    /** What strace does at a call. */
    static final String KILL = "signal=KILL";

    static final String FAIL = "error=EIO";

    /** Stops at these calls alone. The kernel delivers no signal at such a stop, so that nothing can be killed there. */
    private static final String QUICK = "--seccomp-bpf";

    private static final String CALLS =
            "rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,"
                    + "symlinkat,fsync,fdatasync,ftruncate,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,write,pwrite64,"
                    + "utimensat,setxattr,fsetxattr";
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(");

    private final Path directory;
    private int asked;
    private int killed;

    /** Works in {@code directory}. */
    FaultPoints(Path directory) {
        this.directory = directory;
    }

    /** A call of the thread that makes most of them: its name, and that it is the {@code number}th of this name. */
    record Point(String name, int number) {}

    /** The points of {@code command}, which has to succeed. */
    List<Point> of(String... command) throws IOException {
        Path log = directory.resolve("log");
        int exit = traced(List.of(QUICK, "-o", log.toString()), command).exit();
        if (exit != 0) {
            throw new AssertionError(String.join(" ", command) + ": exit " + exit);
        }
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

    /** Runs {@code command} with {@code fault} at {@code point}; the answer is its exit code. */
    int run(Point point, String fault, String... command) {
        return result(point, fault, command).exit();
    }

    /** The same with what it printed. */
    Native.Result result(Point point, String fault, String... command) {
        List<String> options = new ArrayList<>(List.of("-o", "/dev/null"));
        if (!fault.equals(KILL)) {
            options.add(QUICK);
        }
        options.addAll(List.of("-e", "inject=" + point.name() + ":" + fault + ":when=" + point.number()));
        Native.Result result = traced(options, command);
        if (fault.equals(KILL)) {
            asked++;
            killed += result.exit() == KILLED ? 1 : 0;
        }
        return result;
    }

    /** Fails if few of the commands that were to be killed were: how often a store writes is not the same each time. */
    void assertKilled() {
        assertTrue(killed * 2 > asked, killed + " of " + asked + " killed");
    }

    /** What each of {@code commands} comes to on a disk that takes nothing: {@code calls} fail. */
    List<Run> brokenDisk(String calls, List<String[]> commands) {
        List<String> options = List.of(QUICK, "-o", "/dev/null", "-e", "inject=" + calls + ":" + FAIL);
        String[] words =
                commands.stream().map(command -> String.join("\n", command)).toArray(String[]::new);
        String[] printed =
                start(OneAfterTheOther.class, options, words).outText().split("\0");
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i + 1 < printed.length; i += 2) {
            runs.add(new Run(Integer.parseInt(printed[i]), "", printed[i + 1]));
        }
        return runs;
    }

    /** Calls the program once for each argument, whose lines are the words. */
    static final class OneAfterTheOther {
        public static void main(String[] commands) {
            for (String command : commands) {
                Run run = Run.of(command.split("\n"));
                System.out.print(run.exit() + "\0" + run.err() + "\0");
            }
            System.out.print("end");
        }
    }

    /** Runs {@code command} under strace with {@code options}. */
    private Native.Result traced(List<String> options, String... command) {
        return start(Tollgate.class, options, command);
    }

    private Native.Result start(Class<?> main, List<String> options, String... command) {
        List<String> words = new ArrayList<>(List.of("-f", "-e", "trace=" + CALLS));
        words.addAll(options);
        words.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dtollgate.state=" + directory.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(command));
        return Native.run(directory, new byte[0], Oracle.STRACE, words.toArray(String[]::new));
    }

    /** Makes {@code place} a copy of {@code template}, whatever it was. */
    static void copy(Path template, Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> old = Files.walk(place)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        place.resolve(template.relativize(file)),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES,
                        java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The names in {@code folder}. */
    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
