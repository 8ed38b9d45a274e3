package dev.tollgate.cli.check;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Decisions;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.study.DecisionDiff;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.policy.study.FixStudy;
import dev.tollgate.model.policy.study.IntentFixes;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What {@code --fix} makes of a file.
 *
 * @param file the fixed file
 * @param layout how many layout fixes were made
 * @param intent how many entries' intent fixes were made
 * @param newEntries how many entries are new in effect
 * @param differences whose mail is treated differently
 * @param left what was not made; its lines are those of {@code tidy}
 * @param tidy the file with the first layout fixes alone
 */
record Fixing(
        AccessFile file,
        int layout,
        int intent,
        int newEntries,
        List<DecisionDifference> differences,
        List<IntentFixes.Left> left,
        AccessFile tidy) {
    /** Which fixes {@code --fix} makes. */
    public enum Kind {
        /** Those that change no decision. */
        LAYOUT,
        /** Those that make entries do what they plainly mean as well. */
        INTENT
    }

    /** Takes a word as the value of {@code --fix} only where it is attached: otherwise it is the file's name. */
    static final class AttachedOnly implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                args.push("layout");
            }
            return false;
        }
    }

    static Fixing layout(Linter linter, AccessFile file, Site site) {
        FixApplier.Fixed fixed = FixApplier.apply(linter, file, site);
        return new Fixing(fixed.file(), fixed.fixes(), 0, 0, List.of(), List.of(), fixed.file());
    }

    static Fixing intent(Linter linter, AccessFile file, Site site, PolicyEngine engine, Widening widening) {
        IntentFixes.Result result = IntentFixes.apply(linter, file, site, engine, widening);
        AccessIndex before = AccessIndex.of(file);
        AccessIndex after = AccessIndex.of(result.file());
        return new Fixing(
                result.file(),
                result.layout(),
                result.intent(),
                FixStudy.newEntries(before, after),
                DecisionDiff.of(before, after, site, engine),
                result.left(),
                result.tidy());
    }

    int fixes() {
        return layout + intent;
    }

    /** Tells what was done, whose mail is treated differently now, and what was left. */
    void tell(Console console, Console.Stream stream, String name) {
        if (fixes() > 0) {
            console.say(name + ": " + Counted.of(layout, "layout fix", "layout fixes") + " and "
                    + Counted.of(intent, "intent fix", "intent fixes") + " made");
        }
        if (intent > 0) {
            var out = stream == Console.Stream.OUT ? console.out() : console.err();
            console.say(name + ": " + Counted.of(newEntries, "entry", "entries") + " new in effect; "
                    + (differences.isEmpty() ? "none of the mail that was tried is" : "this mail is")
                    + " treated otherwise"
                    + (differences.isEmpty() ? "" : ":"));
            Decisions.print(out, console.style(stream), differences);
        }
        for (IntentFixes.Left one : left) {
            console.warn(name + ":" + one.step().edit().startLine() + ": not fixed: " + reason(one));
        }
    }

    private static String reason(IntentFixes.Left left) {
        return left.widens()
                ? "'" + Shown.line(help(left.step())) + "' would let more mail through, or more clients relay;"
                        + " --allow-widening allows it"
                : "the entry would still have an error ["
                        + left.step().left().get(0).rule() + "]";
    }

    private static String help(FixPlan.Step step) {
        Finding first = step.findings().get(0);
        return first.fix().map(fix -> fix.description()).orElse(first.help());
    }

    /** The same as JSON. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("layout", layout);
        json.writeNumberField("intent", intent);
        json.writeNumberField("newInEffect", newEntries);
        Decisions.field(json, differences);
        json.writeArrayFieldStart("left");
        for (IntentFixes.Left one : left) {
            json.writeStartObject();
            json.writeNumberField("line", one.step().edit().startLine());
            json.writeStringField("rule", one.step().findings().get(0).rule());
            json.writeBooleanField("widens", one.widens());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
