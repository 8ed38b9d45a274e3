package dev.tollgate.toolkit.site;

import java.util.List;

/**
 * What the audit says of an option of a site.
 *
 * @param rule the check's code
 * @param message the cause, and what follows from it
 * @param value the value that it asks for; empty where somebody has to decide
 * @param profiles the kinds of hosts that it holds for; all kinds where it holds for each
 */
public record OptionAdvice(String rule, String message, String value, List<String> profiles) {
    public OptionAdvice {
        profiles = List.copyOf(profiles);
    }
}
