package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.map.MapClass.Found;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as maps hand them out (map.c, map_rewrite). */
final class Values {
    private Values() {}

    /** The answer of a map that has found {@code value} for {@code key}: with {@code -m} the key itself. */
    static Found found(CfMap map, String key, String value, @Nullable List<String> arguments) {
        return Found.value(map.is(CfMap.Flag.MATCH_ONLY) ? rewrite(map, key, null) : rewrite(map, value, arguments));
    }

    /** {@code value} with the arguments put in at {@code %0} to {@code %9}, and the map's own text after it. */
    static String rewrite(CfMap map, String value, @Nullable List<String> arguments) {
        String text = Chars.untilNul(value);
        if (arguments == null || text.indexOf('%') < 0) {
            return text + map.appended();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(++i) : '%';
            if (next == '%') {
                out.append('%');
            } else if (!Chars.isDigit(next)) {
                out.append('%').append(next);
            } else if (next - '0' < arguments.size()) {
                out.append(arguments.get(next - '0'));
            }
        }
        return out.append(map.appended()).toString();
    }

    /** {@code key} cut to what a map looks up, in lower case unless the map keeps it. */
    static String key(CfMap map, String key) {
        String cut = key.length() > 256 ? key.substring(0, 256) : key;
        return map.is(CfMap.Flag.KEEP_CASE) ? cut : Chars.lower(cut);
    }
}
