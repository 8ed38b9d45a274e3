package dev.tollgate.sendmail.option;

/** How sendmail reads the text of an option's value. None of them complains about a text of another kind. */
public enum OptionType {
    /** Digits, by atoi: what follows them is ignored, and a text without any is 0. */
    NUMBER("a number; what follows the digits is ignored, and text without digits is 0"),
    /** True for a text that begins with t, T, y or Y, and for none at all. */
    SWITCH("a switch; true only if it begins with t or y, or is empty: 1 and on are false"),
    /** Octal digits; a text that begins with none is 0. */
    MODE("a file mode in octal digits; text that does not begin with one is 0"),
    /** A time; a bare number counts minutes. */
    MINUTES("a time such as 30s, 5m or 1h; a bare number counts minutes"),
    /** A time; a bare number counts hours. */
    HOURS("a time such as 5m, 4h or 1d; a bare number counts hours"),
    /** A time; a bare number counts days. */
    DAYS("a time such as 4h or 5d; a bare number counts days"),
    /** A time; a bare number counts seconds. */
    SECONDS("a time such as 5s or 1m; a bare number counts seconds"),
    /** A path. */
    PATH("a path"),
    /** A user, and after a colon or dot a group. */
    USER("a user's name or number, and after a colon a group's"),
    /** Words with anything between them that is not a letter. */
    WORDS("words, separated by commas or spaces"),
    /** Any other text. */
    TEXT("a text");

    private final String meaning;

    OptionType(String meaning) {
        this.meaning = meaning;
    }

    /** What a value of this type is, in words. */
    public String meaning() {
        return meaning;
    }

    /** Whether a bare number of such a value is a time. */
    public boolean isTime() {
        return this == MINUTES || this == HOURS || this == DAYS || this == SECONDS;
    }
}
