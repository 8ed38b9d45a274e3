package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.rule.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules TG5xx: names and certificates, by code. */
public final class CertificateRules {
    private CertificateRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return Stream.of(FormRules.all(), EncodingRules.all(), HolderRules.all())
                .<Rule>flatMap(Collection::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }
}
