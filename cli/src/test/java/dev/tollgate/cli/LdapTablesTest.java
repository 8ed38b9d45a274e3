package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tollgate ldap --map} with the other tables of sendmail's schema. */
class LdapTablesTest {
    @TempDir
    Path home;

    private Slapd slapd;
    private Path secret;
    private String oldState;

    @BeforeEach
    void start() throws IOException {
        oldState = System.getProperty("tollgate.state");
        System.setProperty("tollgate.state", home.resolve("state").toString());
        slapd = Slapd.alone(Files.createDirectories(home.resolve("slapd")), Slapd.BASE_ENTRY);
        secret = Files.writeString(home.resolve("pw"), Slapd.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        slapd.close();
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    private Run run(String map, String command, String... more) {
        List<String> words = new ArrayList<>(List.of("ldap", command, "--map", map, "--url", slapd.url()));
        words.addAll(List.of("--base", Slapd.BASE, "--cluster", "lab", "--bind-dn", Slapd.ADMIN));
        words.addAll(List.of("--password-file", secret.toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text.replace(";", "\n").replace("^", "\t"))
                .toString();
    }

    private static void assertExit(int exit, Run run) {
        assertEquals(exit, run.exit(), () -> run.out() + run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            virtuser | # v;info@a.example^anna;@a.example^berta; | # v;info@a.example^berta;x@a.example^anna; | - info@a.example^anna
            aliases  | # staff;info: anna,; berta;root: anna;    | # staff;info: anna;hostmaster: root;       | - root^anna
            aliases:lists | a: b;c: d;                           | a: e;f: g;                                 | - a^b
            class:R  | # relays;a.example b.example;c.example;   | # relays;b.example;d.example;              | - a.example
            """)
    void table_isExportedPushedComparedPulledAndVerified(String map, String old, String now, String difference)
            throws IOException {
        String before = file("before", old);
        String after = file("after", now);
        assertExit(0, run(map, "push", before));
        Run again = run(map, "push", "--json", before);
        assertTrue(again.out().contains("\"changes\":[]"), again.out());
        assertEquals(
                old.replace(";", "\n").replace("^", "\t"),
                run(map, "pull", before).out());
        Run diff = run(map, "diff", after);
        assertExit(1, diff);
        assertTrue(diff.out().contains(difference.replace("^", "\t")), diff.out());
        assertExit(1, run(map, "verify", after));
        Run dry = run(map, "push", "--dry-run", after);
        assertTrue(dry.out().contains("changetype: "), dry.out());
        assertExit(1, run(map, "diff", after));
        Run push = run(map, "push", "--max-deletes", "100%", after);
        assertExit(0, push);
        assertExit(0, run(map, "diff", after));
        Run verified = run(map, "verify", after);
        assertExit(0, verified);
        Run exported =
                Run.of("ldap", "export", "--map", map, "--base", Slapd.BASE, "--cluster", "lab", "--with-base", after);
        assertExit(0, exported);
        try (Slapd loaded = Slapd.alone(Files.createDirectories(home.resolve("loaded")), exported.out())) {
            Run both = run(map, "verify", "--url", loaded.url(), after);
            // Written at another time, as two servers that do not replicate are.
            assertTrue(
                    both.out()
                            .lines()
                            .filter(line -> line.contains("error:"))
                            .findAny()
                            .isEmpty(),
                    both.out());
        }
        assertExit(65, run(map, "push", file("empty", "# nothing;")));
        assertExit(0, run(map, "push", "--max-deletes", "100%", file("empty", "# nothing;")));
        assertEquals("", run(map, "pull").out());
    }
}
