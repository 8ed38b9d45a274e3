package dev.tollgate.cli.trace;

import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verdict in words, as one would paste it into a ticket. */
public final class TraceText {
    private TraceText() {}

    /**
     * The lines.
     *
     * @param secrets whether passwords are hidden
     * @param file the name of what was asked
     * @param text its text; empty for a map
     * @param notes what a reader may wonder about
     */
    public static List<String> lines(
            Secrets secrets,
            String file,
            Facts facts,
            Verdict answer,
            Optional<AccessFile> text,
            List<String> notes,
            VerdictJson.Detail detail) {
        Verdict verdict = secrets.verdict(answer, facts);
        List<String> lines = new ArrayList<>();
        lines.add(
                "phase:    " + verdict.phase().option() + " (" + verdict.phase().ruleset() + ")");
        lines.add("facts:    " + (facts.toString().isEmpty() ? "none given" : Shown.line(facts.toString())));
        lines.add("lookups:  " + (verdict.lookups().isEmpty() ? "none" : "in this order"));
        int width = verdict.lookups().stream()
                .mapToInt(probe -> Shown.line(probe.key()).length())
                .max()
                .orElse(0);
        int number = 1;
        for (Probe probe : verdict.lookups()) {
            String key = Shown.line(probe.key());
            lines.add("%6d  %s%s  %s".formatted(number++, key, " ".repeat(width - key.length()), answer(file, probe)));
        }
        others(lines, verdict.basis());
        if (detail == VerdictJson.Detail.RULES) {
            rules(lines, verdict.basis());
        }
        Hit matched = verdict.matched();
        lines.add("decided:  "
                + (matched == null
                        ? undecided(verdict)
                        : "by " + place(file, matched) + quoted(secrets, matched, text)));
        String relay = verdict.relay() == null ? "" : verdict.relay() ? ", may relay" : ", may not relay";
        lines.add("decision: " + verdict.decision().word() + relay);
        if (verdict.reply() != null) {
            lines.add("reply:    " + Shown.line(String.valueOf(verdict.reply())));
        }
        if (verdict.value() != null) {
            lines.add("value:    " + Shown.line(String.valueOf(verdict.value())));
        }
        for (String note : verdict.basis().notes()) {
            lines.add("note:     " + Shown.line(note));
        }
        for (String note : notes) {
            lines.add("note:     " + Shown.line(note));
        }
        return lines;
    }

    private static String undecided(Verdict verdict) {
        Basis.Rule rule = verdict.basis().deciding();
        boolean decided = verdict.decision() != Decision.ACCEPT && verdict.decision() != Decision.NONE;
        return rule != null && decided
                ? "by no entry, but by the rule at " + place(rule)
                : "by no entry: sendmail's default applies";
    }

    private static void others(List<String> lines, Basis basis) {
        for (Basis.OtherLookup other : basis.others()) {
            String value = other.value();
            lines.add("          map " + Shown.line(other.map()) + ": " + Shown.line(other.key()) + "  "
                    + (value == null ? "no entry" : Shown.line(value)));
        }
    }

    private static void rules(List<String> lines, Basis basis) {
        if (basis.engine() == Basis.Engine.STOCK) {
            lines.add("rules:    the stock rulesets, which have no lines");
            return;
        }
        lines.add("rules:    " + (basis.rules().isEmpty() ? "none matched" : "that matched, in this order"));
        for (Basis.Rule rule : basis.rules()) {
            lines.add("          " + place(rule));
        }
        Basis.Rule deciding = basis.deciding();
        if (deciding != null) {
            lines.add("answered: by the rule at " + place(deciding));
        }
    }

    private static String place(Basis.Rule rule) {
        return Shown.line(rule.file()) + ":" + rule.line() + " (" + Shown.line(rule.ruleset()) + ")";
    }

    private static String answer(String file, Probe probe) {
        Hit hit = probe.hit();
        return hit == null ? "no entry" : Shown.line(hit.value()) + "   (" + place(file, hit) + ")";
    }

    private static String place(String file, Hit hit) {
        if (hit.place() != null) {
            return Shown.line(hit.place());
        }
        return hit.line() > 0 ? file + ":" + hit.line() : "the entry of " + file;
    }

    private static String quoted(Secrets secrets, Hit hit, Optional<AccessFile> text) {
        String line = hit.line() > 0 && text.isPresent()
                ? secrets.line(text.get().line(hit.line()).text())
                : hit.key() + "\t" + hit.value();
        return "   " + Shown.line(line).replace('\t', ' ');
    }
}
