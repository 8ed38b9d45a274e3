package dev.tollgate.model.lint.file;

import dev.tollgate.model.lint.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules TG8xx: the whole file, by code. */
public final class FileRules {
    private FileRules() {}

    /** The rule for keys that stand there twice, which holds for any text of makemap's. */
    public static Rule duplicateKey() {
        return new DuplicateKey();
    }

    /** The rules. */
    public static List<Rule> all() {
        return Stream.concat(
                        Stream.of(
                                new DuplicateKey(),
                                new RedundantEntry(),
                                new ShadowedEntry(),
                                new PlusDetail(),
                                new NameBeforeAddress(),
                                new StarttlsContradiction(),
                                new SubjectWithoutIssuer(),
                                new IssuerWithoutSubject(),
                                new NeedlessOk(),
                                new UnqualifiedEscape(),
                                new SubdomainsAlone()),
                        IssuerTagRule.all().stream())
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }
}
