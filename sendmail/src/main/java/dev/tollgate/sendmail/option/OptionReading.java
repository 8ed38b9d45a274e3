package dev.tollgate.sendmail.option;

/** What sendmail makes of an option's text, in words. */
public final class OptionReading {
    private OptionReading() {}

    /** What {@code value} becomes as a value of {@code option}; empty where it stays the text that it is. */
    public static String of(SendmailOption option, String value) {
        return switch (option.type()) {
            case NUMBER -> Long.toString(OptionValue.number(value));
            case SWITCH -> OptionValue.isTrue(value) ? "true" : "false";
            case MODE -> "%04o".formatted(OptionValue.mode(value));
            case MINUTES, HOURS, DAYS, SECONDS -> time(OptionValue.seconds(value, option.type()));
            case PATH, USER, WORDS, TEXT -> "";
        };
    }

    /** A time in the units that sendmail has, the largest first. */
    private static String time(long seconds) {
        StringBuilder text = new StringBuilder();
        long left = seconds;
        String units = "wdhms";
        long[] lengths = {7 * 24 * 3600L, 24 * 3600L, 3600L, 60L, 1L};
        for (int i = 0; i < lengths.length; i++) {
            if (left >= lengths[i]) {
                text.append(text.isEmpty() ? "" : " ").append(left / lengths[i]).append(units.charAt(i));
                left %= lengths[i];
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
