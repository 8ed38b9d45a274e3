package dev.tollgate.cli.history;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.UnifiedDiff;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate history}. */
@Command(
        name = "history",
        description = "List the revisions of a policy file that were built or saved, the newest first.",
        footer = {
            "",
            "Examples:",
            "  tollgate history /etc/mail/access",
            "  tollgate history --diff 3 /etc/mail/access          (what has changed since revision 3)",
            "  tollgate history --diff 3:5 /etc/mail/access        (what changed between the two)",
            "  tollgate history --text 3 /etc/mail/access | tollgate diff --decisions - /etc/mail/access"
        })
public final class HistoryCommand extends TollgateCommand {
    @Parameters(paramLabel = "FILE", description = "The policy file.")
    private Path file;

    @Option(names = "--text", paramLabel = "N", description = "Print the text of revision N instead of the list.")
    private int text;

    @Option(
            names = "--diff",
            paramLabel = "N[:M]",
            description =
                    "Print the difference between revision N and M, or the file as it is. Exits 1 if they differ.")
    private @Nullable String diff;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PolicyFile policy = new PolicyFile(file);
        try (PolicyHistory history = policy.open(Store.Access.READ)) {
            if (text > 0) {
                console().out().content(history.text(require(history, policy, text)));
                return ExitCode.OK;
            }
            if (diff != null) {
                return compare(history, policy, diff);
            }
            List<Revision> revisions = history.revisions(policy.name());
            if (revisions.isEmpty()) {
                throw policy.unknown();
            }
            print(revisions);
        }
        return ExitCode.OK;
    }

    private int compare(PolicyHistory history, PolicyFile policy, String pair) throws IOException {
        if (!pair.matches("[0-9]{1,9}(:[0-9]{1,9})?")) {
            throw Problem.usage("--diff " + pair + ": not a revision or two", "write it as in 3 or 3:5");
        }
        String[] numbers = pair.split(":");
        byte[] old = history.text(require(history, policy, Integer.parseInt(numbers[0])));
        byte[] changed = numbers.length == 2
                ? history.text(require(history, policy, Integer.parseInt(numbers[1])))
                : Input.bytes(console(), file.toString());
        UnifiedDiff.print(console(), file.toString(), old, changed);
        return Arrays.equals(old, changed) ? ExitCode.OK : ExitCode.NO;
    }

    static Revision require(PolicyHistory history, PolicyFile policy, int number) throws IOException {
        return history.find(policy.name(), number)
                .orElseThrow(() -> new Problem(
                        ExitCode.NO,
                        policy.path() + ": unknown revision " + number,
                        "'tollgate history " + ShellWord.ofName(policy.path()) + "' lists them"));
    }

    private void print(List<Revision> revisions) throws IOException {
        if (!json) {
            for (Revision revision : revisions) {
                console()
                        .out()
                        .line(revision.number() + "\t" + revision.at() + "\t" + origin(revision) + "\t"
                                + revision.user() + "\t" + revision.textDigest().substring(0, 12)
                                + (revision.note().isEmpty() ? "" : "\t" + revision.note()));
            }
            return;
        }
        Json.print(console(), document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("revisions");
            for (Revision revision : revisions) {
                document.writeStartObject();
                document.writeNumberField("number", revision.number());
                document.writeStringField("at", revision.at().toString());
                document.writeStringField("origin", origin(revision));
                document.writeStringField("user", revision.user());
                document.writeStringField("note", revision.note());
                document.writeStringField("textDigest", revision.textDigest());
                document.writeNumberField("textLength", revision.textLength());
                Json.nullable(document, "mapDigest", revision.mapDigest().isEmpty() ? null : revision.mapDigest());
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }

    private static String origin(Revision revision) {
        return revision.origin().name().toLowerCase(Locale.ROOT);
    }
}
