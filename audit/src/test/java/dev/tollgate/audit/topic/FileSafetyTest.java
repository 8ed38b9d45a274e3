package dev.tollgate.audit.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.oracle.Sendmail;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reading of sendmail's file safety against sendmail itself: random trees of modes, owners and links. */
class FileSafetyTest {
    private static final Pattern CLASS_FILE = Pattern.compile("fileclass: cannot open '[^']*': (.+)");
    private static final Pattern ALIASES = Pattern.compile("cannot open \\S+: (.+)");
    private static final int GAMES = 5;

    @TempDir
    Path directory;

    @Test
    void randomTrees_sameVerdictAndReasonAsSendmail() {
        Oracle.requireRoot();
        Seeded.times(1, Seeded.heavy() ? 500 : 60, random -> {
            try {
                compare(random);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void compare(Random random) throws IOException {
        Path tree = Files.createTempDirectory(directory, "tree");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path upper = Files.createDirectory(tree.resolve("upper"));
        Path lower = Files.createDirectory(upper.resolve("lower"));
        Path real = Files.writeString(lower.resolve("real"), "host.example\n");
        Path file = lower.resolve("file");
        boolean link = random.nextInt(4) == 0;
        if (link) {
            Files.createSymbolicLink(file, Seeded.pick(random, Path.of("real"), real));
        } else {
            Files.move(real, file);
            real = file;
        }
        mode(real, Seeded.pick(random, 0600, 0640, 0644, 0660, 0664, 0646, 0666, 0604, 0000, 0400));
        owner(real, Seeded.pick(random, 0, 0, 0, GAMES));
        mode(lower, Seeded.pick(random, 0755, 0755, 0755, 0700, 0775, 0777, 01777, 0711));
        mode(upper, Seeded.pick(random, 0755, 0755, 0755, 0755, 0770, 0757));
        owner(upper, Seeded.pick(random, 0, GAMES));
        mode(tree, 0755);
        String words = Seeded.pick(random, "safe", "safe", "GroupWritableDirPathSafe", "TrustStickyBit");
        assertEquals(
                sendmail(tree, file, words),
                FileSafety.refusal(
                                host(file),
                                file.toString(),
                                FileSafety.Demand.MAP,
                                Set.of(words.toLowerCase(java.util.Locale.ROOT)),
                                Set.of(0))
                        .orElse("accepted"),
                () -> listing(tree) + " " + words);
    }

    /** What sendmail says of the file as that of a class. */
    private static String sendmail(Path tree, Path file, String words) throws IOException {
        Path cf = Files.writeString(tree.resolve("x.cf"), """
                V10/Berkeley
                Djmx.example.com
                O DontBlameSendmail=%s
                O QueueDirectory=%s
                F{x}%s
                Mlocal, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                Mprog, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                """.formatted(words, tree, file));
        Native.Result result = Sendmail.run(tree, "", "-bC", "-C", cf.toString());
        Matcher refused = CLASS_FILE.matcher(result.outText() + result.errText());
        return refused.find() ? refused.group(1).strip() : "accepted";
    }

    private static Host host(Path file) throws IOException {
        Map<String, FileFact> files = new HashMap<>();
        for (Path path = file; path != null; path = path.getParent()) {
            files.put(path.toString(), fact(path));
        }
        Path real = file.resolveSibling("real");
        if (Files.exists(real)) {
            files.put(real.toString(), fact(real));
        }
        return new Host(files, Map.of(), Map.of(), "", "", 0, Optional.empty());
    }

    private static FileFact fact(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) unix.get("mode");
        boolean link = Files.isSymbolicLink(path);
        return new FileFact(
                path.toString(),
                link ? FileFact.Kind.LINK : Files.isDirectory(path) ? FileFact.Kind.DIRECTORY : FileFact.Kind.FILE,
                mode & 07777,
                (Integer) unix.get("uid"),
                (Integer) unix.get("gid"),
                1,
                0,
                link ? Optional.of(Files.readSymbolicLink(path).toString()) : Optional.empty(),
                false,
                Optional.empty());
    }

    private static void mode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    private static void owner(Path path, int uid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid);
    }

    private static String listing(Path tree) {
        Native.Result result = Native.run(tree, new byte[0], java.util.List.of("ls", "-lanR", tree.toString()));
        return result.outText();
    }

    @Test
    void writableAliases_refusedByNewaliasesWithTheSameWords() throws IOException {
        Oracle.requireRoot();
        Path aliases = Files.writeString(directory.resolve("aliases"), "a: root\n");
        Path cf = Files.writeString(directory.resolve("y.cf"), """
                V10/Berkeley
                Djmx.example.com
                O QueueDirectory=%s
                O AliasFile=%s
                Mlocal, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                Mprog, P=/bin/false, F=lsDF, S=0, R=0, A=false $u
                """.formatted(directory, aliases));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int mode : new int[] {0664, 0646, 0666}) {
            mode(aliases, mode);
            Native.Result result = Sendmail.run(directory, "", "-bi", "-C", cf.toString());
            Matcher refused = ALIASES.matcher(result.outText() + result.errText());
            assertEquals(0, result.exit());
            assertEquals(true, refused.find(), result.outText() + result.errText());
            assertEquals(
                    refused.group(1).strip(),
                    FileSafety.refusal(
                                    host(aliases),
                                    aliases.toString(),
                                    FileSafety.Demand.PRIVATE_WRITE,
                                    Set.of(),
                                    Set.of(0))
                            .orElse("accepted"));
        }
    }
}
