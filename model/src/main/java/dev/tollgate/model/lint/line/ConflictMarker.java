package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.LineRule;
import dev.tollgate.model.lint.LineView;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Pattern;

/** Finds what a version control system leaves when it cannot merge. */
final class ConflictMarker implements LineRule {
    private static final Pattern MARKER = Pattern.compile("(<{7}|>{7}|\\|{7}|={7})(\\s.*)?");

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG112", "Merge conflict left in the file");
    }

    @Override
    public void check(LineView line, Report report) {
        if (isMarker(line.text())) {
            report.add(
                    this,
                    line.number(),
                    line.whole(),
                    "merge conflict marker: both versions of what stands around it are in the file",
                    "keep one of the versions and remove the markers");
        }
    }

    static boolean isMarker(String text) {
        return text.length() >= 7
                && "<>|=".indexOf(text.charAt(0)) >= 0
                && MARKER.matcher(text).matches();
    }
}
