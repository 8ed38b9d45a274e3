package dev.tollgate.model.lint.tls;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG4xx: TLS requirements, by code. */
public final class TlsRules {
    private TlsRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new NotARequirement(),
                new RequirementWithComment(),
                new DecoratedRequirement(),
                new MisplacedPrefix(),
                new EncryptionWithoutBits(),
                new MissingColon(),
                new EmptyBits(),
                new BitsWithUnit(),
                new ZeroBits(),
                new OddNumber(),
                new StrayPlus(),
                new SinglePlus(),
                new UnknownExtension(),
                new EmptyExtension(),
                new CitagOfSeveralWords(),
                new CommonNamePattern(),
                new NameOfUnverified(),
                new TooManyBits(),
                new WeakBits(),
                new SkippedRequirement(),
                new UnencodedName());
    }
}
