package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.action.ActionRules;
import dev.tollgate.model.lint.certificate.CertificateRules;
import dev.tollgate.model.lint.credential.CredentialRules;
import dev.tollgate.model.lint.file.FileRules;
import dev.tollgate.model.lint.key.KeyRules;
import dev.tollgate.model.lint.line.LineRules;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.site.SiteRules;
import dev.tollgate.model.lint.tls.TlsRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue: every rule that Tollgate knows for access files. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    LineRules.all(),
                    KeyRules.all(),
                    ActionRules.all(),
                    TlsRules.all(),
                    CertificateRules.all(),
                    CredentialRules.all(),
                    SiteRules.all(),
                    FileRules.all())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** All rules, by code. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule with this code, in any case. */
    public static Optional<Rule> named(String code) {
        return ALL.stream().filter(rule -> rule.code().equalsIgnoreCase(code)).findFirst();
    }

    /** A linter with all rules. */
    public static Linter linter() {
        return new Linter(ALL);
    }
}
