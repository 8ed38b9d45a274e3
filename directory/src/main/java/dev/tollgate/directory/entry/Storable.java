package dev.tollgate.directory.entry;

import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.util.HashMap;
import java.util.Map;

/** What a directory stores of a text: UTF-8, no empty values, and no two keys that it takes for one. */
public final class Storable {
    private Storable() {}

    /** Refuses {@code target} if a directory cannot store it as {@code map}. */
    public static void require(AccessIndex target, MapName map) throws DirectoryException {
        boolean isClass = map.kind() == MapName.Kind.CLASS;
        Map<String, String> compared = new HashMap<>();
        for (int i = 0; i < target.size(); i++) {
            Hit entry = target.entry(i);
            String key = LineGrammar.fold(entry.key());
            boolean plain = isAscii(key);
            if (!plain && Utf8.strictly(key).isEmpty()
                    || !isAscii(entry.value()) && Utf8.strictly(entry.value()).isEmpty()) {
                throw new DirectoryException(
                        Kind.BAD_DATA,
                        "line " + entry.line() + ": not UTF-8, which is all that a directory stores",
                        "convert the entry to UTF-8, or keep it in a file");
            }
            if (entry.value().isEmpty() && !isClass) {
                throw new DirectoryException(
                        Kind.BAD_DATA, "line " + entry.line() + ": a directory stores no empty value", "");
            }
            if (!plain) {
                String same = Utf8.bytes(Utf8.compared(key));
                String other = compared.putIfAbsent(same, key);
                boolean clashes = other != null || !same.equals(key) && target.get(same) != null;
                if (clashes) {
                    throw new DirectoryException(
                            Kind.BAD_DATA,
                            "line " + entry.line() + ": to a directory this key is the same as another of the file:"
                                    + " outside ASCII, too, it compares without case",
                            "keep one of the two");
                }
            }
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
