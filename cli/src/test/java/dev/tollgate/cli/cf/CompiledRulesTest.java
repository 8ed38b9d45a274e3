package dev.tollgate.cli.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.sendmail.address.AliasReader;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.EndlessException;
import dev.tollgate.sendmail.rewrite.ProcessEnd;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.toolkit.host.LocalHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules in their compiled form against the same rules in the exact one, which test mode compares with sendmail's. */
final class CompiledRulesTest {
    private static final int QUESTIONS = 60;
    private static final int SHOWN = 200;

    @TempDir
    Path directory;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong leftToTheExactForm = new AtomicLong();

    /** A configuration that has been read, and what its rules did. */
    private final class Form implements RewriteTrace {
        private final boolean compiled;
        private final StringBuilder said = new StringBuilder();
        private final List<String> seen = new ArrayList<>();
        private final Report report = new Report(said::append);
        private final Program program;
        private final Rewriter rewriter;

        Form(Path cf, LocalHost host, boolean compiled) {
            this.compiled = compiled;
            AliasReader aliases = new AliasReader();
            Configuration configuration = new Configuration(report, host, aliases, Configuration.Mode.DAEMON);
            program = configuration.program();
            rewriter = new Rewriter(program, configuration.maps(), this);
            aliases.use(configuration, rewriter);
            configuration.maps().watch((map, key, arguments, value) -> seen.add(map.name() + " " + arguments + value));
            configuration.read(cf.toString());
        }

        @Override
        public boolean skipsSteps() {
            return compiled;
        }

        @Override
        public void enter(String ruleset, @Nullable String[] vector, int at) {}

        @Override
        public void leave(String ruleset, @Nullable String[] vector, int at) {}

        @Override
        public Runnable savepoint() {
            int before = seen.size();
            return () -> {
                leftToTheExactForm.incrementAndGet();
                seen.subList(before, seen.size()).clear();
            };
        }

        @Override
        public void fire(String ruleset, Rule rule) {
            seen.add(ruleset + " " + rule.line());
        }

        /** What a ruleset makes of a text, and all that can be seen of how it does. */
        String answer(int ruleset, String text) {
            seen.clear();
            said.setLength(0);
            report.forget();
            @Nullable String @Nullable [] vector = program.scanner().scan(text, Table.COMMENTS_KEPT);
            if (vector == null) {
                return "no tokens";
            }
            @Nullable String[] workspace = Arrays.copyOf(vector, Scanner.ROOM);
            String end;
            try {
                end = "status " + rewriter.rewrite(workspace, ruleset);
            } catch (EndlessException | ProcessEnd e) {
                return "ends with " + e.getMessage();
            }
            return end
                    + program.printed(workspace, 0)
                    + seen
                    + said
                    + report.complaint()
                    + Arrays.toString(program.macros().snapshot());
        }
    }

    private String difference(CfLab lab, String cf, Random random, Function<Random, String> texts) {
        Path file = lab.configuration(cf);
        LocalHost host = new LocalHost(CfLab.HOST, lab.path() + "/hosts");
        Form exact = new Form(file, host, false);
        Form compiled = new Form(file, host, true);
        int[] rulesets = exact.program.rulesets().filled();
        for (int i = 0; i < QUESTIONS && rulesets.length > 0; i++) {
            int ruleset = rulesets[random.nextInt(rulesets.length)];
            String text = texts.apply(random);
            if (random.nextInt(4) == 0) {
                int macro = random.nextInt('z' - 'a') + 'a';
                exact.program.macros().cover(macro, text);
                compiled.program.macros().cover(macro, text);
            }
            asked.incrementAndGet();
            String expected = exact.answer(ruleset, text);
            String actual = compiled.answer(ruleset, text);
            if (!expected.equals(actual)) {
                int from = Math.max(0, Arrays.mismatch(expected.toCharArray(), actual.toCharArray()) - SHOWN);
                return "ruleset " + exact.program.rulesets().name(ruleset) + ", text " + text + "\nexact    "
                        + shown(expected, from) + "\ncompiled " + shown(actual, from);
            }
        }
        return "";
    }

    private static String shown(String text, int from) {
        return text.substring(Math.min(from, text.length()), Math.min(from + 2 * SHOWN, text.length()));
    }

    private void compare(int seeds, Function<Random, String> configurations, Function<Random, String> texts) {
        CfLab lab = new CfLab(directory);
        List<String> found = LongStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> {
                    Random random = new Random(Seeded.first() + seed);
                    String difference = difference(lab, configurations.apply(random), random, texts);
                    return difference.isEmpty() ? "" : "seed " + seed + ", " + difference;
                })
                .filter(text -> !text.isEmpty())
                .limit(3)
                .toList();
        assertEquals(List.of(), found);
    }

    @Test
    void madeUpRulesets_endAlike() {
        compare(
                Seeded.heavy() ? 10_000 : 100,
                random -> RandomCf.of(random, directory.toString()),
                RandomScript::address);
        assertTrue(leftToTheExactForm.get() < asked.get() / 2, leftToTheExactForm + " of " + asked);
    }

    @Test
    void rulesetsOfRandomFeatures_endAlike() {
        CfLab lab = new CfLab(directory);
        compare(
                Seeded.heavy() ? 2_000 : 30,
                random -> lab.expanded(RandomMc.of(random, lab.path())),
                RandomScript::mailbox);
        assertTrue(leftToTheExactForm.get() < asked.get() / 10, leftToTheExactForm + " of " + asked);
    }
}
