package dev.tollgate.makemap.command;

import static dev.tollgate.makemap.command.Setups.CF;
import static dev.tollgate.makemap.command.Setups.directory;
import static dev.tollgate.makemap.command.Setups.hardLink;
import static dev.tollgate.makemap.command.Setups.map;
import static dev.tollgate.makemap.command.Setups.mode;
import static dev.tollgate.makemap.command.Setups.owner;
import static dev.tollgate.makemap.command.Setups.symbolicLink;
import static dev.tollgate.makemap.command.Setups.text;

import dev.tollgate.makemap.command.CommandTwins.Setup;
import dev.tollgate.testkit.Oracle;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Native editmap and ours. */
class EditmapTest {
    private static final List<String> COMMAND_LINES = List.of(
            "",
            "-q",
            "-q|hash|@/m",
            "-q|hash|@/m|a|b",
            "-u|hash|@/m|a",
            "-x|hash|@/m",
            "-x|hash|@/m|a|b",
            "-qu|hash|@/m|a|b",
            "-qq|hash|@/m|a",
            "hash|@/m|a",
            "-v|hash|@/m|a",
            "-C",
            "-C|@/missing.cf|-q|hash|@/m|a",
            "-C|@|-q|hash|@/m|a",
            "-C|@/e.cf|-q|hash|@/m|a",
            "-C|@/e.cf|-q|hash|@/m|A",
            "-C|@/e.cf|-fq|hash|@/m|A",
            "-C|@/e.cf|-q|hash|@/m|none",
            "-C|@/e.cf|-Nq|hash|@/m|a",
            "-C|@/e.cf|-q|hash|@/m|",
            "-C|@/e.cf|-q|hash|@/m.db|a",
            "-C|@/e.cf|-q|btree|@/m|a",
            "-C|@/e.cf|-q|implicit|@/m|a",
            "-C|@/e.cf|-q|cf|@/m|a",
            "-C|@/e.cf|-q|dbm|@/m|a",
            "-C|@/e.cf|-q|nonsense|@/m|a",
            "hash|@/m|a|-q|-C|@/e.cf",
            "-C|@/e.cf|-u|hash|@/m|a|9",
            "-C|@/e.cf|-u|hash|@/m|A|nine|ten",
            "-C|@/e.cf|-fu|hash|@/m|A|9",
            "-C|@/e.cf|-u|hash|@/m|new|value with spaces",
            "-C|@/e.cf|-Nu|hash|@/m|new|v",
            "-C|@/e.cf|-u|hash|@/m|empty|",
            "-C|@/e.cf|-u|hash|@/m||v",
            "-C|@/e.cf|-u|btree|@/m|a|9",
            "-C|@/e.cf|-u|implicit|@/m|a|9",
            "-C|@/e.cf|-u|btree|@/m||v",
            "-C|@/e.cf|-x|hash|@/m|a",
            "-C|@/e.cf|-x|hash|@/m|A",
            "-C|@/e.cf|-fx|hash|@/m|A",
            "-C|@/e.cf|-x|hash|@/m|none",
            "-C|@/e.cf|-Nx|hash|@/m|a",
            "-C|@/e.cf|-x|btree|@/m|a",
            "-C|@/e.cf|-x|implicit|@/m|a",
            "-C|@/e.cf|-u|hash|@/missing/m|a|1",
            "-C|@/e.cf|-u|hash|/" + "x/".repeat(2045) + "|a|1",
            "-C|@/e.cf|-u|hash|@/m|long|" + "v".repeat(30000));

    /** What may stand where the map is looked for. */
    enum Standing {
        NOTHING(Setup.NOTHING),
        HASH(map("hash", "m", "a 1\nb 2\nc 3\n")),
        BTREE(map("btree", "m", "a 1\nb 2\nc 3\n")),
        WITH_NUL(map("hash", "m", "a 1\nb 2\n", "-N")),
        HASH_OF_REPEATS(map("hash", "m", "a 1\nb 2\na 3\n", "-d")),
        BTREE_OF_REPEATS(map("btree", "m", "a 1\nb 2\na 3\n", "-d")),
        LAST_ENTRY(map("hash", "m", "a 1\n")),
        EMPTY_FILE(text("m.db", "")),
        OTHER_FILE(text("m.db", "this is not a map\n".repeat(50))),
        MODE_0444(map("hash", "m", "a 1\n").and(mode("m.db", 0100444))),
        MODE_0200(map("hash", "m", "a 1\n").and(mode("m.db", 0100200))),
        OF_ANOTHER(map("hash", "m", "a 1\n").and(owner("m.db", 12345, 12345))),
        OF_ANOTHER_WRITABLE(
                map("hash", "m", "a 1\n").and(owner("m.db", 12345, 12345)).and(mode("m.db", 0100666))),
        HARD_LINK(map("hash", "real", "a 1\n").and(hardLink("m.db", "real.db"))),
        SYMBOLIC_LINK(map("hash", "real", "a 1\n").and(symbolicLink("m.db", "real.db"))),
        DIRECTORY(directory("m.db", "rwxr-xr-x")),
        TRUSTED_USER(map("hash", "m", "a 1\n").and(text("e.cf", "O TrustedUser=12345\n")));

        private final Setup setup;

        Standing(Setup setup) {
            this.setup = setup;
        }
    }

    @TempDir
    static Path parent;

    private static CommandTwins twins;

    @BeforeAll
    static void requireRoot() {
        Oracle.requireRoot();
        twins = new CommandTwins(parent.resolve("twins"));
    }

    static Stream<String> commandLines() {
        return COMMAND_LINES.stream();
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void commandLine_behavesAsNative(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split("\\|", -1);
        twins.editmap(CF.and(map("hash", "m", "a 1\nb 2\nc 3\n")), arguments);
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void mapOfAnyKind_isEditedAsNativeDoes(Standing standing) {
        Setup setup = CF.and(standing.setup);
        for (String type : List.of("hash", "btree", "implicit")) {
            twins.editmap(setup, "-C", "@/e.cf", "-q", type, "@/m", "A");
            twins.editmap(setup, "-C", "@/e.cf", "-u", type, "@/m", "A", "changed");
            twins.editmap(setup, "-C", "@/e.cf", "-u", type, "@/m", "new", "");
            twins.editmap(setup, "-C", "@/e.cf", "-x", type, "@/m", "a");
            twins.editmap(setup, "-C", "@/e.cf", "-x", type, "@/m", "none");
        }
    }
}
