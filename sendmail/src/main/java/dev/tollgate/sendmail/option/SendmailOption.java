package dev.tollgate.sendmail.option;

import java.util.List;

/**
 * An option of sendmail 8.17.
 *
 * @param name its name in the cf
 * @param define the macro that sets it in the mc; empty where only LOCAL_CONFIG can
 * @param letter its one-letter name; empty where it has none
 * @param type how its value is read
 * @param builtIn what counts where the cf does not set it
 * @param mcDefault what m4 writes where the mc does not set it; empty where m4 writes nothing
 * @param good what a hardened host sets; empty where it depends
 * @param meaning what it does, in a sentence
 */
public record SendmailOption(
        String name,
        String define,
        String letter,
        OptionType type,
        String builtIn,
        String mcDefault,
        String good,
        String meaning) {
    /** The value of an option that should not be set at all. */
    public static final String UNSET = "undefined";

    private static final List<String> ADDING =
            List.of("PrivacyOptions", "DontBlameSendmail", "DaemonPortOptions", "ClientPortOptions", "AliasFile");

    /** Whether several lines of this option add up, instead of the last one counting. */
    public boolean addsUp() {
        return ADDING.contains(name);
    }

    /** The cf line that gives it {@code value}; empty where no line should. */
    public String cfLine(String value) {
        return value.equals(UNSET) ? "" : "O " + name + (value.isEmpty() ? "" : "=" + value);
    }

    /** The mc line that gives it {@code value}; empty where the mc has no macro for it. */
    public String mcLine(String value) {
        if (name.equals("DaemonPortOptions") || name.equals("ClientPortOptions")) {
            return (name.equals("DaemonPortOptions") ? "DAEMON_OPTIONS(`" : "CLIENT_OPTIONS(`") + value + "')dnl";
        }
        if (define.isEmpty()) {
            return "";
        }
        return value.equals(UNSET) ? "undefine(`" + define + "')dnl" : "define(`" + define + "', `" + value + "')dnl";
    }
}
