package dev.tollgate.bench;

/** How a configuration puts the checks of client and sender off to RCPT: not at all, or in which mode. */
public enum DelayChecks {
    NONE(""),
    PLAIN("FEATURE(`delay_checks')dnl\n"),
    FRIEND("FEATURE(`delay_checks',`friend')dnl\n"),
    HATER("FEATURE(`delay_checks',`hater')dnl\n");

    private final String mc;

    DelayChecks(String mc) {
        this.mc = mc;
    }

    /** The line of the mc file. */
    String mc() {
        return mc;
    }
}
