package dev.tollgate.sendmail.resolve;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hosts that take mail for a name (domain.c, getmxrr), from what is known of the name server and from the host's files. */
public final class Exchangers {
    private final Host host;
    private final MapSettings settings;
    private final CanonicalNames names;

    /**
     * An answer.
     *
     * @param hosts the hosts as a name server's fact lists them, or one name; {@code null} without any
     * @param status what the lookup ends with, which is not 0 for names that only the host's files know
     */
    public record Answer(@Nullable String hosts, int status) {}

    public Exchangers(Host host, Program program, MapSettings settings) {
        this.host = host;
        this.settings = settings;
        names = new CanonicalNames(host, program, settings);
    }

    /** Asks for {@code name} as map {@code map} does. */
    public Answer find(String map, String name) {
        if (name.startsWith("[")) {
            return bracketed(map, name);
        }
        if (!settings.asksNameServer()) {
            // Without a name server no host takes mail for another, nor for itself.
            return new Answer(null, Sysexits.OK);
        }
        Fact fact = host.fact("bestmx", map, name);
        return switch (fact.kind()) {
            case FOUND -> new Answer(fact.value(), Sysexits.OK);
            case TEMPORARY -> new Answer(null, Sysexits.TEMPFAIL);
            default -> canonical(map, name, Sysexits.NOTFOUND);
        };
    }

    /** An address in brackets stands for itself; a name in brackets has its canonical name, and no other host. */
    private Answer bracketed(String map, String name) {
        int end = name.indexOf(']');
        if (end < 0) {
            return new Answer(null, Sysexits.OK);
        }
        String inside = name.substring(1, end);
        String bare = Chars.begins(inside, 0, "IPv6:") ? inside.substring("IPv6:".length()) : inside;
        return Addresses.isAddress(bare) ? new Answer(name, Sysexits.OK) : canonical(map, inside, Sysexits.OK);
    }

    private Answer canonical(String map, String name, int status) {
        Optional<String> found = names.find(name, map).name();
        return new Answer(found.map(text -> text + ".").orElse(null), status);
    }
}
