package dev.tollgate.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher does with its words, its folders and its locks: the launcher itself in an installation whose jars
 * are empty and whose Java and Maven only tell how they were called.
 */
class LauncherSafetyTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("tollgate.root"), "tollgate");
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** The shells and tools that the launcher is for. */
    enum Tools {
        SYSTEM,
        BUSYBOX
    }

    @TempDir
    Path scratch;

    private Path home;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void install() throws IOException {
        install("installed");
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        Path jdk = jdk("jdk");
        program(jdk.resolve("bin/javac"), "");
        program(bin.resolve("mvn"), "echo \"$JAVA_HOME $*\" >>" + scratch.resolve("builds"));
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("HOME", scratch.resolve("user").toString());
        Files.createDirectories(scratch.resolve("user"));
        Path applets = Files.createDirectories(scratch.resolve("busybox"));
        for (String tool : List.of("find", "head", "mkdir", "mv", "readlink", "rm", "stat", "touch")) {
            program(applets.resolve(tool), "exec " + Oracle.BUSYBOX.path() + " " + tool + " \"$@\"\n");
        }
    }

    /** An installation whose jars are newer than its sources. */
    private void install(String name) throws IOException {
        home = Files.createDirectories(scratch.resolve(name));
        Files.copy(LAUNCHER, home.resolve("tollgate"));
        for (String source : List.of(
                "pom.xml",
                "LICENSE",
                "docs/rules/TG101.md",
                "model/pom.xml",
                "model/src/main/A.java",
                "model/src/main/B.java",
                "cli/pom.xml",
                "cli/src/main/C.java",
                "gui/pom.xml",
                "gui/src/main/D.java")) {
            Path file = home.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, LONG_AGO);
            }
        }
        for (String module : List.of("cli", "gui")) {
            Path lib = Files.createDirectories(home.resolve(module).resolve("target/lib"));
            Files.writeString(lib.resolve("picocli.jar"), "");
            Files.writeString(lib.resolveSibling("tollgate-" + module + "-1.jar"), "");
            Files.writeString(lib.resolveSibling("built"), "");
        }
    }

    /** A Java that prints its words, one a line, and writes the archive that it is asked for. */
    private Path jdk(String name) throws IOException {
        Path jdk = Files.createDirectories(scratch.resolve(name));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        program(jdk.resolve("bin/java"), """
                case " $* " in *" dev.tollgate.cli.StartUpTraining "*)
                  while [ -e "${0%/*}/wait" ]; do sleep 0.1; done ;;
                esac
                for word; do
                  printf '%s\\n' "$word"
                  case $word in -XX:ArchiveClassesAtExit=*) echo archive >"${word#*=}" ;; esac
                done
                """);
        return jdk;
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Native.Result launch(Tools tools, Path directory, String... words) {
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        if (tools == Tools.BUSYBOX) {
            command.add("PATH=" + scratch.resolve("bin") + ":" + scratch.resolve("busybox") + ":/usr/bin:/bin");
            command.addAll(List.of(Oracle.BUSYBOX.path().toString(), "sh"));
        }
        command.add(home.resolve("tollgate").toString());
        command.addAll(List.of(words));
        return Native.run(directory, new byte[0], command);
    }

    private Native.Result launch(String... words) {
        return launch(Tools.SYSTEM, scratch, words);
    }

    /** The Java home and the words of each call of Maven. */
    private List<String> builds() throws IOException {
        Path builds = scratch.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cli/target/archives"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** Waits for the training in the background, which holds the lock while it runs. */
    private Path archive() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.isDirectory(home.resolve("cli/target/archives"))
                || archives().isEmpty()) {
            assertTrue(System.nanoTime() < end, "no archive");
            Thread.sleep(10);
        }
        // The lock is free when the training has tidied up.
        Path lock = home.resolve("cli/target/archives/lock");
        assertEquals(
                0,
                Native.run(scratch, new byte[0], List.of("flock", lock.toString(), "true"))
                        .exit());
        return archives().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void wordsThatAreOptionsOfOtherPrograms_touchNothing(Tools tools) throws IOException {
        Path victim = Files.createDirectories(scratch.resolve("victim"));
        Files.writeString(victim.resolve("precious"), "precious");
        Files.writeString(victim.resolve("-Djdk.serialFilter=!x"), "");
        List<List<String>> calls = List.of(
                List.of("check", "-delete"),
                List.of("check", "precious", "-delete"),
                List.of("gui", "-delete"),
                List.of("check", "-fprint"),
                List.of("gui", "-fprint"),
                List.of("check", "-exec", "rm", "precious", ";"),
                List.of("check", "--help", "-c"),
                List.of("check", "/"),
                List.of("check", "-"),
                List.of("check", "*"));
        for (List<String> call : calls) {
            Native.Result result = launch(tools, victim, call.toArray(String[]::new));
            assertEquals(0, result.exit(), call + result.errText());
            assertEquals("", result.errText(), call.toString());
            List<String> words = result.outText().lines().toList();
            List<String> own = call.get(0).equals("gui") ? call.subList(1, call.size()) : call;
            assertEquals(own, words.subList(words.size() - own.size(), words.size()), call.toString());
            assertTrue(words.contains("-Djdk.serialFilter=!*"), words.toString());
            try (Stream<Path> left = Files.list(victim)) {
                assertEquals(2, left.count(), call.toString());
            }
        }
    }

    @Test
    void longFileAnywhereAmongTheWords_takesTheThoroughCompiler() throws IOException {
        Files.write(scratch.resolve("-long"), new byte[(1 << 20) + 1]);
        Files.write(scratch.resolve("short"), new byte[1 << 20]);
        assertFalse(launch("check", "-long", "--json").outText().contains("TieredStopAtLevel"));
        assertTrue(launch("check", "short", "--json").outText().contains("TieredStopAtLevel"));
    }

    @ParameterizedTest
    @CsvSource({
        "pom.xml, true, true",
        "model/pom.xml, true, true",
        "model/src/main/A.java, true, true",
        "docs/rules/TG101.md, true, true",
        "LICENSE, true, true",
        "cli/src/main/C.java, true, false",
        "gui/src/main/D.java, false, true",
        "gui/pom.xml, false, true"
    })
    void changedSource_buildsWhatIsMadeOfIt(String source, boolean cli, boolean gui) throws IOException {
        launch("help");
        launch("gui");
        assertEquals(List.of(), builds());
        Files.setLastModifiedTime(
                home.resolve(source), FileTime.from(Instant.now().plusSeconds(10)));
        launch("help");
        assertEquals(cli, builds().stream().anyMatch(build -> build.contains("-pl cli")), builds().toString());
        launch("gui");
        assertEquals(gui, builds().stream().anyMatch(build -> build.contains("-pl gui")), builds().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/src/main/A.java", "docs/rules/TG101.md"})
    void deletedSource_builds(String source) throws IOException {
        Files.setLastModifiedTime(
                home.resolve("cli/target/built"), FileTime.from(Instant.now().minusSeconds(10)));
        launch("help");
        assertEquals(List.of(), builds());
        Files.delete(home.resolve(source));
        launch("help");
        assertEquals(1, builds().size());
    }

    /** The first Java found is only good for running; another one has a compiler. */
    @Test
    void javaWithoutCompiler_onlyRuns() throws IOException {
        Path jre = jdk("jre");
        environment.put("JAVA_HOME", jre.toString());
        Files.createSymbolicLink(scratch.resolve("bin/java"), scratch.resolve("jdk/bin/java"));
        Files.delete(home.resolve("cli/target/built"));
        assertEquals(0, launch("help").exit());
        assertTrue(builds().get(0).startsWith(scratch.resolve("jdk") + " "), builds().toString());
    }

    /** What a builder leaves that was killed is a file that nobody locks. */
    @Test
    void lockThatNobodyHolds_stopsNoBuildAndNoArchive() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/build.lock"), "");
        Path archives = Files.createDirectory(home.resolve("cli/target/archives"), OURS);
        Files.writeString(archives.resolve("lock"), "");
        Files.delete(home.resolve("cli/target/built"));
        assertEquals(0, launch("help").exit());
        assertEquals(1, builds().size());
        archive();
    }

    @ParameterizedTest
    @EnumSource
    void archive_madeOncePrivatelyAndKeptWhileInUse(Tools tools) throws IOException, InterruptedException {
        assertFalse(launch(tools, scratch, "help").outText().contains("SharedArchiveFile"));
        Path archive = archive();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())));
        Files.setLastModifiedTime(archive, LONG_AGO);
        String called = launch(tools, scratch, "help").outText();
        assertTrue(called.contains("-XX:SharedArchiveFile=" + archive + "\n"), called);
        assertTrue(Files.getLastModifiedTime(archive).compareTo(LONG_AGO) > 0);
    }

    /** What reads the output of a command need not wait for the archive that it leaves in the making. */
    @ParameterizedTest
    @EnumSource
    void training_goesOnWithoutTheCallersOutput(Tools tools) throws IOException, InterruptedException {
        Path wait = Files.createFile(scratch.resolve("jdk/bin/wait"));
        assertEquals(0, launch(tools, scratch, "help").exit());
        Files.delete(wait);
        archive();
    }

    @Test
    void foldersThatOthersCanChange_holdNoArchive() throws IOException {
        Path archives = home.resolve("gui/target/archives");
        Files.createDirectory(archives);
        Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwxr-xr-x"));
        unused(archives);

        Files.delete(archives);
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"), OURS);
        Files.createSymbolicLink(archives, elsewhere);
        unused(elsewhere);

        Files.delete(archives);
        Files.setPosixFilePermissions(archives.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        environment.put("XDG_CACHE_HOME", elsewhere.toString());
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxrwxrwx"));
        unused(elsewhere);
    }

    @Test
    void folderOfAnotherUser_holdsNoArchive() throws IOException {
        Oracle.requireRoot();
        Path user = scratch.resolve("user");
        own(home.resolve("gui/target"));
        own(user);
        unused(user);
        assertFalse(Files.exists(home.resolve("gui/target/archives")));
        assertFalse(Files.exists(user.resolve(".cache")));

        // The folder itself, below one of ours.
        environment.put(
                "XDG_CACHE_HOME",
                Files.createDirectory(scratch.resolve("cache"), OURS).toString());
        Path archives = Files.createDirectory(scratch.resolve("cache/tollgate"), OURS);
        own(archives);
        unused(archives);
    }

    private static void own(Path path) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }

    /** Tollgate runs, and neither reads nor writes an archive there. */
    private void unused(Path directory) throws IOException {
        Native.Result result = launch("gui");
        assertEquals(0, result.exit(), result.errText());
        assertFalse(result.outText().contains("Archive"), result.outText());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "with*star?", "with'quote"})
    void oddInstallationPath_works(String name) throws IOException {
        install(name);
        Native.Result result = launch("help");
        assertEquals(0, result.exit());
        assertEquals("", result.errText());
        assertTrue(result.outText().contains(name + "/cli/target/tollgate-cli-1.jar"), result.outText());
    }

    @Test
    void colonInInstallationPath_saidWhatItMeans() throws IOException {
        install("with:colon");
        Native.Result result = launch("help");
        assertEquals(69, result.exit());
        assertEquals(
                "tollgate: " + home
                        + " has a colon in its path, which ends a name in Java's class path; move the installation\n",
                result.errText());
    }
}
