package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks. */
public final class Topics {
    private Topics() {}

    /** All checks, by number. */
    public static List<Check> checks() {
        return Stream.of(
                        Greeting.all(),
                        Privacy.all(),
                        Limits.all(),
                        Relaying.all(),
                        Relaying.ports(),
                        Texts.all(),
                        Tls.all(),
                        Keys.all(),
                        Auth.all(),
                        Users.all(),
                        Mailers.all(),
                        Mailers.addresses(),
                        Blame.all(),
                        Files.all(),
                        Programs.all(),
                        Logs.all(),
                        AliasChecks.all(),
                        Forwards.all(),
                        Submission.all(),
                        Protocol.all(),
                        Ldap.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(
                        check -> Integer.parseInt(check.code().substring(2))))
                .toList();
    }
}
