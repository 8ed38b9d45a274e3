package dev.tollgate.model.entry.value;

/** A right-hand side that means what its tag's grammar says. */
public sealed interface Value
        permits Action,
                Quarantine,
                ErrorReply,
                TlsRequirement,
                FeatureLetters,
                SessionFeatures,
                Credentials,
                Limit,
                QueueGroup,
                CompatAction,
                Word {
    /** The value as Tollgate writes it: upper-case keywords, no redundant spaces, quotes where they are needed. */
    String canonical();
}
