package dev.tollgate.bench;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sendmail -bt} on the sample's configuration and map: asked a list of questions in one run of the program. */
final class SendmailTest {
    private static final String CF_M4 = "/usr/share/sendmail/cf/m4/cf.m4";

    private final Path directory;
    private final Path cf;

    /**
     * Generates the configuration and builds the map.
     *
     * @param directory must not lie below a directory that all may write to
     */
    SendmailTest(Path directory, byte[] access, DelayChecks delay) throws IOException {
        this.directory = directory;
        cf = directory.resolve("policy.cf");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Path text = Files.write(directory.resolve("access"), access);
        Path mc = Files.writeString(directory.resolve("policy.mc"), mc(delay));
        run(mc, cf, "m4", "-");
        run(text, directory.resolve("makemap.out"), "makemap", "-C", cf.toString(), "hash", text.toString());
    }

    /** The configuration that was generated. */
    Path cf() {
        return cf;
    }

    private String mc(DelayChecks delay) {
        return """
                divert(-1)
                include(`%s')
                divert(0)dnl
                VERSIONID(`tollgate benchmark')
                OSTYPE(`linux')
                define(`confSERVICE_SWITCH_FILE',`%s/service.switch')dnl
                define(`confHOSTS_FILE',`%s/hosts')dnl
                define(`confDONT_PROBE_INTERFACES',`True')dnl
                define(`confCR_FILE',`-o /nonexistent')dnl
                define(`STATUS_FILE',`/dev/null')dnl
                define(`QUEUE_DIR',`%s')dnl
                define(`ALIAS_FILE',`%s/aliases')dnl
                %s
                MAILER(`local')dnl
                MAILER(`smtp')dnl
                LOCAL_RULESETS
                SStart
                R$* $$| $*\t$: $1 $| $2
                """.formatted(
                        CF_M4,
                        directory,
                        directory,
                        directory,
                        directory,
                        PolicySample.mc("hash -T<TMPF> " + directory + "/access", delay));
    }

    /**
     * What a run of the program gave.
     *
     * @param nanos the wall time of the process
     * @param answers the workspace that the ruleset returned, one for each question
     */
    record Run(long nanos, List<String> answers) {}

    /** Asks all that can be asked in test mode; a run that only sets the macros tells what the questions themselves cost. */
    Run ask(Phase phase, List<Facts> sessions, boolean onlyMacros) throws IOException {
        StringBuilder script = new StringBuilder();
        Map<Fact, String> defined = new EnumMap<>(Fact.class);
        for (Facts facts : sessions) {
            define(facts, defined, script);
            question(phase, facts).filter(text -> !onlyMacros).ifPresent(script::append);
        }
        Path input = directory.resolve("script");
        Path output = directory.resolve("answers");
        Files.writeString(input, script.append("/quit\n"), StandardCharsets.ISO_8859_1);
        long start = System.nanoTime();
        run(
                input,
                output,
                "unshare",
                "-u",
                "sh",
                "-c",
                "hostname " + PolicySample.HOST + "; exec sendmail -bt -C \"$0\"",
                cf.toString());
        long nanos = System.nanoTime() - start;
        return new Run(nanos, answers(phase, Files.readAllLines(output, StandardCharsets.ISO_8859_1)));
    }

    private static void define(Facts facts, Map<Fact, String> defined, StringBuilder script) {
        for (Fact fact : Fact.values()) {
            String macro = switch (fact) {
                case FROM -> "f";
                case HELO -> "s";
                case DELIVERY_MODE -> "{deliveryMode}";
                case TO, CERT_ALTNAME, FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL -> "";
                default -> "{" + fact.option().replace('-', '_') + "}";
            };
            String value = facts.get(fact);
            if (!macro.isEmpty() && !value.equals(defined.put(fact, value))) {
                script.append(".D").append(macro).append(value).append('\n');
            }
        }
    }

    /** The line that asks, or nothing where test mode cannot ask: it takes no empty argument. */
    static Optional<String> question(Phase phase, Facts facts) {
        String to = facts.get(Fact.TO);
        String from = facts.get(Fact.FROM);
        return switch (phase) {
            case CONNECT, GREET_PAUSE, TLS_SRV_FEATURES ->
                two(phase, facts.get(Fact.CLIENT_NAME), facts.get(Fact.CLIENT_ADDR));
            case AUTHINFO, TLS_CLT_FEATURES -> two(phase, facts.get(Fact.SERVER_NAME), facts.get(Fact.SERVER_ADDR));
            case TLS_CLIENT -> two(phase, facts.get(Fact.VERIFY), "MAIL");
            case COMPAT -> two(phase, from.isEmpty() ? "<>" : from, to);
            case MAIL -> one(phase, "<" + from + ">");
            case RCPT -> one(phase, "<" + to + ">");
            case TLS_RCPT, QUEUE_GROUP -> one(phase, to);
            case TLS_SERVER ->
                one(phase, facts.get(Fact.VERIFY))
                        .filter(text -> !facts.get(Fact.VERIFY).isEmpty());
            case TRY_TLS, SRV_FEATURES, CLT_FEATURES, CLIENT_RATE, CLIENT_CONN -> one(phase, "x");
        };
    }

    private static Optional<String> one(Phase phase, String argument) {
        return Optional.of(phase.ruleset() + " " + argument + "\n");
    }

    private static Optional<String> two(Phase phase, String first, String second) {
        return Optional.of("Start," + phase.ruleset() + " " + first + " $| " + second + "\n");
    }

    /** A prompt begins what belongs to a question; the ruleset's last line in it is the answer. */
    private static List<String> answers(Phase phase, List<String> lines) {
        String returns = "%-16.16s returns:".formatted(phase.ruleset());
        List<String> answers = new ArrayList<>();
        boolean fresh = false;
        for (String line : lines) {
            fresh |= line.startsWith("> ");
            String shown = line.replaceFirst("^(> )+", "");
            if (shown.startsWith(returns)) {
                if (fresh) {
                    answers.add("");
                }
                fresh = false;
                answers.set(
                        answers.size() - 1,
                        shown.substring(returns.length()).strip().replaceAll(" +", " "));
            }
        }
        return answers;
    }

    private void run(Path input, Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", "/usr/sbin:/usr/lib/sm.bin", (path, more) -> path + ":" + more);
        Process process = builder.directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(command[0] + " ended with " + exit);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
