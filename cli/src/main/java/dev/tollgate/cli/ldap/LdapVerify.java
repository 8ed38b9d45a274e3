package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.TrapText;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.Style;
import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.entry.MapObject;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.directory.verify.Differences;
import dev.tollgate.directory.verify.Differences.Difference;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.directory.verify.Traps;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate ldap verify}. */
@Command(
        name = "verify",
        description = {
            "Compare all servers entry by entry, and look for entries that sendmail does not find.",
            "",
            "Equal change numbers of the servers (contextCSN) prove nothing: they are equal even if a replica kept "
                    + "a part of a failed transaction. So every entry of every server is read. With FILE each server is "
                    + "also compared with the text. With --reader-dn each server is read a second time, as sendmail reads "
                    + "it: a reader without the right gets no error, only fewer entries.",
            "",
            "Exits 1 if anything differs or is wrong."
        },
        footer = {
            "",
            "Example:",
            "  tollgate ldap verify --url ldap://ldap1.example.com --url ldap://ldap2.example.com \\",
            "    --base dc=example,dc=com --cluster mail access"
        })
public final class LdapVerify extends TollgateCommand {
    @Mixin
    private MapOptions options;

    @Option(
            names = "--reader-dn",
            paramLabel = "DN",
            description = "The name that sendmail binds with (-d on the map's line); 'anonymous' if it does not bind.")
    private @Nullable String readerDn;

    @Option(
            names = "--reader-password-file",
            paramLabel = "FILE",
            description = "The file with sendmail's password (-P on the map's line).")
    private @Nullable Path readerPassword;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The text that all servers should hold.")
    private @Nullable String file;

    private final List<Trap> found = new ArrayList<>();

    @Override
    public Integer call() throws IOException, DirectoryException {
        AccessIndex text = file == null ? null : MapText.index(options.map(), Input.bytes(console(), file));
        Snapshot first = null;
        String firstUrl = "";
        int entries = 0;
        for (ServerAddress address : options.addresses()) {
            Snapshot snapshot = read(address, text);
            if (first == null) {
                first = snapshot;
                firstUrl = address.toString();
                entries = snapshot.size();
            } else {
                compare(firstUrl, first, address.toString(), snapshot);
            }
        }
        if (json) {
            printJson(entries);
        } else {
            print();
            console()
                    .say(options.addresses().size() + " server(s), " + entries + " entries on the first, "
                            + found.size() + " finding(s)");
        }
        return found.stream().allMatch(trap -> trap.severity() == Severity.INFO) ? ExitCode.OK : ExitCode.NO;
    }

    private Snapshot read(ServerAddress address, @Nullable AccessIndex text) throws DirectoryException {
        String url = address.toString();
        try (Server server = options.open(console(), address)) {
            String base = options.server().base(address);
            Snapshot snapshot = SnapshotReader.read(server, base, options.map());
            Traps.of(url, snapshot)
                    .forEach(trap -> found.add(TrapText.shown(console().secrets(), trap)));
            found.addAll(Traps.ofSpeed(server, snapshot, options.owner()));
            if (snapshot.seenBy(Set.of(options.owner())).index().size() == 0) {
                found.add(Trap.compared(
                        Severity.ERROR,
                        url,
                        "",
                        "no entry for " + options.owner() + ": with an empty map sendmail rejects nobody",
                        "fill this server, or remove it from sendmail's list"));
            }
            if (text != null) {
                compareWith(text, url, snapshot);
            }
            if (readerDn != null) {
                Login login = readerDn.equals("anonymous")
                        ? Login.ANONYMOUS
                        : options.server().login(console(), address, readerDn, readerPassword);
                try (Server reader = options.server().open(console(), address, login)) {
                    compareWithReader(url, snapshot, reader);
                }
            }
            return snapshot;
        }
    }

    private void compareWith(AccessIndex text, String url, Snapshot snapshot) throws DirectoryException {
        for (Change change : Planner.plan(snapshot.seenBy(Set.of(options.owner())), text, options.owner())
                .changes()) {
            String what = switch (change.kind()) {
                case ADD, ADD_KEY, CONTAINER -> "is in " + file + " and not on this server";
                case DELETE, DROP_KEY, RENAME -> "is on this server and not in " + file;
                case REPLACE -> "has another value than in " + file;
            };
            add(url, change.dn(), Shown.text(change.key()) + " " + what, "push the text again");
        }
    }

    private void compareWithReader(String url, Snapshot snapshot, Server reader) throws DirectoryException {
        Snapshot seen;
        try {
            seen = SnapshotReader.read(reader, snapshot.base(), options.map());
        } catch (DirectoryException e) {
            if (e.kind() != Failure.Kind.MISSING) {
                throw e;
            }
            seen = SnapshotReader.empty(snapshot.base(), options.map());
        }
        for (Difference difference : Differences.of(snapshot, seen)) {
            boolean hidden = difference.other().flatMap(MapObject::value).isEmpty()
                    && difference.one().flatMap(MapObject::value).isPresent();
            if (hidden) {
                add(
                        url,
                        difference.dn(),
                        Shown.text(difference.key()) + " cannot be read by sendmail (" + readerDn
                                + "), which acts as if there were no entry",
                        "allow that name to read it: access to dn.subtree=\"…\" by dn.exact=\"…\" read");
            }
        }
    }

    private void compare(String firstUrl, Snapshot first, String url, Snapshot snapshot) {
        Secrets secrets = console().secrets();
        for (Difference difference : Differences.of(first, snapshot)) {
            String key = Shown.text(difference.key());
            if (difference.other().isEmpty()) {
                add(url, difference.dn(), key + " is on " + firstUrl + " and not on this server", REPAIR);
            } else if (difference.one().isEmpty()) {
                add(url, difference.dn(), key + " is on this server and not on " + firstUrl, REPAIR);
            } else if (difference.isOfTimeAlone()) {
                found.add(Trap.compared(
                        Severity.WARNING,
                        url,
                        difference.dn(),
                        key + " has the same value as on " + firstUrl + ", written at another time",
                        "if this does not change, the servers do not replicate from each other"));
            } else {
                add(
                        url,
                        difference.dn(),
                        key + " is " + value(secrets, difference.other()) + " here and "
                                + value(secrets, difference.one()) + " on " + firstUrl,
                        REPAIR);
            }
        }
    }

    private static final String REPAIR =
            "wait for the replication. If this does not change, add and delete an entry with that name on the "
                    + "provider, which makes the replica read everything again, or reload the replica";

    private static String value(Secrets secrets, Optional<MapObject> object) {
        return object.flatMap(found -> found.value().map(value -> Shown.text(secrets.value(found.key(), value))))
                .orElse("without a value");
    }

    private void add(String url, String place, String message, String help) {
        found.add(Trap.compared(Severity.ERROR, url, place, message, help));
    }

    private void print() {
        Style style = console().style(Console.Stream.OUT);
        found.forEach(trap -> TrapText.print(console().out(), style, trap));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private void printJson(int entries) throws IOException {
        Json.print(console(), out -> {
            out.writeStartObject();
            out.writeNumberField("entries", entries);
            out.writeArrayFieldStart("findings");
            for (Trap trap : found) {
                out.writeStartObject();
                Json.nullable(
                        out, "rule", trap.rule().map(rule -> rule.info().code()).orElse(null));
                out.writeStringField("severity", word(trap.severity()));
                out.writeStringField("server", trap.server());
                Json.nullable(out, "dn", trap.place().isEmpty() ? null : trap.place());
                out.writeStringField("message", trap.message());
                out.writeStringField("help", trap.help());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
