package dev.tollgate.model.lint.credential;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG6xx: credentials and secrets, by code. */
public final class CredentialRules {
    private CredentialRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new UnquotedToken(),
                new SeparatedTokens(),
                new UnknownLetter(),
                new MissingDelimiter(),
                new BadBase64(),
                new NoPassword(),
                new NoUser(),
                new PercentInSecret(),
                new QuoteInSecret(),
                new DefaultCredentials(),
                new SecretsInFile(),
                new RepeatedToken(),
                new OverlongToken(),
                new BracketedServer(),
                new PortInKey());
    }
}
