package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Facts that no session of sendmail ever has. An answer to them is right and of no use, and whoever asked most likely
 * mistyped one. The words are those of sendmail's macros (op.me, "Predefined Macros", and tls.c for ${verify}).
 */
public final class OddFacts {
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Set<String> VERIFIED = Set.of(
            "OK",
            "NO",
            "NOT",
            "FAIL",
            "NONE",
            "TEMP",
            "PROTOCOL",
            "CONFIG",
            "SOFTWARE",
            "CLEAR",
            "TRUSTED",
            "DANE_FAIL",
            "DANE_TEMP",
            "DANE_NOTLS");

    private OddFacts() {}

    /** What is odd, a sentence a fact; nothing for facts that a session can have. */
    public static List<String> of(Facts facts) {
        List<String> odd = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            for (String value : facts.all(fact)) {
                expected(fact, value)
                        .ifPresent(expected -> odd.add(fact.option() + "=" + value + ": no sendmail session has this; "
                                + fact.option() + " is " + expected));
            }
        }
        return odd;
    }

    /** What {@code value} should have been; nothing if it can be. */
    private static Optional<String> expected(Fact fact, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (fact) {
            case CLIENT_ADDR, SERVER_ADDR -> unless(isAddress(value), "an IPv4 or IPv6 address");
            case CLIENT_RESOLVE -> among(value, "OK", "FORGED", "FAIL", "TEMP");
            case FROM_RESOLVE -> among(value, "OK", "PERM", "TEMP");
            case FROM_MX -> among(value, "OK", "TEMP", "BADMX", "BADMXIP");
            case DELIVERY_MODE -> among(value, "b", "i", "q", "d");
            case CIPHER_BITS, AUTH_SSF, CLIENT_RATE, CLIENT_CONNECTIONS ->
                unless(NUMBER.matcher(value).matches(), "a number");
            case VERIFY ->
                unless(VERIFIED.contains(value), "a result of STARTTLS such as OK, FAIL, NO, NOT or NONE, in capitals");
            default -> Optional.empty();
        };
    }

    private static Optional<String> among(String value, String... words) {
        return unless(List.of(words).contains(value), "one of " + String.join(", ", words));
    }

    private static Optional<String> unless(boolean right, String expected) {
        return right ? Optional.empty() : Optional.of(expected);
    }

    private static boolean isAddress(String value) {
        boolean prefixed = value.regionMatches(true, 0, "IPv6:", 0, 5);
        String address = prefixed ? value.substring(5) : value;
        return address.indexOf(':') >= 0
                ? PeerAddress.isIpv6(address)
                : !prefixed && IPV4.matcher(address).matches();
    }
}
