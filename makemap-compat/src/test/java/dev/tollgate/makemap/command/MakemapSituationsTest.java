package dev.tollgate.makemap.command;

import static dev.tollgate.makemap.command.Setups.CF;
import static dev.tollgate.makemap.command.Setups.directory;
import static dev.tollgate.makemap.command.Setups.fifo;
import static dev.tollgate.makemap.command.Setups.map;
import static dev.tollgate.makemap.command.Setups.mode;
import static dev.tollgate.makemap.command.Setups.owner;
import static dev.tollgate.makemap.command.Setups.symbolicLink;
import static dev.tollgate.makemap.command.Setups.text;

import dev.tollgate.makemap.command.CommandTwins.Setup;
import dev.tollgate.testkit.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Native makemap and ours in every situation of options, files, directories and configurations. */
class MakemapSituationsTest {
    private static final String INPUT = """
            # comment
            From:Spam.Example\tREJECT
            connect:10.1  RELAY
            Connect:10.1\tOK
            lonely
             indented x

            to:a@b ERROR:5.7.1:"550 no # really"
            """;

    private static final List<String> COMMAND_LINES = List.of(
            "",
            "hash",
            "hash @/m more",
            "-z hash @/m",
            "-: hash @/m",
            "--long hash @/m",
            "-C",
            "-t",
            "-l",
            "-L",
            "-x",
            "-lz",
            "-zl",
            "-vl hash @/m",
            "-t  -l",
            "-C @/e.cf hash @/m",
            "-C@/e.cf hash @/m",
            "hash @/m -C @/e.cf",
            "hash -C @/e.cf @/m",
            "-C @/e.cf -- hash @/m",
            "-C @/e.cf hash -- @/m",
            "-C @/e.cf hash @/m -- -v",
            "-C @/e.cf - @/m",
            "-C @/missing.cf hash @/m",
            "-C @ hash @/m",
            "-C @/e.cf HASH @/m",
            "-C @/e.cf hashx @/m",
            "-C @/e.cf implicitx @/m",
            "-C @/e.cf dbm @/m",
            "-C @/e.cf text @/m",
            "-C @/e.cf btree @/m",
            "-C @/e.cf implicit @/m",
            "-C @/e.cf cf @/m",
            "-C @/e.cf CF @/m",
            "-C @/e.cf Cf @/m",
            "-C @/e.cf -i btree cf @/m",
            "-C @/e.cf -v -i btree cf @/m",
            "-C @/e.cf -i nonsense cf @/m",
            "-C @/e.cf -i dbm cf @/m",
            "-C @/missing.cf cf @/m",
            "-C @/e.cf -c 0 hash @/m",
            "-C @/e.cf -c abc hash @/m",
            "-C @/e.cf -c -1 hash @/m",
            "-C @/e.cf -c 99999999 hash @/m",
            "-C @/e.cf -N hash @/m",
            "-C @/e.cf -N btree @/m",
            "-C @/e.cf -d hash @/m",
            "-C @/e.cf -d btree @/m",
            "-C @/e.cf -e hash @/m",
            "-C @/e.cf -f hash @/m",
            "-C @/e.cf -r hash @/m",
            "-C @/e.cf -dr hash @/m",
            "-C @/e.cf -v hash @/m",
            "-C @/e.cf -vfeN hash @/m",
            "-C @/e.cf -s hash @/m",
            "-C @/e.cf -o hash @/m",
            "-C @/e.cf -o implicit @/m",
            "-C @/e.cf -u hash @/m",
            "-C @/e.cf -u implicit @/m",
            "-C @/e.cf -t: hash @/m",
            "-C @/e.cf -t : hash @/m",
            "-C @/e.cf -t :more hash @/m",
            "-C @/e.cf -te hash @/m",
            "-C @/e.cf -D c hash @/m",
            "-C @/e.cf -Dcx hash @/m",
            "-C @/e.cf hash @/m.db",
            "-C @/e.cf hash @/m.dbx",
            "-C @/e.cf hash @/m.cdb",
            "-C @/e.cf hash @/.db",
            "-C @/e.cf hash @/",
            "-C @/e.cf hash @/db",
            "-C @/e.cf hash @/missing/m",
            "-C @/e.cf hash @/e.cf/m",
            "-C @/e.cf hash @/./m",
            "-C @/e.cf hash @/sub/../m",
            "-C @/e.cf hash @//m",
            "-C @/e.cf hash " + "x".repeat(300),
            "-C @/e.cf hash /" + "x/".repeat(2100),
            "-C @/e.cf hash /" + "x/".repeat(2045));

    static Stream<List<String>> commandLines() {
        List<List<String>> lines = new ArrayList<>(COMMAND_LINES.stream()
                .map(line -> line.isEmpty() ? List.<String>of() : List.of(line.split(" ")))
                .toList());
        lines.add(List.of("-C", "@/e.cf", "-t", "", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-t", " ", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-t", "\t", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-t", "\n", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-t:", "-t", "", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-D", "", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-D", "", "-t:", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "", "@/m"));
        lines.add(List.of("-C", "", "hash", "@/m"));
        lines.add(List.of("-C", "@/e.cf", "-i", "", "cf", "@/m"));
        return lines.stream();
    }

    /** What may stand where the map shall go. */
    enum Standing {
        NOTHING(Setup.NOTHING),
        HASH(map("hash", "m", "old 1\nfrom:spam.example 2\n")),
        BTREE(map("btree", "m", "old 1\nfrom:spam.example 2\n")),
        HASH_WITH_NUL(map("hash", "m", "old 1\nfrom:spam.example 2\n", "-N")),
        HASH_OF_REPEATS(map("hash", "m", "old 1\nold 2\nfrom:spam.example 3\nfrom:spam.example 4\n", "-d")),
        BTREE_OF_REPEATS(map("btree", "m", "old 1\nold 2\nfrom:spam.example 3\nfrom:spam.example 4\n", "-d")),
        EMPTY_HASH(map("hash", "m", "")),
        EMPTY_FILE(text("m.db", "")),
        OTHER_FILE(text("m.db", "this is not a map, just text\n".repeat(30))),
        MODE_0600(map("hash", "m", "old 1\n").and(mode("m.db", 0100600))),
        MODE_0666(map("hash", "m", "old 1\n").and(mode("m.db", 0100666))),
        MODE_0444(map("hash", "m", "old 1\n").and(mode("m.db", 0100444))),
        MODE_0200(map("hash", "m", "old 1\n").and(mode("m.db", 0100200))),
        MODE_0000(map("hash", "m", "old 1\n").and(mode("m.db", 0100000))),
        EXECUTABLE(map("hash", "m", "old 1\n").and(mode("m.db", 0100650))),
        OF_ANOTHER(map("hash", "m", "old 1\n").and(owner("m.db", 12345, 12345))),
        OF_ANOTHER_WRITABLE(
                map("hash", "m", "old 1\n").and(owner("m.db", 12345, 12345)).and(mode("m.db", 0100666))),
        OF_ANOTHER_IN_MY_GROUP(
                map("hash", "m", "old 1\n").and(owner("m.db", 12345, 0)).and(mode("m.db", 0100660))),
        SYMBOLIC_LINK(map("hash", "real", "old 1\n").and(symbolicLink("m.db", "real.db"))),
        DANGLING_LINK(symbolicLink("m.db", "nowhere.db")),
        LINK_LOOP(symbolicLink("m.db", "m.db")),
        DIRECTORY(directory("m.db", "rwxr-xr-x")),
        FIFO(fifo("m.db"));

        private final Setup setup;

        Standing(Setup setup) {
            this.setup = setup;
        }
    }

    private static final List<String> WAYS = List.of(
            "hash",
            "btree",
            "implicit",
            "-s hash",
            "-r hash",
            "-d hash",
            "-o hash",
            "-o btree",
            "-o implicit",
            "-or hash",
            "-or btree",
            "-od hash",
            "-od btree",
            "-odr hash",
            "-oN hash",
            "-os hash",
            "-u hash",
            "-u btree",
            "-u implicit",
            "-us hash",
            "-u -t: hash");

    static Stream<List<Object>> standing() {
        return Stream.of(Standing.values())
                .flatMap(standing -> WAYS.stream().map(way -> List.<Object>of(standing, way)));
    }

    private static final List<Setup> DIRECTORIES = List.of(
            directory("d", "rwxrwxrwx"),
            directory("d", "rwxrwxr-x"),
            directory("d", "rwxr-x---"),
            directory("d", "---------"),
            directory("d", "r-x------"),
            directory("d", "rwxr-xr-x").and(owner("d", 12345, 12345)),
            directory("d", "rwx------").and(owner("d", 12345, 12345)),
            directory("d", "rwxrwx---").and(owner("d", 12345, 0)),
            directory("d", "rwxrwxrwx").and(owner("d", 12345, 12345)),
            directory("e", "rwxrwxrwx").and(symbolicLink("d", "e")),
            directory("e", "rwxrwxr-x").and(symbolicLink("d", "./e")),
            directory("e", "rwxr-xr-x").and(symbolicLink("d", "e")),
            directory("e", "rwxrwxr-x")
                    .and(where -> symbolicLink("d", where + "/e").prepare(where)),
            directory("e", "rwxr-xr-x").and(symbolicLink("f", "e")).and(symbolicLink("d", "f")),
            symbolicLink("d", "d"),
            symbolicLink("d", "nowhere"));

    private static final List<String> CONFIGURATIONS = List.of(
            "O TrustedUser=12345\n",
            "O TrustedUser=smmta\n",
            "O trusteduser = \t 12345x\n",
            "O TrustedUser\n",
            "O TrustedUserx=12345\n",
            "O TrustedUser=nobody-of-that-name\n",
            "O TrustedUser=\n",
            "O TrustedUser=smmta \n",
            "O TrustedUser=12345\nO TrustedUser=0\n",
            "OTrustedUser=12345\n",
            "# nothing\nKaccess hash -T<TMPF> @/m\n",
            "Kaccess btree -T<TMPF> @/m\n",
            "Kaccess btree -T<TMPF> @/m  \t \n",
            "Kaccess btree -T<TMPF>\t@/m\n",
            "Kaccess btree @/m.db\n",
            "Kaccess btree /elsewhere/m\n",
            "Kaccess btree /elsewhere/m.db\n",
            "Kaccess btree /elsewhere/m.old.db\n",
            "Kaccess btree m\n",
            "Kaccess btree xm\n",
            "Kaccess btree @/mm\n",
            "Kaccess\n",
            "K access btree @/m\n",
            "K\taccess   btree   @/m\n",
            "K -x @/m\nKaccess btree @/m\n",
            "Kaccess - @/m\nKaccess btree @/m\n",
            "Kaccess nonsense @/m\nKaccess btree @/m\n",
            "Kacc.e_ss,btree @/m\n",
            "Kother btree @/other\nKaccess hash @/m\nKagain btree @/m\nO TrustedUser=12345\n",
            "Kaccess dbm @/m\n",
            "Kaccess implicit @/m\n",
            "Kaccess btree @/m",
            "Kaccess btree " + "x".repeat(2047 - 14) + "Kaccess btree @/m\n",
            "# " + "x".repeat(2045) + "Kaccess btree @/m\n",
            "Kaccess btree -a\0 @/m\n");

    @TempDir
    static Path parent;

    private static CommandTwins twins;

    @BeforeAll
    static void requireRoot() {
        Oracle.requireRoot();
        twins = new CommandTwins(parent.resolve("twins"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void commandLine_behavesAsNative(List<String> arguments) {
        twins.makemap(CF, bytes(INPUT), arguments.toArray(new String[0]));
    }

    @ParameterizedTest
    @MethodSource("standing")
    void fileInTheWay_isTreatedAsNativeDoes(List<Object> situation) {
        Setup setup = CF.and(((Standing) situation.get(0)).setup);
        List<String> arguments = new ArrayList<>(List.of("-C", "@/e.cf"));
        arguments.addAll(List.of(((String) situation.get(1)).split(" ")));
        arguments.add("@/m");
        twins.makemap(setup, bytes(INPUT), arguments.toArray(new String[0]));
    }

    @ParameterizedTest
    @FieldSource("DIRECTORIES")
    void directoryOfAnyKind_isJudgedAsNativeDoes(Setup setup) {
        for (String options : List.of("-v", "-s", "-u", "-o", "-us")) {
            twins.makemap(CF.and(setup), bytes(INPUT), "-C", "@/e.cf", options, "hash", "@/d/m");
        }
    }

    @ParameterizedTest
    @FieldSource("CONFIGURATIONS")
    void configuration_isReadAsNativeDoes(String cf) {
        Setup setup = where -> text("e.cf", cf.replace("@", where.toString())).prepare(where);
        for (String type : List.of("hash", "cf", "CF")) {
            twins.makemap(setup, bytes(INPUT), "-C", "@/e.cf", type, "@/m");
        }
        twins.makemap(setup, bytes(INPUT), "-C", "@/e.cf", "-v", "-i", "btree", "CF", "@/m.old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O TrustedUser=12345\n", "O TrustedUser=54321\n", ""})
    void mapOfTheTrustedUser_staysWritable(String cf) {
        Setup setup = text("e.cf", cf).and(map("hash", "m", "old 1\n")).and(owner("m.db", 12345, 0));
        for (String way : WAYS) {
            List<String> arguments = new ArrayList<>(List.of("-C", "@/e.cf"));
            arguments.addAll(List.of(way.split(" ")));
            arguments.add("@/m");
            twins.makemap(setup, bytes(INPUT), arguments.toArray(new String[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "btree", "cf"})
    void defaultConfiguration_isTheSystems(String type) {
        twins.makemap(Setup.NOTHING, bytes(INPUT), type, "@/m");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
