package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.TlsMistake;
import dev.tollgate.model.lint.rule.EntryScope;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.ValueForm;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules TG4xx: TLS requirements, by code. */
public final class TlsRules {
    static final Set<Tag> TAGS = Set.of(Tag.TLS_SRV, Tag.TLS_CLT, Tag.TLS_RCPT);

    /** What sendmail does with everything that is not exactly a requirement. */
    static final String OPEN = "sendmail requires nothing and accepts every session";

    private TlsRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return Stream.of(RequirementRules.all(), BitRules.all(), ExtensionRules.all())
                .<Rule>flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }

    /** Begins a rule about values with {@code mistake}. */
    static EntryScope mistake(RuleInfo info, TlsMistake mistake) {
        return info.on(TAGS).values(ValueForm.INVALID).having(TlsMistake.class, Mistakes::in, mistake);
    }
}
