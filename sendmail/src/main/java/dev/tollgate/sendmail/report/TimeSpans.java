package dev.tollgate.sendmail.report;

/** Spans of time as a configuration writes them: numbers with a unit, as in {@code 1h30m}. */
public final class TimeSpans {
    private TimeSpans() {}

    /** Says which unit of {@code text} there is not; sendmail then takes the usual one. */
    public static void check(Report report, String text) {
        if (text.equalsIgnoreCase("now")) {
            return;
        }
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "wdhms".indexOf(c) < 0) {
                report.user("550", "Invalid time unit `" + c + "'");
            }
        }
    }
}
