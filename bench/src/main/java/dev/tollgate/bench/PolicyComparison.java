package dev.tollgate.bench;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.cf.CfEngine;
import dev.tollgate.toolkit.cf.CfSource;
import dev.tollgate.toolkit.cf.KnownAnswers;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts the same questions to one {@code sendmail -bt} process, to the evaluator and to the cf's own rules, in turns, checks
 * that the answers are the same, and prints a line of a table for each phase. For sendmail counts what the rulesets take:
 * the time of a run that only sets the macros is taken off.
 */
public final class PolicyComparison {
    private static final int ENTRIES = 100_000;
    private static final int QUESTIONS = 2000;
    private static final int NEW_QUESTIONS = 200_000;
    private static final long MEASURED_NANOS = 3_000_000_000L;

    private final SendmailTest sendmail;
    private final SessionPolicy policy;
    private final SessionPolicy rules;
    private final List<Facts> sessions = PolicySample.sessions(QUESTIONS, ENTRIES);

    private PolicyComparison(Path directory, DelayChecks delay) throws IOException {
        byte[] access = PolicySample.access(ENTRIES);
        sendmail = new SendmailTest(directory, access, delay);
        AccessIndex index = AccessIndex.of(AccessFile.parse(access));
        policy = new Policy(PolicySample.site(delay), index);
        Path cf = sendmail.cf();
        rules = new CfEngine(new CfSource(
                        cf,
                        () -> new LocalHost(
                                PolicySample.HOST, directory.resolve("hosts").toString()),
                        List.of(),
                        KnownAnswers.NONE,
                        CfReader.read(Files.readString(cf, StandardCharsets.ISO_8859_1)),
                        List.of(),
                        List.of()))
                .on(index);
    }

    /** Prints the table; {@code args} names the working directory. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]).toAbsolutePath();
        System.out.println("| phase | questions | sendmail -bt answers a second | tollgate answers a second | ratio |");
        System.out.println("|---|---|---|---|---|");
        for (DelayChecks delay : DelayChecks.values()) {
            PolicyComparison comparison = new PolicyComparison(directory, delay);
            boolean delayed = delay != DelayChecks.NONE;
            String mode = delayed ? ", delay_checks " + delay.name().toLowerCase(Locale.ROOT) : "";
            for (Phase phase : delayed ? new Phase[] {Phase.RCPT} : Phase.values()) {
                System.out.println(comparison.compare(comparison.policy, phase).row(phase.option() + mode));
            }
            comparison.compareRules("rcpt" + mode + ", the rules of the cf").forEach(System.out::println);
        }
    }

    /** The rules of the cf, which answer a question from memory when it comes again: so each is asked once, too. */
    private List<String> compareRules(String name) throws IOException {
        Rates again = compare(rules, Phase.RCPT);
        List<Facts> others = PolicySample.sessions(NEW_QUESTIONS, ENTRIES);
        int refused = 0;
        long start = 0;
        for (int i = 0; i < others.size(); i++) {
            if (i == others.size() / 2) {
                start = System.nanoTime();
            }
            refused += rules.decide(Phase.RCPT, others.get(i)).reply() == null ? 0 : 1;
        }
        int measured = others.size() - others.size() / 2;
        double ours = measured * 1e9 / (System.nanoTime() - start);
        if (refused > others.size()) {
            throw new IllegalStateException("more refusals than questions");
        }
        Rates once = new Rates(measured, again.theirs, ours);
        return List.of(again.row(name + ", questions that come again"), once.row(name + ", no question twice"));
    }

    /** Answers a second, sendmail's and Tollgate's. */
    private record Rates(int questions, double theirs, double ours) {
        String row(String name) {
            return "| %s | %d | %.0f | %.0f | %.0f |".formatted(name, questions, theirs, ours, ours / theirs);
        }
    }

    private Rates compare(SessionPolicy asking, Phase phase) throws IOException {
        List<Facts> asked = sessions.stream()
                .filter(facts -> SendmailTest.question(phase, facts).isPresent())
                .toList();
        long macros = sendmail.ask(phase, asked, true).nanos();
        SendmailTest.Run run = sendmail.ask(phase, asked, false);
        check(asking, phase, asked, run.answers());
        double theirs = asked.size() * 1e9 / Math.max(1, run.nanos() - macros);
        double ours = asked.size() * 1e9 / median(asking, phase, asked);
        return new Rates(asked.size(), theirs, ours);
    }

    private static void check(SessionPolicy asking, Phase phase, List<Facts> asked, List<String> answers) {
        if (answers.size() != asked.size()) {
            throw new IllegalStateException(
                    phase + ": " + answers.size() + " answers to " + asked.size() + " questions");
        }
        for (int i = 0; i < answers.size(); i++) {
            String own = asking.trace(phase, asked.get(i)).workspace();
            if (!own.replaceAll(" +", " ").equals(answers.get(i))) {
                throw new IllegalStateException(
                        phase + " " + asked.get(i) + "\nsendmail " + answers.get(i) + "\ntollgate " + own);
            }
        }
    }

    /** The time of one pass over the questions: the median of the second half of some seconds, when all is compiled. */
    private static long median(SessionPolicy asking, Phase phase, List<Facts> asked) {
        List<Long> passes = new ArrayList<>();
        long begin = System.nanoTime();
        long end = begin;
        int refused = 0;
        while (end - begin < MEASURED_NANOS) {
            long start = end;
            for (Facts facts : asked) {
                refused += asking.decide(phase, facts).reply() == null ? 0 : 1;
            }
            end = System.nanoTime();
            passes.add(end - start);
        }
        if (refused > (long) passes.size() * asked.size()) {
            throw new IllegalStateException("more refusals than questions");
        }
        List<Long> warm = passes.subList(passes.size() / 2, passes.size());
        return warm.stream().sorted().toList().get(warm.size() / 2);
    }
}
