package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of TCP ports that the host knows (/etc/services); case matters. */
final class Services {
    private static final String FILE = "/etc/services";

    private final Host host;
    private @Nullable Set<String> names;

    Services(Host host) {
        this.host = host;
    }

    boolean knows(String name) {
        Set<String> known = names;
        if (known == null) {
            known = read();
            names = known;
        }
        return known.contains(name);
    }

    private Set<String> read() {
        Set<String> known = new HashSet<>();
        for (String line : host.read(FILE, Host.FileUse.PLAIN).text().orElse("").split("\n", -1)) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length > 1 && words[1].endsWith("/tcp")) {
                known.add(words[0]);
                known.addAll(Arrays.asList(words).subList(2, words.length));
            }
        }
        return known;
    }
}
