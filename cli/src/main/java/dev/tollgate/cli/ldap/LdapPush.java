package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Journal;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Push;
import dev.tollgate.directory.change.PushPlan;
import dev.tollgate.directory.change.Undo;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.files.Contention;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ldap push}. */
@Command(
        name = "push",
        description = {
            "Update a directory from a text, with the fewest changes.",
            "",
            "The changes are made one by one, in an order in which no moment is more permissive than both ends. To "
                    + "find that order, sessions are evaluated at each step, with the site's features (--mc, --cf). An "
                    + "entry that somebody else changes in the meantime is not overwritten.",
            "",
            "To finish a push that was killed, repeat the command; to undo it, use --undo. A second push of the "
                    + "same text sends nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tollgate ldap push --dry-run --url ldap://localhost --base dc=example,dc=com --cluster mail access",
            "  tollgate ldap push --url ldaps://ldap1.example.com --base dc=example,dc=com --cluster mail \\",
            "    --bind-dn cn=admin,dc=example,dc=com --password-file /etc/mail/ldap.secret --mc sendmail.mc access"
        })
public final class LdapPush extends TollgateCommand {
    private static final int USUAL_PERCENT = 20;
    /** Of a small map a fifth is next to nothing. */
    private static final int ALWAYS_ALLOWED = 10;

    @Mixin
    private MapOptions options;

    @Mixin
    private SiteFacts siteFacts;

    @Option(names = "--dry-run", description = "Print the LDIF that would be sent; send nothing.")
    private boolean dryRun;

    @Option(
            names = "--max-deletes",
            paramLabel = "N|N%",
            description = "Refuse to delete more entries than this number or percentage (default: 20%%, but 10 are "
                    + "always allowed).")
    private @Nullable String maxDeletes;

    @Option(
            names = "--transaction",
            description = "Make all changes at once. Refused if the server may have replicas, because they keep a "
                    + "part of a failed transaction.")
    private boolean transaction;

    @Option(
            names = "--no-replicas",
            description = "With --transaction: this server has no replicas, even if it seems to.")
    private boolean noReplicas;

    @Option(names = "--allow-widening", description = "Push even if no order is safe at every moment.")
    private boolean allowWidening;

    @Option(names = "--undo", description = "Undo the changes of an unfinished push.")
    private boolean undo;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The text; - is standard input.")
    private @Nullable String file;

    @Override
    public Integer call() throws DirectoryException {
        if ((file == null) != undo) {
            throw Problem.usage(
                    undo ? "--undo restores the previous entries and does not take a file" : "the file is missing",
                    "write 'tollgate ldap push … FILE', or --undo without one");
        }
        ServerAddress address = options.address();
        AccessIndex text = file == null ? null : MapText.index(options.map(), Input.bytes(console(), file));
        try (Server server = options.open(console(), address)) {
            return push(server, address, text);
        } catch (DirectoryException e) {
            throw e;
        } catch (IOException e) {
            throw new Problem(
                    Problem.writing(Journal.folder(), e).exitCode(),
                    "the push journal in " + Journal.folder() + ": " + Problem.reason(e),
                    "a push is recorded there before its first change; otherwise it could not be undone");
        }
    }

    private int push(Server server, ServerAddress address, @Nullable AccessIndex text)
            throws IOException, DirectoryException {
        try (Journal journal = Journal.open(
                address,
                options.server().base(address),
                options.map(),
                options.owner(),
                Contention.waiting(console()::warn))) {
            Optional<Map<String, Journal.Values>> unfinished = journal.unfinished();
            View now = options.read(server);
            AccessIndex target;
            if (text != null) {
                unfinished.ifPresent(values -> console()
                        .say("an earlier push of " + Counted.of(values.size(), "change", "changes")
                                + " was not finished; the missing changes are made now"));
                target = text;
            } else {
                target = Undo.target(
                        now,
                        unfinished.orElseThrow(() ->
                                new Problem(ExitCode.NO_INPUT, "no unfinished push of this map to " + address, null)));
            }
            Plan plan = PushPlan.of(server, now, target, options.owner(), siteFacts.site(console()));
            plan.warnings().forEach(console()::warn);
            if (!undo) {
                requireFewDeletes(plan, now, target);
            }
            if (!transaction) {
                PlanCheck.requireOrder(console(), plan, allowWidening);
            }
            if (dryRun) {
                print(plan, false);
                return ExitCode.OK;
            }
            if (!plan.isEmpty()) {
                send(server, journal, plan, unfinished.orElse(Map.of()));
            }
            journal.end();
            print(plan, true);
            return ExitCode.OK;
        }
    }

    private void send(Server server, Journal journal, Plan plan, Map<String, Journal.Values> unfinished)
            throws IOException, DirectoryException {
        if (transaction) {
            Optional<String> against = noReplicas
                    ? Optional.empty()
                    : Push.againstTransaction(server, options.server().base(server.address()));
            if (against.isPresent()) {
                throw new Problem(
                        ExitCode.DATA,
                        "--transaction: " + against.get(),
                        "push without --transaction; or, if this server has no replicas, add --no-replicas");
            }
            Push.transaction(server, plan);
            return;
        }
        journal.begin(plan, unfinished);
        int[] made = new int[1];
        try {
            Push.run(server, plan, count -> made[0] = count);
        } catch (DirectoryException e) {
            boolean lost = e.kind() == Failure.Kind.UNREACHABLE || e.kind() == Failure.Kind.TIMEOUT;
            if (made[0] == 0 && !lost && unfinished.isEmpty()) {
                journal.end();
            } else {
                console()
                        .warn("the push stopped after " + made[0] + " of "
                                + Counted.of(plan.changes().size(), "change", "changes")
                                + "; repeat the command to continue, or use --undo to undo it (" + journal.path()
                                + ")");
            }
            throw e;
        }
    }

    private void requireFewDeletes(Plan plan, View now, AccessIndex target) {
        int there = now.index().size() + now.ambiguous().size();
        if (target.size() == 0 && there > 0 && maxDeletes == null) {
            throw new Problem(
                    ExitCode.DATA,
                    file + ": has no entries, and the directory has " + there + "; nothing was changed",
                    "to empty the map, use --max-deletes 100%");
        }
        long most = most(there);
        if (plan.deleted() > most) {
            throw new Problem(
                    ExitCode.DATA,
                    plan.deleted() + " of " + there + " entries would be deleted, more than the " + most
                            + " allowed; nothing was changed",
                    "check 'tollgate ldap diff'; if it is right, use --max-deletes " + plan.deleted());
        }
    }

    private long most(int there) {
        if (maxDeletes == null) {
            return Math.max(ALWAYS_ALLOWED, (long) there * USUAL_PERCENT / 100);
        }
        boolean percent = maxDeletes.endsWith("%");
        String number = percent ? maxDeletes.substring(0, maxDeletes.length() - 1) : maxDeletes;
        if (!number.matches("\\d{1,9}") || percent && Integer.parseInt(number) > 100) {
            throw Problem.usage("--max-deletes " + maxDeletes + ": not a number", "such as 50 or 10%");
        }
        return percent ? (long) there * Integer.parseInt(number) / 100 : Integer.parseInt(number);
    }

    private void print(Plan plan, boolean sent) throws IOException {
        Secrets secrets = console().secrets();
        if (json) {
            Json.print(console(), out -> {
                out.writeStartObject();
                out.writeBooleanField("sent", sent);
                out.writeNumberField("added", plan.added());
                out.writeNumberField("changed", plan.changed());
                out.writeNumberField("deleted", plan.deleted());
                out.writeArrayFieldStart("changes");
                for (Change change : plan.changes()) {
                    ChangeJson.write(out, change.shown(secrets::value));
                }
                out.writeEndArray();
                out.writeEndObject();
            });
            return;
        }
        if (!sent) {
            for (Change change : plan.changes()) {
                Change shown =
                        change.shown((key, value) -> secrets.value(key, value).replace(Secrets.MASK, "****"));
                console().out().content(shown.ldif().getBytes(StandardCharsets.UTF_8));
            }
        }
        console()
                .say(Counted.of(plan.added(), "entry", "entries") + " added, " + plan.changed() + " changed, "
                        + plan.deleted() + " deleted" + (sent ? "" : "; nothing was sent"));
    }
}
