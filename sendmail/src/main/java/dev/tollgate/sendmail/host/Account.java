package dev.tollgate.sendmail.host;

import dev.tollgate.sendmail.scan.Chars;

/** An account of the host. */
public record Account(String name, int uid, int gid, String gecos, String home, String shell) {
    /** The full name in the comment: what stands in front of a comma; an ampersand is the name with a capital. */
    public String fullName() {
        StringBuilder full = new StringBuilder();
        for (int i = gecos.startsWith("*") ? 1 : 0; i < gecos.length() && ",;%".indexOf(gecos.charAt(i)) < 0; i++) {
            if (gecos.charAt(i) != '&') {
                full.append(gecos.charAt(i));
            } else if (!name.isEmpty()) {
                char first = name.charAt(0);
                full.append(Chars.isAlpha(first) && first >= 'a' ? (char) (first - ('a' - 'A')) : first)
                        .append(name, 1, name.length());
            }
        }
        return full.toString();
    }
}
