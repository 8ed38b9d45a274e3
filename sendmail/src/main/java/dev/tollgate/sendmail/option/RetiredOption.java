package dev.tollgate.sendmail.option;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting that sendmail 8.17 no longer has, as old configurations still write it.
 *
 * @param name its name in the cf; empty where the cf still has the option and only the macro is gone
 * @param define its macro in the mc
 * @param version the version that took it away; empty where that is older than the release notes tell
 * @param instead what to do today
 */
public record RetiredOption(String name, String define, String version, String instead) {
    private static final List<RetiredOption> ALL = List.of(
            new RetiredOption(
                    "AutoRebuildAliases",
                    "confAUTO_REBUILD",
                    "8.12.0",
                    "run newaliases after each change; rebuilding on demand could be used to damage the alias database"),
            new RetiredOption("", "confDAEMON_OPTIONS", "8.10.0", "write DAEMON_OPTIONS(`Name=MTA, Port=smtp')dnl"),
            new RetiredOption("", "confCLIENT_OPTIONS", "8.12.0", "write CLIENT_OPTIONS(`Family=inet')dnl"),
            new RetiredOption("", "confDEF_GROUP_ID", "", "write the group in confDEF_USER_ID, after a colon"),
            new RetiredOption("", "confREAD_TIMEOUT", "", "set the timeouts one by one, such as confTO_COMMAND"));

    /** All of them. */
    public static List<RetiredOption> all() {
        return ALL;
    }

    /** The retired setting that has this name in the cf, in any case, or this macro in the mc. */
    public static Optional<RetiredOption> named(String word) {
        return ALL.stream()
                .filter(option -> option.define.equals(word)
                        || !option.name.isEmpty()
                                && option.name.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What to call it. */
    public String title() {
        return name.isEmpty() ? define : name;
    }

    /** What became of it, in a sentence. */
    public String says() {
        String gone = version.isEmpty() ? "no longer has it" : "has not had it since " + version;
        return "sendmail " + gone + ": "
                + (name.isEmpty()
                        ? "m4 ignores the macro and writes a warning."
                        : "it does not start with the option in its cf.");
    }
}
