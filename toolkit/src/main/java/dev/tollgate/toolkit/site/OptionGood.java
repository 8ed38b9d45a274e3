package dev.tollgate.toolkit.site;

import java.util.List;

/**
 * What hardened hosts set an option to.
 *
 * @param value the value as a reader sees it
 * @param profiles the kinds of hosts that it holds for; none where it holds for all
 * @param lines what to write, in the mc where it can be
 */
public record OptionGood(String value, List<String> profiles, String lines) {
    public OptionGood {
        profiles = List.copyOf(profiles);
    }

    /** The value, and in brackets the kinds of hosts where it is not for all. */
    public String shown() {
        return profiles.isEmpty() ? value : value + " (" + String.join(", ", profiles) + ")";
    }
}
