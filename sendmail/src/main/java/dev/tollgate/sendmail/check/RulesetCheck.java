package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.address.AddressParser;
import dev.tollgate.sendmail.address.AliasReader;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.Refusal;
import dev.tollgate.sendmail.address.RemoteName;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.map.MapFacts;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.EndlessException;
import dev.tollgate.sendmail.rewrite.ProcessEnd;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks rulesets as the daemon does for clients, senders and recipients (parseaddr.c, rscheck). Maps stay open; macros stay
 * set from one question to the next until {@link #begin} starts another session.
 */
public final class RulesetCheck {
    private static final int TEXT_ROOM = 16_384;
    private static final int SENDER_ROOM = 1022;
    private static final Set<String> TABLES =
            Set.of("hash", "btree", "cdb", "text", "implicit", "sequence", "ldap", "socket", "program", "nis");

    private final StringBuilder said = new StringBuilder();
    private final Configuration configuration;
    private final Program program;
    private final Report report;
    private final Rewriter rewriter;
    private final AddressParser parser;
    private final Predecessors predecessors;
    private final List<Outcome.Fired> fired = new ArrayList<>();
    private final List<Outcome.Looked> lookups = new ArrayList<>();
    private final BitSet readMacros = new BitSet();
    private final @Nullable String[] fresh;
    private final char mode;
    private boolean recording = true;
    private boolean tableHit;
    private boolean unmemorized;

    /** How the text of a question is scanned. */
    public enum Comments {
        /** Comments are dropped, signs without a partner are completed. */
        DROPPED,
        /** Everything counts. */
        KEPT
    }

    /** Reads the configuration at {@code path}. */
    public RulesetCheck(Host host, String path) {
        this(host, path, (map, key) -> null);
    }

    /** Reads the configuration at {@code path}; what {@code known} knows of maps is not asked of them. */
    public RulesetCheck(Host host, String path, MapFacts known) {
        report = new Report(said::append);
        AliasReader aliases = new AliasReader();
        configuration = new Configuration(report, host, aliases, Configuration.Mode.DAEMON);
        program = configuration.program();
        rewriter = new Rewriter(program, configuration.maps(), new Recorder());
        parser = new AddressParser(configuration, rewriter);
        predecessors = new Predecessors(configuration, rewriter);
        aliases.use(configuration, rewriter);
        configuration.maps().use(known);
        configuration.maps().openBeforeSessions(trouble -> {
            if (said.indexOf(trouble) < 0) {
                said.append(trouble);
            }
        });
        configuration.maps().watch((map, key, arguments, value) -> {
            tableHit |= value != null && TABLES.contains(map.className());
            if (recording) {
                lookups.add(new Outcome.Looked(map.name(), map.className(), key, Optional.ofNullable(value)));
            }
        });
        configuration.read(path);
        for (int number : program.rulesets().filled()) {
            for (Rule rule : program.rulesets().rules(number)) {
                collect(rule.leftTokens());
                collect(rule.rightTokens());
            }
        }
        fresh = program.macros().snapshot();
        mode = configuration.settings().deliveryMode();
    }

    private void collect(@Nullable String[] tokens) {
        for (String token : tokens) {
            if (token != null && token.length() > 1 && Code.of(token) == Code.LATE_MACRO) {
                readMacros.set(token.charAt(1));
            }
        }
    }

    /** What was said while the configuration was read, or since a question was asked. */
    public String said() {
        return said.toString();
    }

    /** The configuration that was read. */
    public Configuration configuration() {
        return configuration;
    }

    /** Whether rules and lookups are noted from now on; both cost time. */
    public void record(boolean wanted) {
        recording = wanted;
    }

    /** Starts a session of which nothing is known yet. */
    public void begin() {
        program.macros().restore(fresh);
        configuration.maps().forget();
        configuration.settings().deliver(mode);
        report.exitStatus(Sysexits.OK);
        report.errno(Errno.NONE);
        report.to("");
        fired.clear();
        lookups.clear();
    }

    /** Whether some rule reads a macro when it runs: a letter, or a long name without braces. */
    public boolean reads(String macro) {
        if (macro.length() == 1) {
            return readMacros.get(macro.charAt(0));
        }
        int id = program.names().known(macro);
        return id >= 0 && readMacros.get(id);
    }

    /** Sets a macro of the session: a letter, or a long name without braces. */
    public void define(String macro, String value) {
        define(id(macro), value);
    }

    /** What {@link #define(int, String)} calls a macro: a letter, or a long name without braces. */
    public int id(String macro) {
        return program.names().id(macro);
    }

    /** Sets a macro of the session. */
    public void define(int id, String value) {
        program.macros().cover(id, value);
    }

    /** Whether there is a ruleset of that name. */
    public boolean has(String ruleset) {
        return program.rulesets().number(ruleset) >= 0;
    }

    /** What rulesets can tell of what was done before they are asked. */
    public Predecessors predecessors() {
        return predecessors;
    }

    /** Asks a ruleset with one text. */
    public Outcome ask(String ruleset, String text, Comments comments) {
        clear();
        int number = program.rulesets().number(ruleset);
        if (number < 0) {
            return outcome(Outcome.Kind.NOT_ASKED, List.of(), null, "", Sysexits.OK);
        }
        boolean dropped = comments == Comments.DROPPED;
        boolean before = report.silence(true);
        @Nullable
        String @Nullable [] vector = program.scanner()
                .scan(
                        text,
                        0,
                        '\0',
                        dropped ? Table.INTERNAL : Table.COMMENTS_KEPT,
                        dropped ? Scanner.Balance.REQUIRED : Scanner.Balance.FREE,
                        Scanner.ADDRESS_ROOM);
        report.silence(before);
        if (vector == null) {
            return outcome(Outcome.Kind.NOT_ASKED, List.of(), null, "", Sysexits.OK);
        }
        int status;
        try {
            status = rewriter.rewrite(vector, number);
        } catch (EndlessException | ProcessEnd end) {
            said.append(end.getMessage());
            return outcome(Outcome.Kind.BREAKS, List.of(), null, "", Sysexits.SOFTWARE);
        }
        List<String> tokens = new ArrayList<>();
        int at = 0;
        for (String token = vector[at]; token != null; token = vector[++at]) {
            tokens.add(token);
        }
        return judged(ruleset, vector, List.copyOf(tokens), status);
    }

    private void clear() {
        said.setLength(0);
        fired.clear();
        lookups.clear();
        report.forget();
    }

    /** Asks a ruleset with two texts, which it sees with <code>$|</code> between them. */
    public Outcome ask(String ruleset, String first, String second, Comments comments) {
        return ask(ruleset, first + Code.ELSE + second, comments);
    }

    /** A sender as macro {@code f} holds it (envelope.c, setsender); no rule or lookup of this is noted. */
    public String sender(String address) {
        boolean before = recording;
        recording = false;
        // What is assumed of the network counts where a question is noted.
        unmemorized = before;
        boolean silent = report.silence(true);
        try {
            @Nullable String @Nullable [] vector = program.scanner().scan(address, Table.INTERNAL);
            if (vector == null) {
                return "";
            }
            for (int ruleset : new int[] {3, 1, 4}) {
                rewriter.rewrite(vector, ruleset);
            }
            return program.join(vector, 0, -1, SENDER_ROOM, '\0', Tokens.Form.EXTERNAL)
                    .replace("\0", "");
        } catch (EndlessException | ProcessEnd end) {
            return address;
        } finally {
            report.silence(silent);
            unmemorized = false;
            recording = before;
        }
    }

    /** What an address is resolved to, and the error that this makes if it makes one. */
    public record Resolved(Optional<Parsed> parsed, Optional<Report.Complaint> complaint) {}

    /** Resolves an address, as the daemon does before it asks rulesets about it; nothing of this is noted. */
    public Resolved resolve(String address, Use use) {
        boolean before = recording;
        recording = false;
        tableHit = false;
        unmemorized = true;
        report.forget();
        try {
            Optional<Parsed> parsed = parser.parse(address, use);
            return new Resolved(parsed, Optional.ofNullable(report.complaint()));
        } catch (EndlessException | ProcessEnd end) {
            return new Resolved(Optional.empty(), Optional.empty());
        } finally {
            unmemorized = false;
            recording = before;
        }
    }

    /**
     * Does all of {@link #resolve} that a ruleset which is asked next can tell; the answer is whether that is nothing but
     * which address is at hand.
     */
    public boolean skipsResolving(String address, String ruleset) {
        boolean seen = predecessors.isSeenBy(ruleset);
        if (!seen) {
            report.to(address);
        }
        return !seen;
    }

    /** Resolves an address and notes what is looked up meanwhile. */
    public Resolved resolveNoting(String address, Use use) {
        return noting(() -> parser.parse(address, use));
    }

    /** What ruleset 5 makes of a local user without an alias, nothing where the user stays; lookups are noted. */
    public Resolved mapLocalNoting(Parsed local) {
        return noting(() -> parser.mapLocal(local));
    }

    private Resolved noting(Supplier<Optional<Parsed>> question) {
        clear();
        recording = true;
        try {
            Optional<Parsed> parsed = question.get();
            return new Resolved(parsed, Optional.ofNullable(report.complaint()));
        } catch (EndlessException | ProcessEnd end) {
            return new Resolved(Optional.empty(), Optional.empty());
        }
    }

    /** The lookups that were noted last. */
    public List<Outcome.Looked> noted() {
        return List.copyOf(lookups);
    }

    /** An address as a mailer gets to see it; nothing if there is no such mailer. */
    public Optional<String> rewrite(String address, String mailer, Use use) {
        return configuration
                .mailers()
                .find(mailer)
                .map(known -> new RemoteName(configuration, rewriter)
                        .rewrite(address, known, use)
                        .text());
    }

    /** Whether the last address was resolved with the help of a table, such as one of virtual users. */
    public boolean hasFound() {
        return tableHit;
    }

    private Outcome judged(String ruleset, @Nullable String[] vector, List<String> tokens, int status) {
        boolean resolved = tokens.size() > 1 && Code.of(tokens.get(0)) == Code.MAILER;
        String mailer = resolved ? tokens.get(1) : "";
        if (mailer.equals("discard")) {
            return outcome(Outcome.Kind.DISCARDS, tokens, null, "", status);
        }
        if (!mailer.equals("error")) {
            return outcome(Outcome.Kind.PASSES, tokens, null, "", status);
        }
        boolean hosted = tokens.size() > 3 && Code.of(tokens.get(2)) == Code.HOST;
        if (hosted && tokens.get(3).equals("quarantine")) {
            boolean explained = tokens.size() > 5 && Code.of(tokens.get(4)) == Code.USER;
            String reason = explained ? program.join(vector, 5, -1, TEXT_ROOM, ' ', Tokens.Form.EXTERNAL) : ruleset;
            return outcome(Outcome.Kind.QUARANTINES, tokens, null, reason, status);
        }
        return outcome(Outcome.Kind.REFUSES, tokens, Refusal.of(program, vector), "", status);
    }

    private Outcome outcome(
            Outcome.Kind kind, List<String> tokens, @Nullable Refusal refusal, String reason, int status) {
        return new Outcome(
                kind,
                tokens,
                Optional.ofNullable(refusal),
                reason,
                status == Sysexits.TEMPFAIL,
                Optional.ofNullable(report.complaint()),
                List.copyOf(fired),
                List.copyOf(lookups),
                said.toString());
    }

    /** Notes the rules that match. */
    private final class Recorder implements RewriteTrace {
        @Override
        public void enter(String ruleset, @Nullable String[] vector, int at) {}

        @Override
        public void leave(String ruleset, @Nullable String[] vector, int at) {}

        @Override
        public boolean skipsSteps() {
            return true;
        }

        @Override
        public boolean isNoting() {
            return recording || unmemorized;
        }

        @Override
        public Runnable savepoint() {
            int rules = fired.size();
            int keys = lookups.size();
            return () -> {
                fired.subList(rules, fired.size()).clear();
                lookups.subList(keys, lookups.size()).clear();
            };
        }

        @Override
        public void fire(String ruleset, Rule rule) {
            if (recording) {
                fired.add(new Outcome.Fired(ruleset, rule.file(), rule.line(), rule.resolves(), rule.says("RELAY")));
            }
        }
    }
}
