package dev.tollgate.gui.question;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Who or what somebody wants to know the entries of, and the moments at which sendmail looks such a one up. */
public enum Party {
    /** A client that connects, by address or by name. */
    CLIENT(
            Fact.CLIENT_NAME,
            Fact.CLIENT_ADDR,
            Phase.CONNECT,
            Phase.TLS_CLIENT,
            Phase.SRV_FEATURES,
            Phase.TLS_SRV_FEATURES,
            Phase.GREET_PAUSE,
            Phase.CLIENT_RATE,
            Phase.CLIENT_CONN),
    /** The sender of a message. */
    SENDER(Fact.FROM, Fact.FROM, Phase.MAIL),
    /** The recipient of a message. */
    RECIPIENT(Fact.TO, Fact.TO, Phase.RCPT, Phase.TLS_RCPT, Phase.QUEUE_GROUP),
    /** A server that mail is sent to, by address or by name. */
    SERVER(
            Fact.SERVER_NAME,
            Fact.SERVER_ADDR,
            Phase.TRY_TLS,
            Phase.CLT_FEATURES,
            Phase.TLS_CLT_FEATURES,
            Phase.TLS_SERVER,
            Phase.AUTHINFO);

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\d{1,3}(\\.\\d{1,3}){3}|(IPv6:)?[0-9a-f]*:[0-9a-f:.]*");

    private final Fact name;
    private final Fact address;
    /** Never changed: it is a list of List.of. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Phase> phases;

    Party(Fact name, Fact address, Phase... phases) {
        this.name = name;
        this.address = address;
        this.phases = List.of(phases);
    }

    /** The questions that find the entries of {@code text}, in the order of a session. */
    List<Question> questions(String text) {
        Fact fact = ADDRESS.matcher(text).matches() ? address : name;
        return phases.stream()
                .map(phase -> new Question(phase, Map.of(fact, text)))
                .toList();
    }
}
