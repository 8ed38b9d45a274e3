package dev.tollgate.sendmail.resolve;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.scan.Lines;
import org.jspecify.annotations.Nullable;

/** Whether a name server can be asked for a name: what has no place in a query is not sent (res_mkquery). */
final class QueriedName {
    private static final String RESOLVER = "/etc/resolv.conf";
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private final Host host;
    private @Nullable String domain;

    QueriedName(Host host) {
        this.host = host;
    }

    /**
     * Whether the last of the queries for {@code name} can be sent. A name without a dot at its end is asked for in the
     * resolver's domains, too, after it has been asked for as it is.
     */
    boolean isSent(String name) {
        if (name.equals(".")) {
            return true;
        }
        boolean whole = name.endsWith(".");
        String bare = whole ? name.substring(0, name.length() - 1) : name;
        for (int from = 0; from <= bare.length(); ) {
            int end = end(bare, from);
            if (end == from || end - from > LONGEST_LABEL) {
                return false;
            }
            from = end + 1;
        }
        return bare.length() + (whole ? 0 : 1 + domain().length()) <= LONGEST;
    }

    /** The end of the label at {@code from}; a backslash takes its meaning from a dot. */
    private static int end(String name, int from) {
        int at = from;
        while (at < name.length() && name.charAt(at) != '.') {
            at += name.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, name.length());
    }

    /** The domain that the resolver tries last: of its own file, or the host's. */
    private String domain() {
        String known = domain;
        if (known == null) {
            known = read();
            domain = known;
        }
        return known;
    }

    private String read() {
        String node = host.nodeName();
        int dot = node.indexOf('.');
        String last = dot < 0 ? "" : node.substring(dot + 1);
        for (String line :
                Lines.of(host.read(RESOLVER, Host.FileUse.PLAIN).text().orElse(""))) {
            String[] words = line.strip().split("[ \t]+");
            if (words.length > 1 && (words[0].equals("search") || words[0].equals("domain"))) {
                last = words[words.length - 1];
            }
        }
        return last;
    }
}
