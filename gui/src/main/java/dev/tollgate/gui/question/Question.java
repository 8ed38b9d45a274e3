package dev.tollgate.gui.question;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A moment of a session and what is known of it.
 *
 * @param facts the facts given, none of them empty unless that says something
 */
public record Question(Phase phase, Map<Fact, String> facts) {
    private static final List<Fact> CLIENT = List.of(Fact.CLIENT_NAME, Fact.CLIENT_ADDR);
    private static final List<Fact> TLS =
            List.of(Fact.VERIFY, Fact.CIPHER_BITS, Fact.CN_SUBJECT, Fact.CERT_SUBJECT, Fact.CERT_ISSUER);

    public Question {
        Map<Fact, String> copy = new EnumMap<>(Fact.class);
        copy.putAll(facts);
        facts = Collections.unmodifiableMap(copy);
    }

    /** The facts that matter at {@code phase}, in the order in which they are asked for. */
    public static List<Fact> factsOf(Phase phase) {
        return switch (phase) {
            case CONNECT, SRV_FEATURES, TLS_SRV_FEATURES, GREET_PAUSE -> CLIENT;
            case CLIENT_RATE -> List.of(Fact.CLIENT_ADDR, Fact.CLIENT_RATE);
            case CLIENT_CONN -> List.of(Fact.CLIENT_ADDR, Fact.CLIENT_CONNECTIONS);
            case MAIL -> with(with(CLIENT, List.of(Fact.FROM, Fact.FROM_RESOLVE)), TLS);
            case RCPT -> with(with(CLIENT, List.of(Fact.FROM, Fact.TO, Fact.AUTH_TYPE)), TLS);
            case TLS_CLIENT -> with(CLIENT, TLS);
            case TLS_SERVER -> with(List.of(Fact.SERVER_NAME, Fact.SERVER_ADDR), TLS);
            case TLS_RCPT -> with(List.of(Fact.TO, Fact.SERVER_NAME, Fact.SERVER_ADDR), TLS);
            case TRY_TLS, CLT_FEATURES, TLS_CLT_FEATURES, AUTHINFO -> List.of(Fact.SERVER_NAME, Fact.SERVER_ADDR);
            case QUEUE_GROUP -> List.of(Fact.TO);
            case COMPAT -> List.of(Fact.FROM, Fact.TO);
        };
    }

    /** The question with {@code facts}; empty when a fact has several values, which a form cannot hold. */
    static Optional<Question> of(Phase phase, Facts facts) {
        Map<Fact, String> single = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            if (facts.all(fact).size() > 1) {
                return Optional.empty();
            }
            facts.all(fact).forEach(value -> single.put(fact, value));
        }
        return Optional.of(new Question(phase, single));
    }

    /** The facts that a form for this question needs: those that matter at its moment, and others that were given. */
    public List<Fact> fields() {
        return Stream.concat(factsOf(phase).stream(), facts.keySet().stream())
                .distinct()
                .toList();
    }

    private static List<Fact> with(List<Fact> first, List<Fact> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The facts as the evaluator takes them. */
    Facts given() {
        return Facts.of(facts);
    }

    /** The question in one line. */
    public String title() {
        return phase.option() + " " + given();
    }
}
