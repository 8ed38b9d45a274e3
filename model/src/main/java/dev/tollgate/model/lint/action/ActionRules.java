package dev.tollgate.model.lint.action;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG3xx: actions, replies and the other values that are no TLS requirement, by code. */
public final class ActionRules {
    private ActionRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                new KeywordWithComment(),
                new DecoratedKeyword(),
                new ForeignKeyword(),
                new MisspeltKeyword(),
                new KeywordWithWords(),
                new ReplyWithoutCode(),
                new CodeWithoutText(),
                new ReplyStatus(),
                new BareReply(),
                new UnquotedText(),
                new ClassMismatch(),
                new SuccessStatus(),
                new ImpossibleCode(),
                new Unbalanced(),
                new PercentInText(),
                new NonAsciiText(),
                new TextTooLong(),
                new NoReason(),
                new DiscardForAll(),
                new KeywordWithText(),
                new TemporaryFailureMark(),
                new ResolverWord(),
                new SpamWord(),
                new LowerCaseKeyword(),
                new SkippedSender(),
                new PercentForClient(),
                new QuotedReply(),
                new JoinedLetters(),
                new WordAsLetters(),
                new UnknownLetter(),
                new ContradictingLetters(),
                new ProtectionOff(),
                new TryTlsWord(),
                new PauseNotMilliseconds(),
                new LimitNotNumber(),
                new OctalLimit(),
                new QueueGroupName(),
                new CompatWithoutEffect(),
                new BrokenSessionFeatures(),
                new CertificateWithoutKey(),
                new BlankInCipherList(),
                new PresenceOnly(),
                new SpamValue(),
                new DeferredClient(),
                new UnknownFlag());
    }
}
