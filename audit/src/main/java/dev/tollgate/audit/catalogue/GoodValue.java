package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Profile;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.List;

/**
 * What hardened hosts set an option to.
 *
 * @param value the value, several lines separated by " | " where they add up; {@link SendmailOption#UNSET} for an
 *     option that is not set
 * @param profiles the kinds of hosts that it holds for
 */
public record GoodValue(String value, List<Profile> profiles) {
    public GoodValue {
        profiles = List.copyOf(profiles);
    }

    /** Whether every kind of host has it. */
    public boolean isForAll() {
        return profiles.size() == Profile.values().length;
    }

    /** Whether the option is set at all. */
    public boolean isSet() {
        return !value.equals(SendmailOption.UNSET);
    }

    /** The value as a reader sees it. */
    public String shown() {
        return !isSet() ? "not set" : value.isEmpty() ? "set to nothing" : value;
    }

    /** The profiles as on the command line, separated by commas. */
    public String profileWords() {
        return String.join(", ", profiles.stream().map(Profile::word).toList());
    }

    /** The values, one for each line. */
    public List<String> values() {
        return List.of(value.split(" \\| ", -1));
    }
}
