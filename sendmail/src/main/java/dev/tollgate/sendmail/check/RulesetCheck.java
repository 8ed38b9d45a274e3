package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.address.AliasReader;
import dev.tollgate.sendmail.address.Refusal;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks rulesets as the daemon does for clients, senders and recipients (parseaddr.c, rscheck). Maps stay open and macros
 * stay set from one question to the next.
 */
public final class RulesetCheck {
    private static final int TEXT_ROOM = 16_384;

    private final StringBuilder said = new StringBuilder();
    private final Configuration configuration;
    private final Program program;
    private final Rewriter rewriter;
    private final List<Outcome.Fired> fired = new ArrayList<>();
    private final List<Outcome.Looked> lookups = new ArrayList<>();

    /** How the text of a question is scanned. */
    public enum Comments {
        /** Comments are dropped, signs without a partner are mended. */
        DROPPED,
        /** Everything counts. */
        KEPT
    }

    /** Reads the configuration at {@code path}. */
    public RulesetCheck(Host host, String path) {
        Report report = new Report(said::append);
        AliasReader aliases = new AliasReader();
        configuration = new Configuration(report, host, aliases);
        program = configuration.program();
        rewriter = new Rewriter(program, configuration.maps(), new Recorder());
        aliases.use(configuration, rewriter);
        configuration
                .maps()
                .watch((map, key, arguments, value) ->
                        lookups.add(new Outcome.Looked(map.name(), map.className(), key, Optional.ofNullable(value))));
        configuration.read(path);
    }

    /** What was said while the configuration was read. */
    public String said() {
        return said.toString();
    }

    /** The configuration that was read. */
    public Configuration configuration() {
        return configuration;
    }

    /** Sets a macro of the session: a letter, or a long name without braces. */
    public void define(String macro, String value) {
        program.macros().cover(program.names().id(macro), value);
    }

    /** Asks a ruleset with one text. */
    public Outcome ask(String ruleset, String text, Comments comments) {
        said.setLength(0);
        fired.clear();
        lookups.clear();
        int number = program.rulesets().number(ruleset);
        if (number < 0) {
            return outcome(Outcome.Kind.NOT_ASKED, List.of(), null, "", Sysexits.OK);
        }
        Report report = program.report();
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
        int status = rewriter.rewrite(vector, number);
        List<String> tokens = new ArrayList<>();
        int at = 0;
        for (String token = vector[at]; token != null; token = vector[++at]) {
            tokens.add(token);
        }
        return judged(ruleset, vector, List.copyOf(tokens), status);
    }

    /** Asks a ruleset with two texts, which it sees with <code>$|</code> between them. */
    public Outcome ask(String ruleset, String first, String second, Comments comments) {
        return ask(ruleset, first + Code.ELSE + second, comments);
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
        public void fire(String ruleset, Rule rule) {
            fired.add(new Outcome.Fired(ruleset, rule.file(), rule.line()));
        }
    }
}
