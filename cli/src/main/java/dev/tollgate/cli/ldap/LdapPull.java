package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.directory.text.Pull;
import dev.tollgate.model.policy.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ldap pull}. */
@Command(
        name = "pull",
        description = {
            "Print a directory's entries as text.",
            "",
            "The comments, the order and the layout of FILE are kept: each entry gets the directory's value, "
                    + "entries that the directory does not have are removed, new ones come after the last with the same "
                    + "tag. FILE defaults to the existing file of -o. Without either, the text is sorted by key.",
            "",
            "Exits 1 if the directory has entries that cannot be written as text, or that sendmail does not find."
        },
        footer = {
            "",
            "Examples:",
            "  tollgate ldap pull --url ldap://localhost --base dc=example,dc=com --cluster mail -o access",
            "  tollgate ldap pull --url ldap://localhost --base dc=example,dc=com --host mx1.example.com > mx1.access"
        })
public final class LdapPull extends TollgateCommand {
    @Mixin
    private MapOptions options;

    @Option(names = "-o", paramLabel = "FILE", description = "Write to this file; default: standard output.")
    private @Nullable String output;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The text with the comments to keep.")
    private @Nullable String file;

    @Override
    public Integer call() throws IOException, DirectoryException {
        String written = Input.STANDARD.equals(output) ? null : output;
        Optional<byte[]> there = written != null && Files.exists(Input.path(written))
                ? Optional.of(Input.bytes(console(), written))
                : Optional.empty();
        Optional<byte[]> before = file != null ? Optional.of(Input.bytes(console(), file)) : there;
        View now;
        try (Server server = options.open(console(), options.address())) {
            now = options.read(server);
        }
        Pull.Result result = MapText.pull(options.map(), before, now.index());
        byte[] text = result.text().getBytes(StandardCharsets.ISO_8859_1);
        if (written != null) {
            TextFiles.replace(console(), written, there, text);
        } else {
            console().out().content(text);
        }
        for (Hit hit : result.unwritable()) {
            console()
                    .warn(Shown.line(hit.key()) + ": left out: this entry cannot be written as a line ("
                            + now.placed(hit).place() + ")");
        }
        boolean joins = options.map().kind().joins();
        (joins ? Map.<String, List<Integer>>of() : now.ambiguous())
                .forEach((key, rows) -> console()
                        .warn(Shown.line(key) + ": left out: " + rows.size()
                                + " entries have this key, and sendmail finds none of them"));
        for (int row : now.valueless()) {
            MapObject object = now.snapshot().get(row);
            console().warn(object.dn() + ": left out: it has no value");
        }
        boolean complete = result.unwritable().isEmpty()
                && (joins || now.ambiguous().isEmpty())
                && now.valueless().isEmpty();
        return complete ? ExitCode.OK : ExitCode.NO;
    }
}
