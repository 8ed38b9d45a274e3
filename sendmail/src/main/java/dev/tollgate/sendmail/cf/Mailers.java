package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mailers, numbered in the order in which they were first declared. */
public final class Mailers {
    /** The most that there may be. */
    static final int MOST = 25;

    private final List<Mailer> list = new ArrayList<>();
    private final Map<String, Mailer> byName = new HashMap<>();

    /** The mailer called {@code name}, whatever its case. */
    public Optional<Mailer> find(String name) {
        return Optional.ofNullable(byName.get(Chars.lower(name)));
    }

    /** All of them. */
    public List<Mailer> all() {
        return List.copyOf(list);
    }

    boolean isFull() {
        return list.size() >= MOST;
    }

    /** Puts a mailer in; one of the same name gives up its number. */
    void put(Mailer mailer) {
        Mailer old = byName.put(Chars.lower(mailer.name), mailer);
        if (old == null) {
            mailer.number = list.size();
            list.add(mailer);
        } else {
            mailer.number = old.number;
            list.set(old.number, mailer);
        }
    }

    /** A mailer as {@code =M} prints it. */
    public static String printed(Mailer mailer, Program program) {
        StringBuilder out = new StringBuilder("mailer " + mailer.number + " (" + mailer.name + "): P=" + mailer.path);
        out.append(" S=").append(program.rulesets().name(mailer.senderEnvelope));
        out.append('/').append(program.rulesets().name(mailer.senderHeader));
        out.append(" R=").append(program.rulesets().name(mailer.recipientEnvelope));
        out.append('/').append(program.rulesets().name(mailer.recipientHeader));
        out.append(" M=").append(mailer.maxSize);
        out.append(" U=").append(mailer.uid).append(':').append(mailer.gid).append(" F=");
        mailer.flags.stream().filter(flag -> flag < 0x80).forEach(flag -> out.append((char) flag));
        out.append(" L=").append(mailer.lineLimit).append(" E=").append(program.printed(String.valueOf(mailer.eol)));
        if (mailer.charset != null) {
            out.append(" C=").append(mailer.charset);
        }
        out.append(" T=").append(type(mailer.mtaType)).append('/').append(type(mailer.addressType));
        out.append('/').append(type(mailer.diagnosticType)).append(" r=").append(mailer.maxRecipients);
        List<String> arguments = mailer.arguments == null ? List.of() : mailer.arguments;
        out.append(" A=");
        for (int i = 0; i < arguments.size(); i++) {
            out.append(i == 0 ? "" : " ").append(program.printed(arguments.get(i)));
        }
        return out.append('\n').toString();
    }

    private static String type(@org.jspecify.annotations.Nullable String type) {
        return type == null ? "<undefined>" : type;
    }
}
