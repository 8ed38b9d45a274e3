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
                        "line " + entry.line() + ": not UTF-8, and a directory stores nothing else",
                        "convert the entry to UTF-8, or keep it in a file");
            }
            if (entry.value().isEmpty() && !isClass) {
                throw new DirectoryException(
                        Kind.BAD_DATA, "line " + entry.line() + ": a directory cannot store an empty value", "");
            }
            if (!plain) {
                String same = Utf8.bytes(Utf8.compared(key));
                String other = compared.putIfAbsent(same, key);
                boolean clashes = other != null || !same.equals(key) && target.get(same) != null;
                if (clashes) {
                    throw new DirectoryException(
                            Kind.BAD_DATA,
                            "line " + entry.line() + ": for a directory this key equals another one in the file, "
                                    + "because it also ignores case outside ASCII",
                            "keep one of them");
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
