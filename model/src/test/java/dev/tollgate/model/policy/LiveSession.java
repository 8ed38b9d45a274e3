package dev.tollgate.model.policy;

import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.testkit.SendmailDaemon;
import dev.tollgate.testkit.SendmailDaemon.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One SMTP session from connect to the queue, each step compared with the trace. */
public final class LiveSession {
    private static final Pattern ACCEPTED = Pattern.compile("250 2\\.0\\.0 (\\S+) Message accepted for delivery");
    /** Replies to MAIL and RCPT with these codes name the address, unless they name a value that does not scan. */
    private static final Set<Integer> NAMING = Set.of(250, 450, 550, 553);

    private final SendmailDaemon daemon;
    private final Site site;
    private final BiFunction<Phase, Facts, Verdict> verdicts;
    private final RandomAccess generator;
    private final String client;
    private final List<String> differences = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private Facts facts;

    /**
     * A session that has not begun.
     *
     * @param access the access map that the daemon has
     * @param client the loopback address from which it comes
     * @param name the client's name; null where it has none
     * @param generator makes its names and mailboxes
     */
    public LiveSession(
            SendmailDaemon daemon,
            Site site,
            Lookup access,
            String client,
            @Nullable String name,
            RandomAccess generator) {
        this(daemon, site, (phase, facts) -> Trace.run(phase, facts, site, access), client, name, generator);
    }

    /** The same with {@code verdicts}, which say how a session fares. */
    public LiveSession(
            SendmailDaemon daemon,
            Site site,
            BiFunction<Phase, Facts, Verdict> verdicts,
            String client,
            @Nullable String name,
            RandomAccess generator) {
        this.daemon = daemon;
        this.site = site;
        this.verdicts = verdicts;
        this.client = client;
        this.generator = generator;
        Facts known = Facts.NONE.with(Fact.CLIENT_ADDR, client).with(Fact.HELO, generator.helo());
        facts = name == null ? known : known.with(Fact.CLIENT_NAME, name);
        facts = facts.with(Fact.FROM_RESOLVE, "PERM");
    }

    /** Where daemon and trace differ. */
    public List<String> differences() {
        return differences;
    }

    /** The kinds of what came up. */
    public List<String> seen() {
        return seen;
    }

    private Verdict trace(Phase phase) {
        return verdicts.apply(phase, facts);
    }

    private void compare(String step, String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(step + " " + facts + "\n  sendmail " + actual + "\n  tollgate " + expected);
        }
    }

    private void note(Verdict verdict) {
        seen.add(verdict.phase() + " " + verdict.decision());
    }

    /** Speaks with the daemon. */
    public void run() throws IOException {
        List<Connection> open = new ArrayList<>();
        try {
            int others = site.has(Feature.RATECONTROL) ? generator.upTo(3) : 0;
            for (int i = 0; i < others; i++) {
                Connection other = daemon.connect(client);
                open.add(other);
                other.reply();
            }
            facts = facts.with(Fact.CLIENT_RATE, Integer.toString(others + 1))
                    .with(Fact.CLIENT_CONNECTIONS, Integer.toString(others + 1));
            if (others > 0) {
                seen.add("counted");
            }
            Connection connection = daemon.connect(client);
            open.add(connection);
            converse(connection);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private void converse(Connection connection) throws IOException {
        Verdict connect = trace(Phase.CONNECT);
        note(connect);
        Reply refusal = connect.reply();
        if (refusal == null && isPaused() && generator.upTo(2) == 0) {
            connection.send("EHLO early");
            compare("early", "554", first(connection.reply(), 3));
            seen.add("talked too early");
            return;
        }
        String banner = last(connection.reply());
        if (refusal != null && refusal.code() == 421) {
            compare("banner", wire(refusal, ""), banner);
            return;
        }
        compare("banner", "220", first(List.of(banner), 3));
        if (hello(connection, refusal != null)) {
            envelope(connection, refusal, connect.decision());
        }
    }

    private boolean isPaused() {
        String pause = trace(Phase.GREET_PAUSE).value();
        return site.has(Feature.GREET_PAUSE) && pause != null && Chars.number(pause) > 0;
    }

    /**
     * Greets, and compares what the server offers with Srv_Features, which a refused client is not looked up for;
     * {@code false} if it lets nothing pass.
     */
    private boolean hello(Connection connection, boolean refused) throws IOException {
        connection.send("EHLO " + facts.get(Fact.HELO));
        List<String> offered = connection.reply();
        if (refused) {
            compare("EHLO", "250", first(offered, 3));
            return true;
        }
        Verdict features = trace(Phase.SRV_FEATURES);
        Reply temporary = features.reply();
        if (temporary != null) {
            compare("MAIL", temporary.toString(), connection.ask("MAIL FROM:<u@a.test>"));
            seen.add("features failed");
            return false;
        }
        String letters = features.value() == null ? "" : features.value();
        for (String letter : List.of("P PIPELINING", "D DSN", "E ETRN", "X EXPN")) {
            boolean off = letters.matches("(?s)(.*\\s)?" + letter.charAt(0) + "(\\s.*)?");
            String keyword = letter.substring(2);
            boolean offers = offered.stream().anyMatch(line -> line.substring(4).equals(keyword));
            if (off) {
                compare("EHLO " + letters, keyword + " false", keyword + " " + offers);
                seen.add("features");
            }
        }
        return true;
    }

    private void envelope(Connection connection, @Nullable Reply refusal, Decision atConnect) throws IOException {
        String from = generator.plainMailbox();
        facts = facts.with(Fact.FROM, from);
        Verdict mail = trace(Phase.MAIL);
        String reply = connection.ask("MAIL FROM:<" + from + ">");
        if (refusal != null) {
            compare("MAIL after refusal", wire(refusal, ""), reply);
            return;
        }
        note(mail);
        if (mail.reply() != null) {
            compare("MAIL", wire(mail.reply(), from), reply);
            return;
        }
        compare("MAIL", "250 2.1.0 " + (from.isEmpty() ? "<>" : "<" + from + ">") + "... Sender ok", reply);
        for (int i = 0; i < 3; i++) {
            String to = generator.plainMailbox();
            if (to.isEmpty()) {
                continue;
            }
            facts = facts.with(Fact.TO, to);
            Verdict recipient = trace(Phase.RCPT);
            note(recipient);
            reply = connection.ask("RCPT TO:<" + to + ">");
            if (recipient.reply() != null) {
                compare("RCPT", wire(recipient.reply(), to), reply);
            } else {
                compare("RCPT", "250 2.1.5 <" + to + ">... Recipient ok", reply.replace(" (will queue)", ""));
                message(connection, atConnect, List.of(mail.decision(), recipient.decision()), to);
                return;
            }
        }
    }

    /** Sends a message and looks for it in the queue. sendmail forgets at MAIL that a connection was quarantined. */
    private void message(Connection connection, Decision atConnect, List<Decision> decisions, String to)
            throws IOException {
        compare("DATA", "354", first(List.of(connection.ask("DATA")), 3));
        String reply = connection.ask("Subject: x\r\n\r\nx\r\n.");
        Matcher accepted = ACCEPTED.matcher(reply);
        if (!accepted.matches()) {
            differences.add("message " + facts + ": " + reply);
            return;
        }
        List<Path> files = daemon.queued(accepted.group(1));
        if (atConnect == Decision.DISCARD || decisions.contains(Decision.DISCARD)) {
            seen.add("discarded");
            compare("discard", "[]", files.toString());
            return;
        }
        boolean quarantined = decisions.contains(Decision.QUARANTINE);
        seen.add(quarantined ? "quarantined" : "queued");
        String group = group(to);
        if (group.equals("slow")) {
            seen.add("in a group");
        }
        compare(
                "queue file",
                List.of(group + "/" + (quarantined ? "hf" : "qf") + accepted.group(1))
                        .toString(),
                files.toString());
    }

    private String group(String to) {
        String domain = to.substring(to.indexOf('@') + 1);
        boolean local = site.localDomains().contains(domain) || !to.contains("@");
        facts = facts.with(Fact.TO, local ? to.replaceFirst("@.*", "") : to);
        String value = site.has(Feature.QUEUEGROUP) ? trace(Phase.QUEUE_GROUP).value() : null;
        return "slow".equals(value) ? "slow" : "main";
    }

    private static String wire(Reply reply, String address) {
        boolean complains = reply.text().contains("... Unbalanced");
        boolean names = !address.isEmpty() && NAMING.contains(reply.code()) && !complains;
        return reply.code() + " " + (reply.status().isEmpty() ? "" : reply.status() + " ")
                + (names ? "<" + address + ">... " : "") + reply.text();
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static String first(List<String> lines, int chars) {
        String line = last(lines);
        return line.substring(0, Math.min(chars, line.length()));
    }
}
