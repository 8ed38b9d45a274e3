package dev.tollgate.directory.verify;

import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.lint.rule.RuleInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The mistakes that only entries of a directory can have. */
public enum DirectoryRule {
    NO_VALUE("TG1401", "Directory entry without a value", Severity.ERROR),
    NO_PLAIN_VALUE("TG1402", "Filter or URL in place of a value", Severity.ERROR),
    NO_OWNER("TG1403", "Directory entry for no cluster and no host", Severity.ERROR),
    LONG_KEY("TG1404", "Key longer than sendmail asks for", Severity.ERROR),
    OTHER_KEY("TG1405", "Key that the server compares in another way", Severity.WARNING),
    SAME_KEY("TG1406", "Two directory entries for one key", Severity.ERROR),
    SHADOWED_KEY("TG1407", "Key of a cluster and of one of its hosts", Severity.WARNING),
    NO_INDEX("TG1408", "Directory without an index for lookups", Severity.ERROR);

    private final String code;
    private final String title;
    private final Severity severity;

    DirectoryRule(String code, String title, Severity severity) {
        this.code = code;
        this.title = title;
        this.severity = severity;
    }

    /** What the rule says of itself. */
    public RuleInfo info() {
        return new RuleInfo(code, title, severity, Set.of());
    }

    /** What all of them say of themselves, by code. */
    public static List<RuleInfo> infos() {
        return Arrays.stream(values()).map(DirectoryRule::info).toList();
    }
}
