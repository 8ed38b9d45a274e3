package dev.tollgate.model.policy.rewrite;

/** Expands percent signs in a value as sendmail's {@code map_rewrite} does for a lookup without arguments. */
public final class Percent {
    private Percent() {}

    /**
     * {@code %0} becomes the key, {@code %1} to {@code %9} vanish, {@code %%} is a percent sign, any other stays.
     *
     * @param key the key as looked up, before folding
     */
    public static String expand(String value, String key) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        StringBuilder expanded = new StringBuilder(value.length() + key.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = c == '%' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
            if (next == '%') {
                expanded.append('%');
                i++;
            } else if (next >= '0' && next <= '9') {
                expanded.append(next == '0' ? key : "");
                i++;
            } else {
                expanded.append(c);
            }
        }
        return expanded.toString();
    }
}
