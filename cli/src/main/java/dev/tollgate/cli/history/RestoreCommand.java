package dev.tollgate.cli.history;

import dev.tollgate.ca.file.NewFile;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.TextFiles;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import dev.tollgate.toolkit.history.FileHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate restore}. */
@Command(
        name = "restore",
        description = "Put an earlier revision of a policy file back. The current text is kept as a revision first.",
        footer = {
            "",
            "Examples:",
            "  tollgate restore --revision 3 /etc/mail/access",
            "  tollgate restore --revision 3 --out /tmp/access.old /etc/mail/access"
        })
public final class RestoreCommand extends TollgateCommand {
    @Parameters(paramLabel = "FILE", description = "The policy file.")
    private Path file;

    @Option(names = "--revision", paramLabel = "N", required = true, description = "The revision to put back.")
    private int number;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write to this file, and do not change the policy file.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        PolicyFile policy = new PolicyFile(file);
        try (PolicyHistory history = policy.open(out == null ? Store.Access.WRITE : Store.Access.READ)) {
            Revision revision = HistoryCommand.require(history, policy, number);
            byte[] text = history.text(revision);
            Path target = out;
            if (target != null) {
                NewFile.write(target, text, NewFile.Audience.SECRET, NewFile.Existing.KEEP);
                console().out().line(target.toString());
                return ExitCode.OK;
            }
            putBack(history, policy, text);
            history.record(policy.name(), text, entry(Revision.Origin.RESTORE, "revision " + number));
        }
        console().out().line(file.toString());
        console().say("the map has not changed; to update it, run 'tollgate build " + ShellWord.ofName(file) + "'");
        return ExitCode.OK;
    }

    private void putBack(PolicyHistory history, PolicyFile policy, byte[] text) throws IOException {
        Optional<byte[]> present =
                Files.exists(file) ? Optional.of(Input.bytes(console(), file.toString())) : Optional.empty();
        if (present.isPresent()) {
            keepPresent(history, policy, present.get());
        }
        TextFiles.replace(console(), file.toString(), present, text);
    }

    private static void keepPresent(PolicyHistory history, PolicyFile policy, byte[] present) throws IOException {
        var revisions = history.revisions(policy.name());
        if (revisions.isEmpty() || !Arrays.equals(history.text(revisions.get(0)), present)) {
            history.record(policy.name(), present, entry(Revision.Origin.SAVE, "before a restore"));
        }
    }

    private static PolicyHistory.Entry entry(Revision.Origin origin, String note) {
        return FileHistory.entry(origin, note, "");
    }
}
