package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tollgate.files.FileStatus;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Native programs and ours, each in a process of its own, where a map cannot or must not be written: the same exit code
 * and message, and of ours besides that the old map is as it was.
 *
 * <p>Every run has a file system of its own in a mount namespace of its own, where another user finds everything. Where
 * nothing may be mounted, a plain directory takes its place and a limit on the size of files that of a full disk.
 */
class MakemapFailuresTest {
    private static final String OLD_MAP = "mkdir -m 755 d; printf 'old 1\\n' | makemap -C e.cf hash d/m; ";
    private static final String OWN_DIRECTORY = OLD_MAP + "chown 65534:65534 d d/m.db; ";
    private static final String LIMITED = "trap '' XFSZ; ulimit -f 64; ";

    private static final String LARGE_TEXT = IntStream.range(0, 3000)
            .mapToObj(i -> "from:user" + i + "@spam.example\tREJECT\n")
            .collect(Collectors.joining());

    @TempDir
    static Path directory;

    private static boolean mounts;

    @BeforeAll
    static void prepare() {
        Oracle.requireRoot();
        mounts = Native.run(directory, new byte[0], Oracle.UNSHARE, "-m", "mount", "-t", "tmpfs", "none", "/mnt")
                        .exit()
                == 0;
    }

    /** Who runs the programs. */
    private enum User {
        ROOT(""),
        NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups ");

        private final String become;

        User(String become) {
            this.become = become;
        }
    }

    /** Directories and files that a user may not change, or should better not. */
    enum Permission {
        NO_MAP_IN_A_DIRECTORY_OF_ROOT(User.NOBODY, "mkdir -m 755 d"),
        NO_MAP_IN_A_READ_ONLY_DIRECTORY(User.NOBODY, "mkdir -m 555 d; chown 65534 d"),
        DIRECTORY_WITHOUT_SEARCH(User.NOBODY, OWN_DIRECTORY + "chmod 600 d"),
        DIRECTORY_WITHOUT_PERMISSIONS(User.NOBODY, OWN_DIRECTORY + "chmod 0 d"),
        MAP_OF_ROOT(User.NOBODY, OWN_DIRECTORY + "chown 0 d/m.db"),
        READABLE_MAP_OF_ROOT(User.NOBODY, OWN_DIRECTORY + "chown 0 d/m.db; chmod 644 d/m.db"),
        MAP_OF_ANOTHER(User.NOBODY, OWN_DIRECTORY + "chown 12345 d/m.db; chmod 600 d/m.db"),
        MAP_OF_ANOTHER_FOR_ALL_TO_READ(User.ROOT, OWN_DIRECTORY + "chown 12345 d/m.db; chmod 644 d/m.db"),
        MAP_OF_ANOTHER_BUT_TRUSTED_USER(User.ROOT, OWN_DIRECTORY + "echo O TrustedUser=12345 > e.cf; chown 1 d/m.db"),
        MAP_OF_THE_TRUSTED_USER(User.ROOT, OWN_DIRECTORY + "echo O TrustedUser=65534 > e.cf"),
        READ_ONLY_MAP(User.NOBODY, OWN_DIRECTORY + "chmod 400 d/m.db"),
        GROUP_WRITABLE_DIRECTORY(User.NOBODY, OWN_DIRECTORY + "chmod 775 d"),
        WORLD_WRITABLE_DIRECTORY(User.NOBODY, OWN_DIRECTORY + "chmod 777 d"),
        WORLD_WRITABLE_DIRECTORY_OF_ROOT(User.ROOT, OLD_MAP + "chmod 777 d"),
        STICKY_DIRECTORY(User.NOBODY, OWN_DIRECTORY + "chown 0 d; chmod 1777 d"),
        SYMBOLIC_LINK(User.NOBODY, OWN_DIRECTORY + "mv d/m.db d/real; ln -s real d/m.db"),
        SYMBOLIC_LINK_OF_ROOT(User.ROOT, OLD_MAP + "mv d/m.db d/real; ln -s real d/m.db"),
        HARD_LINK(User.NOBODY, OWN_DIRECTORY + "ln d/m.db d/second"),
        HARD_LINK_OF_ROOT(User.ROOT, OLD_MAP + "ln d/m.db d/second");

        private final User user;
        private final String setup;

        Permission(User user, String setup) {
            this.user = user;
            this.setup = setup;
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void missingPermission_isTreatedAsNativeDoes(Permission situation) {
        for (String command : commands(situation.ordinal())) {
            Run run = new Run(situation.setup, situation.user.become, command, "new\t2\n");
            Outcome expected = run.ofNative();
            Outcome actual = run.ofOurs();
            assertEquals(expected.toString(), actual.toString(), command);
            actual.assertUntouchedAfterFailure();
        }
    }

    /** The plain command and another one; in a long run all. */
    private static List<String> commands(int number) {
        String plain = "makemap -C e.cf hash d/m";
        List<String> others = List.of(
                "makemap -C e.cf -s hash d/m", "makemap -C e.cf -o btree d/m", "editmap -C e.cf -u hash d/m old 2");
        return Seeded.heavy()
                ? Stream.concat(Stream.of(plain), others.stream()).toList()
                : List.of(plain, others.get(number % others.size()));
    }

    /** Native writes into the map there, before the eyes of its readers. */
    @ParameterizedTest
    @ValueSource(strings = {"makemap -C e.cf hash d/m", "editmap -C e.cf -u hash d/m old 2"})
    void ownMapInDirectoryOfAnother_cannotBeReplacedAndTheMessageSaysWhy(String command) {
        Outcome outcome = new Run(OWN_DIRECTORY + "chown 0 d", User.NOBODY.become, command, "new\t2\n").ofOurs();

        assertEquals(
                "73 " + command.substring(0, 7)
                        + ": error opening type hash map d/m: Permission denied: a new file replaces the map, so "
                        + "its directory must be writable",
                outcome.ending());
        outcome.assertUntouchedAfterFailure();
    }

    @Test
    void groupThatCannotBeKept_isRefusedWhereItMatters() {
        String command = "makemap -C e.cf hash d/m";
        Outcome outcome = new Run(OWN_DIRECTORY + "chgrp 0 d/m.db", User.NOBODY.become, command, "new\t2\n").ofOurs();
        assertEquals(
                "74 makemap: close(d/m): Operation not permitted: the new file could not have the group root;"
                        + " run this as root or as a member of that group",
                outcome.ending());
        outcome.assertUntouchedAfterFailure();

        Run readByAll =
                new Run(OWN_DIRECTORY + "chgrp 0 d/m.db; chmod 644 d/m.db", User.NOBODY.become, command, "new\t2\n");
        assertEquals(
                readByAll.ofNative().toString(),
                readByAll.ofOurs().toString().replace("d/m.db f 644 65534 65534", "d/m.db f 644 65534 0"));
    }

    static Stream<List<String>> fullDisks() {
        String plain = "mkdir d; ";
        String small = mounts ? plain + "mount -t tmpfs -o size=48k,mode=755 none d; " : plain;
        String limit = mounts ? "" : LIMITED;
        String hash = "printf 'old 1\\n' | makemap -C e.cf hash d/m; ";
        String btree = "printf 'old 1\\n' | makemap -C e.cf btree d/m; ";
        return Stream.of(
                List.of(small, limit, "hash"),
                List.of(small + hash, limit, "hash"),
                List.of(small + btree, limit, "-o btree"),
                List.of(plain + hash, LIMITED, "-o hash"),
                List.of(plain + btree, LIMITED, "btree"));
    }

    /** A limit on the size of files is to a program what a quota is: a write that fails half way. */
    @ParameterizedTest
    @MethodSource("fullDisks")
    void diskOrQuotaFull_endsAsNativeAndKeepsTheOldMap(List<String> situation) {
        String command = "makemap -C e.cf " + situation.get(2) + " d/m";
        Run run = new Run(situation.get(0), situation.get(1), command, LARGE_TEXT);
        Outcome expected = run.ofNative();
        Outcome actual = run.ofOurs();
        assertEquals(expected.ending(), actual.ending());
        assertNotEquals("0 ", actual.ending());
        actual.assertUntouchedAfterFailure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "-o hash", "-s btree"})
    void readOnlyFileSystem_isRefusedAsNativeDoes(String way) {
        String setup = mounts
                ? "mkdir d; mount -t tmpfs -o mode=755 none d; printf 'old 1\\n' | makemap -C e.cf hash d/m;"
                        + " mount -o remount,ro none d"
                : "mkdir -m 555 d";
        Run run = new Run(setup, mounts ? "" : User.NOBODY.become, "makemap -C e.cf " + way + " d/m", "new\t2\n");
        Outcome expected = run.ofNative();
        Outcome actual = run.ofOurs();
        assertEquals(expected.toString(), actual.toString());
        assertNotEquals("0 ", actual.ending());
        actual.assertUntouchedAfterFailure();
    }

    @Test
    void mapLockedByAnotherProcess_isWaitedForAsNativeDoes() {
        String setup = OLD_MAP
                + "flock d/m.db sh -c 'touch held; sleep 1; echo released >> d/order' & until [ -e held ]; do sleep .1; done";
        Run run = new Run(
                setup,
                "sh -c '\"$@\"; code=$?; echo ended >> d/order; exit $code' sh ",
                "makemap -C e.cf hash d/m",
                "new\t2\n");
        Outcome expected = run.ofNative();
        Outcome actual = run.ofOurs();
        assertEquals(expected.toString(), actual.toString());
        assertEquals("0 ", actual.ending());
        assertEquals(
                List.of("order: released", "order: ended"),
                actual.after.stream().filter(line -> line.startsWith("order: ")).toList());
    }

    /** A setup, both before and after which the files are listed, and a command after some words that change its process. */
    private record Run(String setup, String process, String command, String text) {
        private static final String LIST = """
                list() {
                    find d -printf '%p %y %m %U %G %l\\n' | sort
                    find d -name '*.db' -type f -size +0 | sort | while read -r map; do
                        echo "$map"; db5.3_dump -p "$map" 2> /dev/null | sed 1,/HEADER=END/d
                        [ "$map" = d/m.db ] && cksum "$map" | sed 's/^/cksum /'
                    done
                    [ ! -e d/order ] || sed 's/^/order: /' d/order
                }
                """;

        Outcome ofNative() {
            Oracle oracle = command.startsWith("editmap") ? Oracle.EDITMAP : Oracle.MAKEMAP;
            return run(oracle.path().getParent() + "/" + command);
        }

        Outcome ofOurs() {
            return run(
                    "$java -XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=1 -cp lib/main:lib/test:lib/model:lib/files "
                            + CommandProcess.class.getName() + " " + command);
        }

        private Outcome run(String program) {
            String arena = mounts
                    ? "mount -t tmpfs -o mode=755 none /mnt; cd /mnt"
                    : "cd $(mktemp -d /var/tmp/tollgate.XXXXXX)";
            String java = mounts
                    ? "mkdir java; mount --bind " + System.getProperty("java.home") + " java; java=$PWD/java/bin/java"
                    : "java=" + System.getProperty("java.home") + "/bin/java; trap 'rm -rf \"$PWD\"' EXIT; chmod 755 .";
            String script = String.join(
                    "\n",
                    LIST,
                    "umask 022; PATH=$PATH:/usr/sbin:" + Oracle.MAKEMAP.path().getParent(),
                    arena,
                    java,
                    "mkdir lib",
                    "cp -r " + classes(Makemap.class) + " lib/main",
                    "cp -r " + classes(CommandProcess.class) + " lib/test",
                    "cp -r " + classes(LineGrammar.class) + " lib/model",
                    "cp -r " + classes(FileStatus.class) + " lib/files",
                    ": > e.cf",
                    setup,
                    "list; echo ---",
                    "(" + process + program + ") 2>&3 > /dev/null",
                    "code=$?",
                    "echo $code; echo ---; list");
            Native.Result result = Native.run(
                    directory,
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    Oracle.UNSHARE,
                    mounts ? "-m" : "-i",
                    "sh",
                    "-c",
                    "exec 3>&2 2> /dev/null\n" + script);
            return Outcome.of(result);
        }

        private static Path classes(Class<?> type) {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath());
        }
    }

    /** How a run ended, and the files before and after it. */
    private record Outcome(String ending, List<String> before, List<String> after) {
        static Outcome of(Native.Result result) {
            String[] parts = result.outText().split("---\n", -1);
            assertEquals(3, parts.length, result::outText);
            return new Outcome(
                    parts[1].strip() + " " + result.errText().strip(),
                    parts[0].lines().toList(),
                    parts[2].lines().toList());
        }

        void assertUntouchedAfterFailure() {
            if (!ending.startsWith("0 ")) {
                assertEquals(String.join("\n", before), String.join("\n", after), ending);
            }
        }

        /** All but the bytes of maps, which are different ways to write the same pairs. */
        @Override
        public String toString() {
            return ending + "\n"
                    + after.stream().filter(line -> !line.startsWith("cksum ")).collect(Collectors.joining("\n"));
        }
    }
}
