package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.Feature;
import java.util.Arrays;

/**
 * The search rulesets D (LookUpDomain), A (LookUpAddress), F (LookUpFull), U (LookUpUser), E (LookUpExact) and
 * SearchList. Each answers the tokens between the first angle brackets of the workspace that the ruleset returns, so that
 * {@code ?} means that nothing was found.
 */
final class Search {
    /** Whether a search tries keys with the tag only, or without it too. */
    enum Mode {
        /** {@code !} in the cf. */
        TAGGED("!"),
        /** {@code +} in the cf. */
        ALSO_UNTAGGED("+");

        private final String mark;

        Mode(String mark) {
            this.mark = mark;
        }
    }

    private static final String[] NONE = {"?"};
    private static final String[] FAILED = {"<", "TMPF", ">"};

    private final Session session;
    private final LookupTag tag;
    private final Mode mode;
    private final String[] ifNone;
    private boolean byDefault;

    /** A search. */
    Search(Session session, Mode mode, LookupTag tag) {
        this(session, mode, tag, NONE);
    }

    /** A search that answers {@code ifNone} when nothing is found. */
    Search(Session session, Mode mode, LookupTag tag, String[] ifNone) {
        this.session = session;
        this.tag = tag;
        this.mode = mode;
        this.ifNone = ifNone;
    }

    private String[] probe(SearchKey key, int from, int to) {
        return session.access(tag, key, from, to, mode == Mode.ALSO_UNTAGGED);
    }

    private String[] probe(String key) {
        String[] value = session.access(tag.spelled() + ":" + key);
        if (Session.isNotFound(value) && mode == Mode.ALSO_UNTAGGED) {
            return session.access(key);
        }
        return value;
    }

    /** Ruleset D: the host or domain, then its parents; an address in brackets loses its last parts instead. */
    String[] D(SearchKey host) {
        return D(host, 0);
    }

    /** Ruleset D for the address's domain. */
    String[] D(Mailbox mailbox) {
        return D(mailbox.key(), mailbox.at() + 1);
    }

    /** Ruleset D for the host that begins at token {@code begin} of {@code host}. */
    private String[] D(SearchKey host, int begin) {
        if (host.length() == begin) {
            int before = session.lookups();
            try {
                String[] value = session.access(tag);
                return Session.isNotFound(value) ? ifNone : Workspace.of(value, ">", "<", Workspace.EMPTY, leftOver());
            } catch (Session.Unscanned e) {
                return ended(Workspace.EMPTY, before);
            }
        }
        SearchKey key = host;
        int from = begin;
        boolean bracketed = key.is(from, '[') && key.is(key.length() - 1, ']');
        boolean shortened = false;
        boolean colons = false;
        int depth = 0;
        int before = session.lookups();
        try {
            while (true) {
                if (!session.enter()) {
                    return refused(key.from(from));
                }
                depth++;
                before = session.lookups();
                String[] value = probe(key, from, key.length());
                int dot = key.dotAfter(from);
                if (Session.isNotFound(value) && dot >= 0 && session.has(Feature.LOOKUPDOTDOMAIN)) {
                    value = probe(key, dot, key.length());
                }
                if (isSkip(value)) {
                    return ifNone;
                }
                if (!Session.isNotFound(value)) {
                    return endsFailed(value) ? FAILED : value;
                }
                int shorter = bracketed ? key.beforeLast(from + 1, key.length() - 1) : -1;
                if (shorter > from + 1) {
                    colons = key.is(shorter, ':');
                    key = key.bracketed(from, shorter);
                    from = 0;
                    shortened = true;
                    continue;
                }
                if (shortened || dot < 0) {
                    return ifNone;
                }
                from = dot + 1;
                bracketed = key.is(from, '[') && key.is(key.length() - 1, ']');
            }
        } catch (Session.Unscanned e) {
            String[] left = ended(key.from(from), before);
            // The rules that shorten an IPv6 address go on with what the shorter one has left.
            return colons && isMarked(left) ? ifNone : left;
        } finally {
            leave(depth);
        }
    }

    /** Ruleset A: the address, then its networks, octet by octet or group by group. */
    String[] A(SearchKey key) {
        if (key.length() == 0) {
            return leftOver();
        }
        int end = key.length();
        int depth = 0;
        int before = session.lookups();
        try {
            while (true) {
                if (!session.enter()) {
                    return refused(key.to(end));
                }
                depth++;
                before = session.lookups();
                String[] value = probe(key, 0, end);
                if (isSkip(value)) {
                    return ifNone;
                }
                if (!Session.isNotFound(value)) {
                    return endsFailed(value) ? FAILED : value;
                }
                int shorter = key.beforeLast(0, end);
                if (shorter <= 0) {
                    return ifNone;
                }
                end = shorter;
            }
        } catch (Session.Unscanned e) {
            return ended(key.to(end), before);
        } finally {
            leave(depth);
        }
    }

    private boolean isSkip(String[] value) {
        return Workspace.is(value, "SKIP") && session.has(Feature.SKIP);
    }

    private void leave(int depth) {
        for (int i = 0; i < depth; i++) {
            session.leave();
        }
    }

    /** The value for a host by name, by address, or by default: D, A, and the tag alone. */
    String[] host(SearchKey name, SearchKey addr) {
        String[] value = D(name);
        if (isMarked(value)) {
            value = A(addr);
        }
        byDefault = isMarked(value);
        return byDefault ? session.access(tag) : value;
    }

    /** The workspace that {@link #host} leaves: D and A put an empty second part after the value. */
    String[] workspace(String[] value) {
        return byDefault ? Workspace.angled(value) : Workspace.angled(value, "<", ">");
    }

    /** The arguments after the key, when they stay in the workspace. */
    private String[] leftOver() {
        return Workspace.of(">", "<", ifNone, ">", "<", mode.mark, tag.spelled());
    }

    /** What is left when the recursion limit is hit: the arguments of the call that was not made. */
    private String[] refused(String[] key) {
        return Workspace.of(key, leftOver());
    }

    /** What a ruleset leaves whose lookup has ended it: its arguments, marked if that was not its first lookup. */
    private String[] ended(String[] key, int before) {
        String[] arguments = refused(key);
        return session.lookups() - before > 1 ? Workspace.of(NONE, ">", "<", arguments) : arguments;
    }

    /** Whether the workspace with {@code value} begins with {@code <?>}, as after a search that has found nothing. */
    static boolean isMarked(String[] value) {
        return Session.isNotFound(value) || value.length > 1 && value[0].equals("?") && value[1].equals(">");
    }

    /** Ruleset A after a search by name that has found nothing, for what that left behind the mark. */
    String[] orByAddress(String[] byName, SearchKey addr) {
        if (!isMarked(byName)) {
            return byName;
        }
        if (Session.isNotFound(byName)) {
            return A(addr);
        }
        int end = Arrays.asList(byName).lastIndexOf("?") - 2;
        String[] value = A(new SearchKey(Arrays.copyOfRange(byName, 3, end)));
        return isMarked(value) ? ifNone : value;
    }

    /** Ruleset F: the address, then without its detail. */
    String[] F(Mailbox mailbox) {
        SearchKey key = mailbox.key();
        int bracket = key.find('>', 0, mailbox.at());
        while (bracket >= 0 && !key.is(bracket + 1, '<')) {
            bracket = key.find('>', bracket + 1, mailbox.at());
        }
        // What a value without a token has left in front of an address ends the list's first item early.
        return bracket < 0
                ? withDetail(key, key.length(), false)
                : withDetail(new SearchKey(key.to(bracket)), bracket, false);
    }

    /** Ruleset F for the address without its domain. */
    String[] FWithoutDomain(Mailbox mailbox) {
        return withDetail(mailbox.key(), mailbox.at() + 1, false);
    }

    /** Ruleset U: {@code user@}, then without its detail. */
    String[] U(Mailbox mailbox) {
        return withDetail(mailbox.key(), mailbox.at() + 1, true);
    }

    /**
     * Looks up the tokens before {@code end}, then with {@code +*} and with nothing in place of the detail.
     *
     * @param toEnd whether the detail ends at the last token; otherwise at the next at sign
     */
    private String[] withDetail(SearchKey key, int end, boolean toEnd) {
        if (!session.enter()) {
            return refused(key.to(end));
        }
        int before = session.lookups();
        try {
            String[] value = probe(key, 0, end);
            int plus = Session.isNotFound(value) ? key.find('+', 1, end) : -1;
            int at = toEnd ? end - 1 : key.find('@', plus + 1, end - 1);
            if (plus > 0 && plus < at) {
                String base = key.text(0, plus);
                String rest = key.text(at, end);
                value = probe(base + "+*" + rest);
                if (Session.isNotFound(value)) {
                    value = probe(base + rest);
                }
            }
            return result(value, key, end);
        } catch (Session.Unscanned e) {
            return ended(key.to(end), before);
        } finally {
            session.leave();
        }
    }

    /** Ruleset E: the key as it is. */
    String[] E(SearchKey key) {
        if (!session.enter()) {
            return refused(key.tokens());
        }
        int before = session.lookups();
        try {
            String[] value = key.length() == 0 ? session.access(tag) : probe(key, 0, key.length());
            return result(value, key, key.length());
        } catch (Session.Unscanned e) {
            return ended(key.tokens(), before);
        } finally {
            session.leave();
        }
    }

    private String[] result(String[] value, SearchKey key, int end) {
        if (Session.isNotFound(value)) {
            return ifNone;
        }
        if (value.length == 0) {
            // An empty value lets the rule's <$+> reach into the key.
            return Workspace.of(">", "<", key.to(end));
        }
        return endsFailed(value) ? FAILED : value;
    }

    /** One search of a list. */
    @FunctionalInterface
    interface Step {
        String[] search();
    }

    /** Ruleset SearchList: the first result of several searches, each one call deeper than the one before. */
    String[] searchList(Step... steps) {
        int entered = 0;
        try {
            for (Step step : steps) {
                if (!session.enter()) {
                    return ifNone;
                }
                entered++;
                String[] value = step.search();
                if (!Session.isNotFound(value)) {
                    return value;
                }
            }
            return ifNone;
        } finally {
            leave(entered);
        }
    }

    private static boolean endsFailed(String[] value) {
        int length = value.length;
        return length >= 3
                && value[length - 3].equals("<")
                && value[length - 2].equalsIgnoreCase("TMPF")
                && value[length - 1].equals(">");
    }
}
