package dev.tollgate.cli.map;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.ByteText;
import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate lookup}. */
@Command(
        name = "lookup",
        description = "Look keys up in a map as sendmail does, and print KEY<TAB>VALUE.",
        footer = {
            "",
            "Like sendmail it looks for the key in lower case, without and with a trailing NUL. It looks up only the",
            "keys you give: 'tollgate trace' also tries parent domains and networks.",
            "",
            "Exits 1 if a key is missing.",
            "",
            "Examples:",
            "  tollgate lookup /etc/mail/access.db connect:192.0.2.7",
            "  tollgate lookup access From:spam.example To:spam.example"
        })
public final class LookupCommand extends TollgateCommand {
    @Mixin
    private DirectoryOptions directory;

    @Option(names = "--exact", description = "Look for the keys as written, not in lower case.")
    private boolean exact;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Parameters(
            index = "0",
            paramLabel = "MAP",
            description = "The map file, whose suffix may be left out, or an ldap:// URL.")
    private String map;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "The keys, with their tags.")
    private List<String> keys = List.of();

    @Override
    public Integer call() throws IOException {
        console().secrets(Secrets.SHOWN);
        if (DirectoryOptions.isUrl(map)) {
            return lookUp(directory.view(console(), map).index());
        }
        return OpenMap.with(Input.path(map), this::lookUp);
    }

    private int lookUp(MapReader reader) throws IOException {
        byte[] @Nullable [] values = new byte[keys.size()][];
        for (int i = 0; i < keys.size(); i++) {
            values[i] = get(reader, keys.get(i));
        }
        return tell(values);
    }

    private int lookUp(AccessIndex entries) throws IOException {
        byte[] @Nullable [] values = new byte[keys.size()][];
        for (int i = 0; i < keys.size(); i++) {
            Hit hit = entries.get(LineGrammar.fold(Shown.bytes(keys.get(i))));
            values[i] = hit == null ? null : hit.value().getBytes(StandardCharsets.ISO_8859_1);
        }
        return tell(values);
    }

    private int tell(byte[] @Nullable [] values) throws IOException {
        boolean missing = Arrays.asList(values).contains(null);
        if (json) {
            printJson(values);
        } else {
            print(values);
        }
        return missing ? ExitCode.NO : ExitCode.OK;
    }

    private byte @Nullable [] get(MapReader reader, String key) throws IOException {
        String bytes = Shown.bytes(key);
        byte[] wanted = (exact ? bytes : LineGrammar.fold(bytes)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] value = reader.get(wanted);
        if (value != null) {
            return value;
        }
        byte[] withNul = reader.get(Arrays.copyOf(wanted, wanted.length + 1));
        return withNul == null || withNul.length == 0 ? withNul : Arrays.copyOf(withNul, withNul.length - 1);
    }

    private void print(byte[] @Nullable [] values) {
        Output out = console().out();
        for (int i = 0; i < values.length; i++) {
            byte[] value = values[i];
            if (value == null) {
                console().say(keys.get(i) + ": not in the map");
            } else {
                out.content((Shown.bytes(keys.get(i)) + '\t' + ByteText.of(value) + '\n')
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void printJson(byte[] @Nullable [] values) throws IOException {
        Json.print(console(), document -> {
            document.writeStartObject();
            document.writeStringField("path", map);
            document.writeArrayFieldStart("lookups");
            for (int i = 0; i < values.length; i++) {
                byte[] value = values[i];
                document.writeStartObject();
                document.writeStringField("key", keys.get(i));
                Json.nullable(
                        document,
                        "value",
                        value == null ? null : Shown.text(new String(value, StandardCharsets.ISO_8859_1)));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }
}
