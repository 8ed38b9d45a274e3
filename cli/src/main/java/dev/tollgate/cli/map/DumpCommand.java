package dev.tollgate.cli.map;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate dump}. */
@Command(
        name = "dump",
        description = "Print a map as KEY<TAB>VALUE, in the map's order.",
        footer = {
            "",
            "The format is recognized from the file.",
            "",
            "Examples:",
            "  tollgate dump /etc/mail/access.db",
            "  tollgate dump --sort access.db | diff - <(tollgate dump --sort access.db.old)"
        })
public final class DumpCommand extends TollgateCommand {
    @Mixin
    private DirectoryOptions directory;

    @Option(names = "--sort", description = "Sort by the bytes of the keys.")
    private boolean sort;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Parameters(paramLabel = "MAP", description = "The map file, whose suffix may be left out, or an ldap:// URL.")
    private String map;

    /** One pair, one char per byte. */
    private record Pair(String key, String value) {}

    @Override
    public Integer call() throws IOException {
        console().secrets(Secrets.SHOWN);
        if (DirectoryOptions.isUrl(map)) {
            AccessIndex entries = directory.view(console(), map).index();
            return print("LDAP", pairs -> {
                for (int i = 0; i < entries.size(); i++) {
                    pairs.accept(
                            new Pair(entries.entry(i).key(), entries.entry(i).value()));
                }
            });
        }
        return OpenMap.with(
                Input.path(map),
                reader -> print(
                        reader.format().name(),
                        pairs -> reader.forEach((key, value) -> pairs.accept(new Pair(latin1(key), latin1(value))))));
    }

    /** Hands out all pairs. */
    @FunctionalInterface
    private interface Pairs {
        void forEach(Consumer<Pair> use) throws IOException;
    }

    private int print(String format, Pairs all) throws IOException {
        Output out = console().out();
        if (!sort && !json) {
            all.forEach(pair -> print(out, pair.key(), pair.value()));
            return ExitCode.OK;
        }
        List<Pair> pairs = new ArrayList<>();
        all.forEach(pairs::add);
        if (sort) {
            pairs.sort(Comparator.comparing(Pair::key));
        }
        if (!json) {
            for (Pair pair : pairs) {
                print(out, pair.key(), pair.value());
            }
            return ExitCode.OK;
        }
        Json.print(console(), document -> {
            document.writeStartObject();
            document.writeStringField("path", map);
            document.writeStringField("format", format);
            document.writeArrayFieldStart("entries");
            for (Pair pair : pairs) {
                document.writeStartObject();
                document.writeStringField("key", Shown.text(pair.key()));
                document.writeStringField("value", Shown.text(pair.value()));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
        return ExitCode.OK;
    }

    private static void print(Output out, String key, String value) {
        out.content((key + '\t' + value + '\n').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
