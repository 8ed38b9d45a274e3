package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG5xx: names and certificates, by code. */
public final class CertificateRules {
    private CertificateRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new EmailAttribute(),
                new TrailingSlash(),
                new CommaSeparated(),
                new BlankInName(),
                new UnencodedCharacter(),
                new BarePlus(),
                new PlusWithoutBackslash(),
                new SlashInValue(),
                new NeedlessEncoding(),
                new LongAttributeName(),
                new OverlongKey(),
                new TruncatedName(),
                new NotAName(),
                new IgnoredValue(),
                new PublicAuthority(),
                new ReversedOrder(),
                new PercentEncoding());
    }
}
