package dev.tollgate.audit.check;

import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes of an mc that leave every other byte alone. */
public final class McEdits {
    /** What options have to stand in front of, so that a reader finds them where he looks for them. */
    private static final Set<String> LATE = Set.of(
            "MAILER",
            "MAILER_DEFINITIONS",
            "LOCAL_CONFIG",
            "LOCAL_RULESETS",
            "LOCAL_RULE_0",
            "LOCAL_RULE_1",
            "LOCAL_RULE_2",
            "LOCAL_RULE_3",
            "LOCAL_NET_CONFIG");

    private final McSource mc;
    private final Role role;

    /** Changes of {@code mc}, which configures {@code role}. */
    public McEdits(McSource mc, Role role) {
        this.mc = mc;
        this.role = role;
    }

    /** Gives {@code macro} the definition {@code value}: in the definition that counts, else in a new line. */
    public List<Edit> define(String macro, String value) {
        Optional<Call> counts =
                mc.expansion().definedBy(macro).filter(Call::inMain).filter(this::isWritten);
        if (counts.isPresent()) {
            Optional<int[]> span = argument(counts.get().origin(), 1);
            if (span.isPresent()) {
                return List.of(new Edit(span.get()[0], span.get()[1], "`" + value + "'"));
            }
        }
        return insert("define(`" + macro + "', `" + value + "')dnl");
    }

    /** Puts {@code line} where settings end. */
    public List<Edit> insert(String line) {
        int at = end();
        boolean glued = at == mc.text().length() && at > 0 && mc.text().charAt(at - 1) != '\n';
        return List.of(new Edit(at, at, (glued ? "\n" : "") + line + "\n"));
    }

    /** Takes the call away, with its line where nothing else stands there. */
    public List<Edit> remove(Call call) {
        Origin whole = line(call.origin());
        return List.of(new Edit(whole.start(), whole.end(), ""));
    }

    /** Moves the call's line to where settings end. */
    public List<Edit> move(Call call) {
        Origin whole = line(call.origin());
        String text = mc.text().substring(whole.start(), whole.end());
        List<Edit> edits = new ArrayList<>(insert(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text));
        edits.addAll(remove(call));
        return edits;
    }

    /** Replaces argument {@code index} of a call. */
    public List<Edit> replace(Call call, int index, String value) {
        return argument(call.origin(), index)
                .map(span -> List.of(new Edit(span[0], span[1], "`" + value + "'")))
                .orElse(List.of());
    }

    private boolean isWritten(Call call) {
        return mc.text().startsWith(call.name() + "(", call.origin().start());
    }

    private int end() {
        if (role == Role.MTA) {
            for (Call call : mc.expansion().calls()) {
                if (LATE.contains(call.name()) && call.inMain()) {
                    return mc.text().lastIndexOf('\n', Math.max(0, call.origin().start() - 1)) + 1;
                }
            }
        }
        return mc.text().length();
    }

    private Origin line(Origin call) {
        String text = mc.text();
        int start = text.lastIndexOf('\n', Math.max(0, call.start() - 1)) + 1;
        int newline = text.indexOf('\n', call.end());
        int end = newline < 0 ? text.length() : newline + 1;
        boolean alone = text.substring(start, call.start()).isBlank()
                && text.substring(call.end(), end).strip().matches("(dnl.*)?");
        return alone ? new Origin(call.file(), start, end) : call;
    }

    /** Where argument {@code index} of the call is written, quotes included. */
    private Optional<int[]> argument(Origin call, int index) {
        String text = mc.text();
        int at = text.indexOf('(', call.start()) + 1;
        int argument = 0;
        int depth = 0;
        int quotes = 0;
        int start = at;
        for (; at > 0 && at < call.end(); at++) {
            char c = text.charAt(at);
            if (c == '`') {
                quotes++;
            } else if (c == '\'') {
                quotes--;
            } else if (quotes == 0 && (c == ',' || c == ')') && depth == 0) {
                if (argument == index) {
                    return Optional.of(trimmed(text, start, at));
                }
                argument++;
                start = at + 1;
            } else if (quotes == 0) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return Optional.empty();
    }

    private static int[] trimmed(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new int[] {from, to};
    }
}
