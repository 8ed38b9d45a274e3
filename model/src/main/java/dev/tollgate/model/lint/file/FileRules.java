package dev.tollgate.model.lint.file;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG8xx: the whole file, by code. */
public final class FileRules {
    private FileRules() {}

    /** The rule for keys that stand there twice, which holds for any text of makemap's. */
    public static Rule duplicateKey() {
        return new DuplicateKey();
    }

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new DuplicateKey(),
                new RedundantEntry(),
                new ShadowedEntry(),
                new PlusDetail(),
                new NameBeforeAddress(),
                new StarttlsContradiction(),
                new SubjectWithoutIssuer(),
                new IssuerWithoutSubject(),
                new UnknownIssuerTag(),
                new UnusedIssuerTag(),
                new IssuerTagNotOk(),
                new NeedlessOk(),
                new UnqualifiedEscape(),
                new SubdomainsAlone());
    }
}
