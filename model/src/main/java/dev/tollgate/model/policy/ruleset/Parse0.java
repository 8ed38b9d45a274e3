package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import org.jspecify.annotations.Nullable;

/** Ruleset Parse0: refuses malformed addresses and takes this host's own names off. */
final class Parse0 {
    private static final Lhs LIST = Lhs.of("$* : $* ; <@>");
    private static final Lhs TWO_ATS_HOST = Lhs.of("@ <@ $* >");
    private static final Lhs NO_USER = Lhs.of("<@ $+>");
    private static final Lhs NO_HOST = Lhs.of("$+ <@>");
    private static final Lhs LITERAL_COLON = Lhs.of("<> $* < @ [ $* ] : $+ > $*");
    private static final Lhs LITERAL_COMMA = Lhs.of("<> $* < @ [ $* ] , $+ > $*");
    private static final Lhs LITERAL_MORE = Lhs.of("<> $* < @ [ $* ] $+ > $*");
    private static final Lhs LITERAL = Lhs.of("<> $* < @ [ $+ ] > $*");
    private static final Lhs COLON = Lhs.of("<> $* <$* : $* > $*");
    private static final Lhs MARK = Lhs.of("<> $*");
    private static final Lhs LEADING_DOT = Lhs.of("$* < @ . $* > $*");
    private static final Lhs TWO_DOTS = Lhs.of("$* < @ $* . . $* > $*");
    private static final Lhs TRAILING_AT = Lhs.of("$* < @ $* @ > $*");
    private static final Lhs SECOND_AT = Lhs.of("$* @ $* < @ $* > $*");
    private static final Lhs COMMA = Lhs.of("$* , $~O $*");
    private static final Lhs EMPTY_DOMAIN = Lhs.of("$* < @ > $*");
    private static final Lhs LOCAL_ROUTE = Lhs.of("< @ $=w . > : $*");
    private static final Lhs QUOTED_LOCAL = Lhs.of("$- < @ $=w . >");
    private static final Lhs ONLY_DOMAIN = Lhs.of("< @ $+ >");
    private static final Lhs LOCAL_OPERATOR = Lhs.of("$* $=O $* < @ $=w . >");
    private static final Lhs ONE_TOKEN = Lhs.of("$-");
    private static final Lhs STAR_LOCAL_OPERATOR = Lhs.of("$* $=O $* < @ *LOCAL* >");
    private static final Lhs STAR_LOCAL = Lhs.of("$* < @ *LOCAL* >");

    private final Session session;
    private final Address address;

    Parse0(Session session, Address address) {
        this.session = session;
        this.address = address;
    }

    private @Nullable Match match(Lhs lhs, String[] workspace) {
        return lhs.match(workspace, session);
    }

    private static String[] illegal(String status, String text) {
        return Workspace.error(status, "\"553 " + text + "\"");
    }

    String[] parse0(String[] input) {
        String[] w = input;
        Match m;
        if (w.length == 3 && w[0].equals("<") && w[1].equals("@") && w[2].equals(">")) {
            return w;
        }
        if (isPlain(w)) {
            return ownNames(w);
        }
        if (match(LIST, w) != null) {
            return illegal("5.1.3", "List:; syntax illegal for recipient addresses");
        }
        while ((m = match(TWO_ATS_HOST, w)) != null) {
            w = Workspace.of("<", "@", m.group(1), ">");
        }
        if (match(NO_USER, w) != null) {
            return illegal("5.1.3", "User address required");
        }
        if (match(NO_HOST, w) != null) {
            return illegal("5.1.3", "Hostname required");
        }
        w = Workspace.of("<", ">", w);
        if ((m = match(LITERAL_COLON, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", "[", m.group(2), "]", ":", m.group(3), ">", m.group(4));
        }
        if ((m = match(LITERAL_COMMA, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", "[", m.group(2), "]", ",", m.group(3), ">", m.group(4));
        }
        if (match(LITERAL_MORE, w) != null) {
            return illegal("5.1.2", "Invalid address");
        }
        if ((m = match(LITERAL, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", "[", m.group(2), "]", ">", m.group(3));
        }
        if (match(COLON, w) != null) {
            return illegal("5.1.3", "Colon illegal in host name part");
        }
        if ((m = match(MARK, w)) != null) {
            w = m.group(1);
        }
        String[] invalid = invalidHost(w);
        return invalid == null ? ownNames(w) : invalid;
    }

    /** Whether the address is {@code local<@domain>} of words, with nothing that a rule could object to. */
    private static boolean isPlain(String[] w) {
        int length = w.length;
        if (length < 5 || !w[length - 1].equals(">")) {
            return false;
        }
        int focus = -1;
        for (int i = 0; i < length - 1; i++) {
            String token = w[i];
            if (token.equals("<")) {
                if (focus >= 0 || i == 0 || !w[i + 1].equals("@")) {
                    return false;
                }
                focus = i++;
            } else if (!Prescan.isAtom(token) && !token.equals("+")) {
                boolean innerDot = token.equals(".") && (focus < 0 || i > focus + 2 && !w[i - 1].equals("."));
                if (!innerDot) {
                    return false;
                }
            }
        }
        return focus > 0 && focus < length - 3;
    }

    private String @Nullable [] invalidHost(String[] w) {
        if (match(LEADING_DOT, w) != null || match(TWO_DOTS, w) != null) {
            return illegal("5.1.2", "Invalid host name");
        }
        if (match(TRAILING_AT, w) != null) {
            return illegal("5.1.2", "Invalid route address");
        }
        return match(SECOND_AT, w) != null || match(COMMA, w) != null
                ? illegal("5.1.3", "Invalid route address")
                : null;
    }

    private String[] ownNames(String[] input) {
        String[] w = input;
        Match m;
        if ((m = match(EMPTY_DOMAIN, w)) != null) {
            return again(m.group(1));
        }
        if ((m = match(LOCAL_ROUTE, w)) != null) {
            return again(m.group(2));
        }
        if ((m = match(QUOTED_LOCAL, w)) != null) {
            w = Workspace.of(dequote(m.group(1)), "<", "@", m.group(2), ".", ">");
        }
        if (match(ONLY_DOMAIN, w) != null) {
            return illegal("5.1.3", "User address required");
        }
        if ((m = match(LOCAL_OPERATOR, w)) != null) {
            return again(Workspace.of(m.group(1), m.group(2), m.group(3)));
        }
        if ((m = match(ONE_TOKEN, w)) != null) {
            w = Workspace.of(dequote(m.group(1)), "<", "@", "*LOCAL*", ">");
        }
        if (w.length == 4 && w[0].equals("<") && w[2].equals("*LOCAL*")) {
            return illegal("5.1.3", "User address required");
        }
        if ((m = match(STAR_LOCAL_OPERATOR, w)) != null) {
            return again(Workspace.of(m.group(1), m.group(2), m.group(3)));
        }
        if ((m = match(STAR_LOCAL, w)) != null) {
            w = m.group(1);
        }
        return w;
    }

    private String[] again(String[] inner) {
        if (!session.enter()) {
            return inner;
        }
        try {
            return parse0(address.canonify(inner));
        } finally {
            session.leave();
        }
    }

    /** {@code $(dequote token $)}: the words of a quoted string, if it is one that scans again; otherwise the token. */
    static String[] dequote(String[] token) {
        String text = token[0];
        if (text.indexOf('"') < 0) {
            return token;
        }
        StringBuilder inner = new StringBuilder();
        int angles = 0;
        int parentheses = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> {
                    quoted = !quoted;
                    continue;
                }
                case '\\' -> {
                    if (i + 1 < text.length()) {
                        inner.append(c);
                        c = text.charAt(++i);
                    }
                }
                case '(' -> parentheses++;
                case ')' -> parentheses--;
                case '<' -> angles++;
                case '>' -> angles--;
                case ' ' -> {
                    return token;
                }
                default -> {
                    // Any other character stays as it is.
                }
            }
            if (angles < 0 || parentheses < 0) {
                return token;
            }
            inner.append(c);
        }
        if (angles != 0 || parentheses != 0 || quoted) {
            return token;
        }
        String[] tokens = Prescan.scan(inner.toString(), fault -> {});
        return tokens == null ? token : tokens;
    }
}
