package dev.tollgate.toolkit.site;

import java.util.List;

/**
 * What the audit says of an option of a site.
 *
 * @param rule the check's code
 * @param message the cause, and what follows from it
 * @param value the value that it asks for; empty where somebody has to decide
 * @param lines what to write for that, in the mc where it can be
 * @param profiles the kinds of hosts that it holds for; all kinds where it holds for each
 */
public record OptionAdvice(String rule, String message, String value, String lines, List<String> profiles) {
    public OptionAdvice {
        profiles = List.copyOf(profiles);
    }
}
