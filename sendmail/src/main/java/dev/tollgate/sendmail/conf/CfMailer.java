package dev.tollgate.sendmail.conf;

import java.util.Map;

/**
 * An M line.
 *
 * @param line where it stands
 * @param name the mailer
 * @param equates its fields by their first letter
 */
public record CfMailer(CfLine line, String name, Map<Character, String> equates) {
    public CfMailer {
        equates = Map.copyOf(equates);
    }

    /** The field P=, the program; [IPC] for a network mailer. */
    public String program() {
        return equates.getOrDefault('P', "");
    }

    /** The field F=, the flags. */
    public String flags() {
        return equates.getOrDefault('F', "");
    }

    /** Whether the program is a file of the host. */
    public boolean isProgram() {
        return program().startsWith("/");
    }
}
