package dev.tollgate.audit.config;

import dev.tollgate.sendmail.conf.CfLine;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A port that the daemon listens on.
 *
 * @param line the line that opens it; empty for a built-in one
 * @param equates its fields by their first letter
 */
public record Port(Optional<CfLine> line, Map<Character, String> equates) {
    public Port {
        equates = Map.copyOf(equates);
    }

    /** Its name. */
    public String name() {
        return equates.getOrDefault('N', "");
    }

    /** Its letters, M=. */
    public String modifiers() {
        return equates.getOrDefault('M', "");
    }

    /** The port, as it is written. */
    public String port() {
        return equates.getOrDefault('P', "25").toLowerCase(Locale.ROOT);
    }

    /** The address that it is bound to; empty for all. */
    public String address() {
        return equates.getOrDefault('A', "");
    }

    /** Whether only this host can reach it. */
    public boolean isLoopback() {
        String address = address().toLowerCase(Locale.ROOT).replaceAll("^ipv6:", "");
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    /** Whether it is the port of mail exchange. */
    public boolean isSmtp() {
        return port().equals("25") || port().equals("smtp");
    }

    /** Whether it is the port of submission. */
    public boolean isSubmission() {
        return port().equals("587") || port().equals("submission");
    }

    /** Whether it is the port of submission under TLS. */
    public boolean isSubmissions() {
        return port().equals("465") || port().equals("smtps") || port().equals("submissions");
    }
}
