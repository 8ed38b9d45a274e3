package dev.tollgate.sendmail.regex;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression as {@code regcomp} of the GNU C library does. Where case does not count the whole expression is
 * taken in upper case, names of classes aside, as that library does it.
 */
final class RegexParser {
    private static final int MOST_REPETITIONS = 0x7fff;
    private static final int BYTES = 256;
    private static final int LARGEST = 400_000;
    private static final int DEEPEST = 1000;

    private final String text;
    private final boolean basic;
    private final boolean fold;
    private final BitSet closed = new BitSet();
    private int at;
    private int groups;
    private boolean references;
    /** The token read last. */
    private Kind kind = Kind.END;

    private char literal;
    private int tokenAt;

    /** The kinds of tokens. */
    private enum Kind {
        END,
        CHAR,
        ANY,
        BRACKET,
        OPEN,
        CLOSE,
        ALTERNATIVE,
        STAR,
        PLUS,
        QUESTION,
        OPEN_INTERVAL,
        CLOSE_INTERVAL,
        ANCHOR,
        BACK,
        SET,
        BACKSLASH
    }

    RegexParser(String text, boolean basic, boolean fold) {
        this.text = text;
        this.basic = basic;
        this.fold = fold;
    }

    int groups() {
        return groups;
    }

    /** Whether the expression refers to what its groups have matched. */
    boolean hasReferences() {
        return references;
    }

    Node parse() throws RegexException {
        next(true);
        Node tree = alternatives(0);
        return tree == null ? new Node.Empty() : tree;
    }

    private void next(boolean caretAnchors) throws RegexException {
        tokenAt = at;
        if (at >= text.length()) {
            kind = Kind.END;
            return;
        }
        char c = text.charAt(at++);
        literal = c;
        kind = Kind.CHAR;
        if (c == '\\') {
            if (at >= text.length()) {
                kind = Kind.BACKSLASH;
                return;
            }
            literal = text.charAt(at++);
            escaped(literal);
            return;
        }
        switch (c) {
            case '*' -> kind = Kind.STAR;
            case '.' -> kind = Kind.ANY;
            case '[' -> kind = Kind.BRACKET;
            case '^' -> kind = !basic || caretAnchors || tokenAt == 0 ? Kind.ANCHOR : Kind.CHAR;
            case '$' -> kind = !basic || endsBranch() ? Kind.ANCHOR : Kind.CHAR;
            default -> {
                if (!basic) {
                    special(c);
                }
            }
        }
    }

    private boolean endsBranch() {
        return at == text.length() || text.startsWith("\\)", at) || text.startsWith("\\|", at);
    }

    private void special(char c) {
        switch (c) {
            case '+' -> kind = Kind.PLUS;
            case '?' -> kind = Kind.QUESTION;
            case '{' -> kind = Kind.OPEN_INTERVAL;
            case '}' -> kind = Kind.CLOSE_INTERVAL;
            case '(' -> kind = Kind.OPEN;
            case ')' -> kind = Kind.CLOSE;
            case '|' -> kind = Kind.ALTERNATIVE;
            default -> {}
        }
    }

    private void escaped(char c) {
        if (c >= '1' && c <= '9') {
            kind = Kind.BACK;
        } else if ("<>bB`'".indexOf(c) >= 0) {
            kind = Kind.ANCHOR;
        } else if ("wWsS".indexOf(c) >= 0) {
            kind = Kind.SET;
        } else if (basic) {
            special(c);
        }
    }

    private @Nullable Node alternatives(int depth) throws RegexException {
        Node tree = branch(depth);
        while (kind == Kind.ALTERNATIVE) {
            next(true);
            Node other = kind == Kind.ALTERNATIVE || kind == Kind.END || depth > 0 && kind == Kind.CLOSE
                    ? null
                    : branch(depth);
            tree = new Node.Either(tree, other);
        }
        return tree;
    }

    private @Nullable Node branch(int depth) throws RegexException {
        Node tree = null;
        while (kind != Kind.ALTERNATIVE && kind != Kind.END && !(depth > 0 && kind == Kind.CLOSE)) {
            Node part = expression(depth);
            if (part != null) {
                tree = tree == null ? part : new Node.Sequence(tree, part);
            }
        }
        return tree;
    }

    private @Nullable Node expression(int depth) throws RegexException {
        Node tree;
        switch (kind) {
            case ANCHOR -> {
                Node anchor = new Node.Anchor(place());
                // An anchor cannot be repeated; what follows it begins anew.
                next(true);
                return anchor;
            }
            case OPEN -> tree = group(depth);
            case BRACKET -> {
                BracketParser bracket = new BracketParser(text, at, fold);
                tree = new Node.Bytes(bracket.parse());
                at = bracket.end();
            }
            case ANY -> tree = new Node.Bytes(all());
            case SET -> tree = new Node.Bytes(set(literal));
            case BACK -> {
                int number = literal - '0';
                if (!closed.get(number)) {
                    throw new RegexException("Invalid back reference");
                }
                references = true;
                tree = new Node.Back(number);
            }
            case STAR, PLUS, QUESTION, OPEN_INTERVAL -> {
                if (!basic || kind == Kind.OPEN_INTERVAL) {
                    throw new RegexException("Invalid preceding regular expression");
                }
                tree = literal();
            }
            case CLOSE -> {
                if (basic) {
                    throw new RegexException("Unmatched ) or \\)");
                }
                tree = literal();
            }
            case BACKSLASH -> throw new RegexException("Trailing backslash");
            default -> tree = literal();
        }
        next(false);
        while (kind == Kind.STAR || kind == Kind.PLUS || kind == Kind.QUESTION || kind == Kind.OPEN_INTERVAL) {
            tree = repeated(tree);
            if (basic && (kind == Kind.STAR || kind == Kind.OPEN_INTERVAL)) {
                throw new RegexException("Invalid preceding regular expression");
            }
        }
        return tree;
    }

    private Node.Place place() {
        return switch (literal) {
            case '^', '`' -> Node.Place.START;
            case '$', '\'' -> Node.Place.END;
            case '<' -> Node.Place.WORD_START;
            case '>' -> Node.Place.WORD_END;
            case 'b' -> Node.Place.WORD_EDGE;
            default -> Node.Place.NO_WORD_EDGE;
        };
    }

    private Node group(int depth) throws RegexException {
        int number = ++groups;
        if (depth > DEEPEST) {
            throw new RegexException("Memory exhausted");
        }
        next(true);
        Node body = kind == Kind.CLOSE ? null : alternatives(depth + 1);
        if (kind != Kind.CLOSE) {
            throw new RegexException("Unmatched ( or \\(");
        }
        closed.set(number);
        return new Node.Group(number, body, false);
    }

    private Node literal() {
        BitSet one = new BitSet(BYTES);
        one.set(fold ? upper(literal) : literal);
        return new Node.Bytes(one);
    }

    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }

    private static BitSet all() {
        BitSet all = new BitSet(BYTES);
        all.set(1, BYTES);
        return all;
    }

    private static BitSet set(char letter) {
        BitSet set = new BitSet(BYTES);
        for (char c = 0; c < BYTES; c++) {
            boolean in = letter == 'w' || letter == 'W' ? isWord(c) : c == ' ' || c >= '\t' && c <= '\r';
            set.set(c, in);
        }
        if (letter == 'W' || letter == 'S') {
            set.flip(0, BYTES);
        }
        return set;
    }

    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private @Nullable Node repeated(@Nullable Node body) throws RegexException {
        int least = kind == Kind.PLUS ? 1 : 0;
        int most = kind == Kind.QUESTION ? 1 : -1;
        if (kind == Kind.OPEN_INTERVAL) {
            int[] interval = interval();
            least = interval[0];
            most = interval[1];
        }
        next(false);
        if (body == null || least == 0 && most == 0) {
            return null;
        }
        if (most - least > DEEPEST || (long) size(body) * Math.max(least, most) > LARGEST) {
            throw new RegexException("Memory exhausted");
        }
        Node head = null;
        for (int i = 0; i < least; i++) {
            head = head == null ? body : new Node.Sequence(head, body);
        }
        if (least == most && head != null) {
            return head;
        }
        Node part = optional(body);
        Node tail = most < 0 ? new Node.Star(part) : new Node.Either(part, null);
        for (int i = least + 2; i <= most; i++) {
            tail = new Node.Either(new Node.Sequence(tail, part), null);
        }
        return head == null ? tail : new Node.Sequence(head, tail);
    }

    private static Node optional(Node body) {
        return body instanceof Node.Group group ? new Node.Group(group.number(), group.body(), true) : body;
    }

    private static int size(@Nullable Node node) {
        if (node instanceof Node.Sequence both) {
            return size(both.first()) + size(both.second());
        }
        if (node instanceof Node.Either both) {
            return 1 + size(both.first()) + size(both.second());
        }
        if (node instanceof Node.Star star) {
            return 1 + size(star.body());
        }
        if (node instanceof Node.Group group) {
            return 2 + size(group.body());
        }
        return node == null ? 0 : 1;
    }

    /** Reads an interval up to its closing brace: least and most, -1 for without end. */
    private int[] interval() throws RegexException {
        int least = number();
        if (least == -1) {
            if (kind != Kind.CHAR || literal != ',') {
                throw new RegexException("Invalid content of \\{\\}");
            }
            least = 0;
        }
        int most = -2;
        if (least != -2) {
            most = kind == Kind.CLOSE_INTERVAL ? least : kind == Kind.CHAR && literal == ',' ? number() : -2;
        }
        if (least == -2 || most == -2) {
            throw new RegexException(kind == Kind.END ? "Unmatched \\{" : "Invalid content of \\{\\}");
        }
        if (most != -1 && least > most || kind != Kind.CLOSE_INTERVAL) {
            throw new RegexException("Invalid content of \\{\\}");
        }
        if (Math.max(least, most) > MOST_REPETITIONS) {
            throw new RegexException("Regular expression too big");
        }
        return new int[] {least, most};
    }

    /** The number up to a comma or the closing brace: -1 for none, -2 for what is none. */
    private int number() throws RegexException {
        int number = -1;
        while (true) {
            next(false);
            if (kind == Kind.END) {
                return -2;
            }
            if (kind == Kind.CLOSE_INTERVAL || literal == ',') {
                return number;
            }
            if (kind != Kind.CHAR || literal < '0' || literal > '9' || number == -2) {
                number = -2;
            } else {
                number = Math.min(Math.max(number, 0) * 10 + literal - '0', MOST_REPETITIONS + 1);
            }
        }
    }
}
