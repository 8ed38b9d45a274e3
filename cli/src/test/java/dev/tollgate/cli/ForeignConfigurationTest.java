package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Root asks about a configuration that another user can write. Whatever it names, root is shown nothing that only root may
 * read, waits for nothing, and what a report takes along is not root's secret either.
 */
class ForeignConfigurationTest {
    private static final String SECRET = "zz9value.example";
    private static final String KEY = "lookup.example";

    @TempDir
    Path directory;

    private Path root;
    private Path mail;
    private Path cf;
    private Path mc;
    private Path access;

    @BeforeEach
    void writeFiles() throws IOException {
        Oracle.requireRoot();
        root = Files.createDirectory(directory.resolve("root"));
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(
                root.resolve("etc/passwd"),
                "root:x:0:0:root:/root:/bin/sh\neve:x:" + Exchanger.UID + ":1::/eve:/bin/sh\n");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
        mail = Exchanger.ownFolder(root.resolve("etc/mail"));
        cf = mail.resolve("sendmail.cf");
        mc = mail.resolve("sendmail.mc");
        access = mail.resolve("access");
    }

    /** A configuration that reads {@code name} in every way there is. */
    private void configure(String name) throws IOException {
        Files.writeString(cf, """
                V10/Berkeley
                O AliasFile=NAME
                O HelpFile=NAME
                O ErrorHeader=NAME
                O ServiceSwitchFile=NAME
                O HostsFile=NAME
                O ForwardPath=NAME:$z/.forward
                O ServerKeyFile=NAME
                O ServerCertFile=NAME
                FwNAME
                FRNAME
                F{Secret}NAME
                Ksecret text -k0 -v0 NAME
                Kwhole text -z: -k0 -v0 NAME
                Kaccess hash NAME
                Slocal_check_mail
                R$*\t$: <$1> $(secret lookup.example $: none $)
                Scheck_rcpt
                R$*\t$: <$1> $(secret lookup.example $: none $)
                R<$*> none\t$#error $: "550 none"
                R<$*> $*\t$#error $: "550 found " $2
                S0
                R$*\t$#local $: $(whole lookup.example $: $1 $)
                S3
                R$*\t$: $1
                Mlocal, P=/bin/x, F=A5:/|@q, A=x
                Mprog, P=/bin/x, F=q, A=x
                """.replace("NAME", name));
        Files.writeString(mc, """
                include(`/usr/share/sendmail/cf/m4/cf.m4')
                OSTYPE(`linux')
                include(`NAME')
                define(`confSMTP_LOGIN_MSG', include(`NAME'))
                define(`confCW_FILE', `NAME')
                FEATURE(`use_cw_file')
                LOCAL_DOMAIN(include(`NAME'))
                FEATURE(`access_db')
                RELAY_DOMAIN_FILE(`NAME')
                MAILER(`local')
                """.replace("NAME", name));
        Files.writeString(access, "From:a.example\tREJECT\n");
        for (Path file : List.of(cf, mc, access)) {
            Exchanger.own(file);
        }
    }

    private List<Run> everyCommand() {
        List<String[]> calls = new ArrayList<>();
        for (String file : List.of("--cf " + cf, "--mc " + mc)) {
            calls.add(("site show " + file).split(" "));
            calls.add(("site show --json " + file).split(" "));
            calls.add(("check " + file + " " + access).split(" "));
            calls.add(("check --json " + file + " " + access).split(" "));
            calls.add(("build --force " + file + " " + access).split(" "));
            calls.add(("trace rcpt --rules --to x@y.example " + file + " " + access).split(" "));
            calls.add(("trace mail --from x@y.example " + file + " " + access).split(" "));
            calls.add(("audit-relay " + file + " " + access).split(" "));
            calls.add(("diff --decisions " + file + " " + access + " " + access).split(" "));
            calls.add(("audit " + file).split(" "));
            calls.add(("audit --json " + file).split(" "));
            calls.add(("check --upgrade 8.17.1:8.18.1 " + file + " " + access).split(" "));
        }
        calls.add(("check --table virtuser --cf " + cf + " " + access).split(" "));
        calls.add(("route --cf " + cf + " x@y.example").split(" "));
        calls.add(("route --json --cf " + cf + " eve").split(" "));
        calls.add(("audit --root " + root).split(" "));
        calls.add(("audit --json --root " + root).split(" "));
        calls.add(("audit --fix --diff --root " + root).split(" "));
        calls.add(("audit --script --root " + root).split(" "));
        calls.add(("audit collect --root " + root).split(" "));
        return calls.stream()
                .map(words -> {
                    Run run = assertTimeoutPreemptively(
                            Duration.ofSeconds(60), () -> Run.of(words), String.join(" ", words));
                    assertTrue(run.exit() != 70, String.join(" ", words) + run);
                    return new Run(run.exit(), run.out(), String.join(" ", words) + "\n" + run.err());
                })
                .toList();
    }

    private Path secret(Path path) throws IOException {
        Files.writeString(path, KEY + " " + SECRET + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return path;
    }

    @Test
    void whatOnlyRootMayRead_isNotShown() throws IOException {
        secret(root.resolve("etc/secret"));
        Path secret = secret(directory.resolve("secret"));
        // The same name inside the root and outside of it.
        Path inside = root.resolve(directory.toString().substring(1));
        Files.createDirectories(inside);
        secret(inside.resolve("secret"));
        configure(secret.toString());
        for (Run run : everyCommand()) {
            assertFalse(run.out().contains(SECRET) || run.err().contains(SECRET), run.toString());
        }
        Files.delete(mc);
        Exchanger.own(Files.createSymbolicLink(mc, secret));
        Exchanger.own(Files.createDirectories(root.resolve("eve")));
        Exchanger.own(Files.createSymbolicLink(root.resolve("eve/.forward"), Path.of("/etc/secret")));
        Run collected = Run.of("audit", "collect", "--root", root.toString());
        assertFalse(collected.out().contains(SECRET), collected.out());
        assertTrue(collected.out().contains("V10/Berkeley"), collected.toString());
    }

    @Test
    void accessFileThatOnlyRootMayRead_isNotShown() throws IOException {
        Path secret = Files.writeString(root.resolve("etc/relays"), "Connect:" + SECRET + "\tRELAY\n");
        Exchanger.own(Files.writeString(cf, "V10/Berkeley\nKaccess hash /etc/relays\n"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertFalse(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET));
    }

    @Test
    void fileThatOnlyRootMayRead_isNotShownAsRootsForward() throws IOException {
        Path secret = secret(root.resolve("etc/secret"));
        Files.createDirectory(root.resolve("root"));
        for (String path : List.of("/etc/secret", "$z/../etc/secret")) {
            Exchanger.own(Files.writeString(cf, "V10/Berkeley\nO ForwardPath=" + path + "\n"));
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
            assertTrue(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET), path);
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            assertFalse(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET), path);
        }
    }

    @Test
    void directoryThatOnlyRootMayList_isNotListed() throws IOException {
        Path queue = Files.createDirectories(root.resolve("roots/queue"));
        Files.writeString(queue.resolve(SECRET), "x");
        Exchanger.own(Files.writeString(cf, "V10/Berkeley\nO QueueDirectory=/roots/queue\n"));
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTrue(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET));
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwx------"));
        assertFalse(Run.ok("audit", "collect", "--root", root.toString()).contains(SECRET));
    }

    @Test
    void configurationThatAGroupMayWrite_isNotRoots() throws IOException {
        Path secret = secret(directory.resolve("secret"));
        configure(secret.toString());
        for (Path file : List.of(mail, cf, mc)) {
            Files.setAttribute(file, "unix:uid", 0);
            Files.setAttribute(file, "unix:gid", 0);
        }
        assertTrue(Run.of("site", "show", "--cf", cf.toString()).out().contains(KEY));
        for (Path file : List.of(cf, mc)) {
            Files.setAttribute(file, "unix:gid", Exchanger.UID);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        }
        for (Run run : everyCommand()) {
            assertFalse(run.out().contains(SECRET) || run.err().contains(SECRET), run.toString());
        }
    }

    @Test
    void includedFileOfAnotherUser_namesNothingOfRoots() throws IOException {
        Path secret = secret(root.resolve("etc/secret"));
        Path outside = secret(directory.resolve("secret"));
        Path theirs = directory.resolve("theirs.m4");
        Files.writeString(mc, "OSTYPE(`linux')\ninclude(`" + theirs + "')\nLOCAL_DOMAIN(include(`" + outside + "'))\n");
        for (Path file : List.of(mail, mc)) {
            Files.setAttribute(file, "unix:uid", 0);
            Files.setAttribute(file, "unix:gid", 0);
        }
        Files.writeString(theirs, "dnl\n");
        assertTrue(Run.of("site", "show", "--mc", mc.toString()).out().contains(KEY));
        Exchanger.own(Files.writeString(
                theirs,
                "LOCAL_DOMAIN(include(`" + outside + "'))\ndefine(`confSMTP_LOGIN_MSG', include(`" + outside
                        + "'))\n"));
        Path inside = root.resolve(theirs.toString().substring(1));
        Files.createDirectories(inside.getParent());
        Exchanger.own(Files.writeString(inside, "define(`confSMTP_LOGIN_MSG', include(`/etc/secret'))\n"));
        for (Run run : List.of(
                Run.of("site", "show", "--mc", mc.toString()),
                Run.of("audit", "--json", "--mc", mc.toString()),
                Run.of("audit", "--json", "--root", root.toString()))) {
            assertFalse(run.out().contains(SECRET) || run.err().contains(SECRET), run.toString());
        }
        assertTrue(Files.exists(secret));
    }

    @Test
    void whatItsUsersMayRead_isStillRead() throws IOException {
        Path own = Exchanger.own(secret(directory.resolve("own")));
        configure(own.toString());
        assertTrue(Run.of("site", "show", "--cf", cf.toString()).out().contains(KEY));
        Files.setAttribute(own, "unix:uid", 0);
        assertFalse(Run.of("site", "show", "--cf", cf.toString()).out().contains(KEY));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(Run.of("site", "show", "--cf", cf.toString()).out().contains(KEY));
    }

    @Test
    void anotherUsersFifo_isNotWaitedFor() throws IOException {
        configure("/etc/hosts");
        String fifo = mail.resolve("fifo").toString();
        Native.run(mail, new byte[0], List.of("mkfifo", "fifo"));
        Exchanger.own(Path.of(fifo));
        for (String command : List.of(
                "check FIFO",
                "check --table virtuser FIFO",
                "build FIFO",
                "diff FIFO FIFO",
                "set FIFO a.example OK",
                "restore --revision 1 FIFO",
                "trace connect FIFO",
                "lookup FIFO a",
                "stat FIFO",
                "verify FIFO",
                "site show --cf FIFO",
                "site show --mc FIFO",
                "audit --cf FIFO",
                "audit --cf " + cf + " --baseline FIFO",
                "audit --facts FIFO",
                "bt -C FIFO",
                "route --cf FIFO a",
                "test FIFO",
                "cert show FIFO",
                "ldap diff --url ldap://127.0.0.1:1 --base dc=x FIFO",
                "ldap push --dry-run --url ldap://127.0.0.1:1 --base dc=x FIFO",
                "ldap pull --url ldap://127.0.0.1:1 --base dc=x -o FIFO")) {
            String[] words = command.replace("FIFO", fifo).split(" ");
            Run run = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Run.of(words), command);
            assertTrue(run.exit() > 1 && run.exit() != 70, command + run);
        }
    }

    @Test
    void nothingIsWaitedFor() throws IOException {
        Native.run(mail, new byte[0], List.of("mkfifo", "fifo"));
        Native.run(mail, new byte[0], List.of("truncate", "-s", "8G", "sparse"));
        Files.createSymbolicLink(mail.resolve("loop"), Path.of("loop"));
        List<String> names = List.of(
                mail.resolve("fifo").toString(),
                mail.resolve("sparse").toString(),
                "/dev/zero",
                "/proc/kmsg",
                mail.resolve("loop").toString(),
                mail.toString());
        for (String name : Seeded.heavy() ? names : names.subList(0, 1)) {
            configure(name);
            assertTrue(everyCommand().size() > 20);
        }
        try (Stream<Path> left = Files.list(mail)) {
            assertTrue(left.noneMatch(file -> file.toString().contains("tollgate-")));
        }
    }
}
