package dev.tollgate.sendmail.resolve;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Lines;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The canonical name of a host, from the services that the service switch names (map.c, getcanonname). */
public final class CanonicalNames {
    private final Host host;
    private final Program program;
    private final MapSettings settings;
    private final QueriedName queries;

    /**
     * An answer.
     *
     * @param name the name, empty without one
     * @param temporary whether a service could not be asked
     */
    public record Answer(Optional<String> name, boolean temporary) {}

    public CanonicalNames(Host host, Program program, MapSettings settings) {
        this.host = host;
        this.program = program;
        this.settings = settings;
        queries = new QueriedName(host);
    }

    /** Looks {@code name} up. */
    public Answer find(String name) {
        return find(name, "host");
    }

    /** Looks {@code name} up for a map. A name that no query can hold leaves its error number behind. */
    public Answer find(String name, String map) {
        boolean temporary = false;
        for (String service : settings.services("hosts")) {
            String found = null;
            if (service.equals("files")) {
                found = inFile(name);
            } else if (service.equals("dns")) {
                Fact fact = host.fact("dns", map, name);
                found = fact.kind() == Fact.Kind.FOUND ? fact.value() : null;
                temporary |= fact.kind() == Fact.Kind.TEMPORARY;
                if (!queries.isSent(name)) {
                    program.report().errno(Errno.EMSGSIZE);
                }
            }
            if (found != null && (program.macros().value('m') != null || found.indexOf('.') >= 0)) {
                return qualified(found);
            }
        }
        return new Answer(Optional.empty(), temporary);
    }

    private Answer qualified(String found) {
        int dot = found.indexOf('.');
        if (dot >= 0 && dot + 1 < found.length()) {
            return new Answer(Optional.of(found), false);
        }
        String domain = program.macros().value('m');
        if (domain == null) {
            return new Answer(Optional.empty(), false);
        }
        return new Answer(Optional.of(found + (found.endsWith(".") ? "" : ".") + domain), false);
    }

    private @Nullable String inFile(String asked) {
        // A dot at the end goes; without it and with it the name may stand in the file.
        String bare = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
        String own = "." + program.macros().value('m');
        String shorter = shortened(bare, own);
        Optional<String> text =
                host.read(settings.hostsFile(), Host.FileUse.PLAIN).text();
        for (String line : Lines.of(text.orElse(""))) {
            int end = line.indexOf('#');
            String names = end < 0 ? line : line.substring(0, end);
            String canonical = canonical(names, bare, shorter);
            if (canonical != null) {
                return canonical;
            }
        }
        return null;
    }

    private static String shortened(String name, String domain) {
        return name.length() > domain.length() && Chars.begins(name, name.length() - domain.length(), domain)
                ? name.substring(0, name.length() - domain.length())
                : name;
    }

    private @Nullable String canonical(String line, String name, String shorter) {
        if (line.isEmpty() || line.startsWith("#")) {
            return null;
        }
        String best = "";
        boolean found = false;
        for (int column = 1; ; column++) {
            String word = Lines.column(line, column, '\0');
            if (word == null) {
                break;
            }
            if (word.isEmpty()) {
                continue;
            }
            if (best.isEmpty() || best.indexOf('.') < 0 && word.indexOf('.') >= 0) {
                best = word;
            }
            found |= Chars.same(word, name) || Chars.same(word, shorter);
        }
        if (!found) {
            return null;
        }
        String domain = program.macros().value('m');
        return best.indexOf('.') < 0 && domain != null ? best + "." + domain : best;
    }
}
