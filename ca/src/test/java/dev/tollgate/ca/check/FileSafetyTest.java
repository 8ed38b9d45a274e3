package dev.tollgate.ca.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.TestAuthority;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts each state of a host's files to sendmail: it offers STARTTLS exactly when nothing is said against them. */
class FileSafetyTest {
    /** A state of the files, and what brings it about. */
    private record State(String name, Consumer<FileSafetyTest> change) {}

    private static final List<State> STATES = List.of(
            new State("as issued", test -> {}),
            new State("key of somebody else", test -> test.own(test.key, "nobody")),
            new State("certificate of somebody else", test -> test.own(test.certificate, "nobody")),
            new State("folder of somebody else", test -> test.own(test.folder, "nobody")),
            new State("key for the group", test -> test.mode(test.key, "rw-r-----")),
            new State("key for all", test -> test.mode(test.key, "rw-r--r--")),
            new State("private certificate", test -> test.mode(test.certificate, "rw-------")),
            new State("certificate the group may write", test -> test.mode(test.certificate, "rw-rw-r--")),
            new State("certificate all may write", test -> test.mode(test.certificate, "rw-rw-rw-")),
            new State("folder the group may write", test -> test.mode(test.folder, "rwxrwxr-x")),
            new State("folder all may write", test -> test.mode(test.folder, "rwxrwxrwx")),
            new State("parent the group may write", test -> test.mode(test.parent, "rwxrwxr-x")),
            new State("key through a link", FileSafetyTest::linkKey));

    @TempDir
    Path directory;

    private Path parent = Path.of("");
    private Path folder = Path.of("");
    private Path certificate = Path.of("");
    private Path key = Path.of("");
    private Path authority = Path.of("");

    @BeforeEach
    void requireRoot() {
        Oracle.requireRoot();
    }

    @Test
    void startTls_offeredExactlyWhenNothingIsSaidAgainstTheFiles() throws IOException {
        for (State state : STATES) {
            issue(Files.createTempDirectory(directory, "state"));
            state.change.accept(this);
            List<String> problems = FolderCheck.checkHostFiles(folder, Set.of("root"));
            assertEquals(offersStartTls(""), problems.isEmpty(), state.name + ": " + problems);
        }
    }

    @Test
    void filesOfTheTrustedUser_accepted() throws IOException {
        issue(directory);
        own(key, "nobody");
        assertNotEquals(List.of(), FolderCheck.checkHostFiles(folder, Set.of("root")));
        assertEquals(List.of(), FolderCheck.checkHostFiles(folder, Set.of("root", "nobody")));
        assertEquals(true, offersStartTls("O TrustedUser=nobody\n"));
    }

    private void issue(Path place) throws IOException {
        mode(directory, "rwx------");
        mode(place, "rwxr-xr-x");
        parent = Files.createDirectory(place.resolve("mail"));
        folder = Files.createDirectory(parent.resolve("certs"));
        mode(parent, "rwxr-xr-x");
        mode(folder, "rwxr-xr-x");
        Path root = place.resolve("CA");
        try (CertificateAuthority opened = TestAuthority.root(root, "/CN=Files", KeyType.EC_P256)) {
            HostCertificates.Delivery delivery = TestAuthority.client(
                    opened, "certs", "/CN=mail.example.com", KeyType.EC_P256, Instant.now(), parent);
            certificate = delivery.file();
            key = delivery.key();
            authority = opened.folder().certificate();
        }
    }

    private boolean offersStartTls(String options) throws IOException {
        Path queue = Files.createDirectories(directory.resolve("q"));
        Path cf = Files.writeString(
                directory.resolve("bs.cf"),
                "V10/Berkeley\nO QueueDirectory=" + queue + "\nO CACertFile=" + authority + "\nO CACertPath="
                        + authority.getParent() + "\nO ServerCertFile=" + certificate + "\nO ServerKeyFile=" + key
                        + "\n"
                        + options + "Mlocal, P=/bin/true, A=true\nMprog, P=/bin/true, A=true\nScanonify=3\nSparse=0\n");
        Process process = new ProcessBuilder(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname mail.example.com; exec " + Oracle.SENDMAIL.path() + " -bs -C " + cf)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1);
                OutputStream in = process.getOutputStream()) {
            until(out, "220 ");
            in.write("EHLO client.example\r\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
            return until(out, "250 ").contains("STARTTLS");
        } finally {
            process.destroyForcibly();
        }
    }

    /** What is said up to the line that begins with {@code start}. */
    private static String until(BufferedReader out, String start) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.startsWith(start)) {
            said.append(line).append('\n');
            line = out.readLine();
        }
        assertNotEquals(null, line, said.toString());
        return said.append(line).toString();
    }

    private void linkKey() {
        try {
            Files.createSymbolicLink(key, Files.move(key, parent.resolve("the.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void own(Path path, String user) {
        try {
            UserPrincipal owner =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            Files.setOwner(path, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mode(Path path, String mode) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
