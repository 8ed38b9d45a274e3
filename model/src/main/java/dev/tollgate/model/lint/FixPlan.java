package dev.tollgate.model.lint;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the intent fixes of a file lead to. One fix may make the next possible, and an entry that is fixed by half may do
 * the opposite of what it says: a step takes an entry all the way.
 */
public final class FixPlan {
    private FixPlan() {}

    /**
     * Lines that are fixed together.
     *
     * @param edit the lines as they will be, in place of the lines as they are
     * @param findings what is found in them now and has an intent fix, in the file's order; never empty
     * @param left the errors that they will still have; it is not plain then what they are to do
     */
    public record Step(TextEdit edit, List<Finding> findings, List<Finding> left) {
        public Step {
            findings = List.copyOf(findings);
            left = List.copyOf(left);
        }
    }

    /** Lines of the file as it was, and where they are now. */
    private record Region(int first, int last, int nowFirst, int nowLast) {
        int growth() {
            return nowLast - nowFirst - (last - first);
        }
    }

    /** The steps in the file's order; no two touch the same line, so any of them can be made. */
    public static List<Step> of(Linter linter, AccessFile file, Site site) {
        return of(linter, file, site, linter.check(file, site).findings());
    }

    /**
     * The steps in the file's order.
     *
     * @param findings what {@code linter} finds in {@code file}
     */
    public static List<Step> of(Linter linter, AccessFile file, Site site, List<Finding> findings) {
        List<Finding> found = findings;
        AccessFile fixed = file;
        List<Region> regions = List.of();
        for (int round = 0; round < FixApplier.MOST_ROUNDS; round++) {
            List<Fix> fixes = FixApplier.compatible(found, Fix.Kind.INTENT);
            if (fixes.isEmpty()) {
                break;
            }
            regions = after(regions, fixes);
            fixed = FixApplier.made(fixed, fixes);
            found = linter.check(fixed, site).findings();
        }
        return steps(file, findings, fixed, found, regions);
    }

    /** The step that makes the fix of {@code finding}, which has one, and nothing else. */
    public static Step alone(AccessFile file, Finding finding) {
        Fix fix = finding.fix().orElseThrow();
        Region region = new Region(fix.firstLine(), fix.lastLine(), fix.firstLine(), fix.lastLine() + growth(fix));
        return new Step(edit(file, file.apply(fix.edits()), region), List.of(finding), List.of());
    }

    private static TextEdit edit(AccessFile file, AccessFile fixed, Region region) {
        String text = IntStream.rangeClosed(region.nowFirst(), region.nowLast())
                .mapToObj(number -> fixed.line(number).text())
                .collect(Collectors.joining("\n"));
        return new TextEdit(
                region.first(),
                0,
                region.last(),
                file.line(region.last()).text().length(),
                text);
    }

    /** The regions once {@code fixes} are made too; both are in the file's order. */
    private static List<Region> after(List<Region> regions, List<Fix> fixes) {
        List<Region> after = new ArrayList<>();
        int region = 0;
        int fix = 0;
        int grown = 0;
        int growing = 0;
        while (region < regions.size() || fix < fixes.size()) {
            int first = Math.min(
                    region < regions.size() ? regions.get(region).nowFirst() : Integer.MAX_VALUE,
                    fix < fixes.size() ? fixes.get(fix).firstLine() : Integer.MAX_VALUE);
            int last = first;
            int originally = first - grown;
            int next = first + growing;
            while (true) {
                if (region < regions.size() && regions.get(region).nowFirst() <= last) {
                    last = Math.max(last, regions.get(region).nowLast());
                    grown += regions.get(region++).growth();
                } else if (fix < fixes.size() && fixes.get(fix).firstLine() <= last) {
                    last = Math.max(last, fixes.get(fix).lastLine());
                    growing += growth(fixes.get(fix++));
                } else {
                    break;
                }
            }
            after.add(new Region(originally, last - grown, next, last + growing));
        }
        return after;
    }

    private static int growth(Fix fix) {
        return fix.edits().stream()
                .mapToInt(edit ->
                        (int) edit.text().chars().filter(c -> c == '\n').count() - (edit.endLine() - edit.startLine()))
                .sum();
    }

    private static List<Step> steps(
            AccessFile file, List<Finding> before, AccessFile fixed, List<Finding> after, List<Region> regions) {
        List<Step> steps = new ArrayList<>();
        Cursor wrong = new Cursor(before.stream()
                .filter(finding -> finding.fix()
                        .filter(fix -> fix.kind() == Fix.Kind.INTENT)
                        .isPresent())
                .toList());
        Cursor left = new Cursor(after.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList());
        for (Region region : regions) {
            steps.add(new Step(
                    edit(file, fixed, region),
                    wrong.upTo(region.first(), region.last()),
                    left.upTo(region.nowFirst(), region.nowLast())));
        }
        return steps;
    }

    /** Findings in the file's order, handed out from the first line to the last. */
    private static final class Cursor {
        private final List<Finding> findings;
        private int next;

        Cursor(List<Finding> findings) {
            this.findings = findings;
        }

        List<Finding> upTo(int first, int last) {
            List<Finding> here = new ArrayList<>();
            while (next < findings.size() && findings.get(next).place().startLine() <= last) {
                if (findings.get(next).place().startLine() >= first) {
                    here.add(findings.get(next));
                }
                next++;
            }
            return here;
        }
    }
}
