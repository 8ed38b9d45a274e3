package dev.tollgate.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.cli.output.Console;
import dev.tollgate.store.environment.Deserialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the everyday commands without output, so that the launcher can archive the classes which they load. */
final class StartUpTraining {
    private StartUpTraining() {}

    /**
     * Trains.
     *
     * @param arguments a directory that may be written to
     */
    public static void main(String[] arguments) throws IOException {
        Deserialization.forbid();
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "training");
        Path file = directory.resolve("access");
        Files.write(file, """
                # a comment
                Connect:192.0.2.0/24	REJECT
                From:spammer@bad.example	ERROR:5.7.1:550 Go away
                TLS_Clt:10	VERIFY:112
                To:example.com	RELAY
                to:example.com	OK
                Connect:198.51.100	RELAY
                Connect:host.example.com	550 No
                """.getBytes(StandardCharsets.ISO_8859_1));
        String name = file.toString();
        String[][] calls = {
            {"--version"},
            {"check", name},
            {"check", "--json", name},
            {"check", "--sarif", name},
            {"build", "--force", name},
            {"lookup", name + ".db", "to:example.com"},
            {"dump", name + ".db"},
            {"get", name, "To:example.com"},
            {"trace", "connect", "--client-addr", "192.0.2.7", name},
            {"trace", "rcpt", "--client-addr", "192.0.2.7", "--from", "a@b.example", "--to", "c@d.example", name},
            {"help"},
        };
        for (String[] call : calls) {
            Tollgate.run(silent(InputStream.nullInputStream()), call);
        }
        Path cf = directory.resolve("sendmail.cf");
        Files.writeString(cf, """
                V10/Berkeley
                O OperatorChars=.:@!^/[]+
                Mlocal, P=/bin/true, F=lA5, A=true $u
                Kmap regex -a@FOUND ^a+
                Stest
                R$* $=w $*	$: $(map $1 $: $2 $)
                """);
        Tollgate.run(
                silent(new ByteArrayInputStream("test a@b\n/parse a@b\n".getBytes(US_ASCII))),
                "bt",
                "-C",
                cf.toString());
        for (String type : List.of("cdb", "btree", "hash", "hash")) {
            InputStream text = new ByteArrayInputStream("from:spammer@bad.example\tREJECT\n".getBytes(US_ASCII));
            Tollgate.run(
                    silent(text),
                    "makemap",
                    "-C",
                    "/dev/null",
                    type,
                    directory.resolve(type).toString());
        }
        // Innermost first; building a map has left its history here too.
        try (Stream<Path> left = Files.walk(directory)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Console silent(InputStream in) {
        return new Console(in, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Map.of(), Set.of());
    }
}
