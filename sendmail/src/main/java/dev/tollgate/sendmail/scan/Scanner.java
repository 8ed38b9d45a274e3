package dev.tollgate.sendmail.scan;

import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into tokens (parseaddr.c, prescan). All scans of a process share one vector of tokens, which ends at the
 * first {@code null}: a scan that fails leaves in it what it has found so far in front of what was there, and callers
 * that work in the vector see that.
 */
public final class Scanner {
    /** The most tokens of one scan, and of a workspace. */
    public static final int MOST_TOKENS = 1000;
    /** The longest token, and the length to which an address that is too long is cut. */
    public static final int LONGEST = 256;
    /** The room for one address, a byte for each of a token's and one after it. */
    public static final int ADDRESS_ROOM = 1256;
    /** The room for one side of a rule. */
    public static final int RULE_ROOM = 3048;

    /** The size of a workspace: what calls add to one may bring it above {@link #MOST_TOKENS}. */
    public static final int ROOM = 3 * MOST_TOKENS;

    private static final int SLACK = 5;
    private static final int NONE = -1;
    private static final int LONGEST_OPERATORS = 40;

    /** Whether signs that have no partner are faults, which are reported and repaired. */
    public enum Balance {
        REQUIRED,
        FREE
    }

    private final Report report;
    private final Supplier<String> operators;
    private final @Nullable String[] vector = new @Nullable String[ROOM];
    private @Nullable Tables tables;
    private int end;
    private boolean cut;

    /**
     * A scanner.
     *
     * @param operators the operator characters of the configuration, asked for once, at the first scan
     */
    public Scanner(Report report, Supplier<String> operators) {
        this.report = report;
        this.operators = operators;
    }

    /** Where the last scan stopped: at its delimiter, or at the end of the text. */
    public int end() {
        return end;
    }

    /** Whether the last scan cut its text to {@link #LONGEST} bytes, as sendmail does in place. */
    public boolean hasCut() {
        return cut;
    }

    /** Whether {@code token} begins like a word; two such are kept apart when tokens are joined. */
    public boolean isAtom(String token) {
        return !token.isEmpty() && tables().of(Table.INTERNAL)[token.charAt(0) & 0xff] == Tables.ATOM;
    }

    /** The vector that all scans use. */
    public @Nullable String[] vector() {
        return vector;
    }

    private Tables tables() {
        Tables made = tables;
        if (made == null) {
            String chars = operators.get();
            made = new Tables(chars.substring(0, Math.min(chars.length(), LONGEST_OPERATORS)));
            tables = made;
        }
        return made;
    }

    /** Scans a whole text that comes from outside. */
    public @Nullable String @Nullable [] scan(String text, Table table) {
        return scan(text, 0, '\0', table, Balance.REQUIRED, ADDRESS_ROOM);
    }

    /**
     * Scans {@code text} from {@code from} to a delimiter.
     *
     * @param delimiter '\0' for none
     * @param room the bytes that the tokens may take
     * @return the vector, or {@code null} where there is no token or a limit is met
     */
    public @Nullable String @Nullable [] scan(
            String text, int from, char delimiter, Table table, Balance balance, int room) {
        byte[] types = tables().of(table);
        report.errno(Errno.NONE);
        String before = report.to();
        report.to(text.substring(from));
        cut = false;
        boolean found = new Run(text, from, delimiter, types, balance == Balance.FREE, room).scan();
        report.to(before);
        return found ? vector : null;
    }

    /** One scan. */
    private final class Run {
        private final String text;
        private final int from;
        private final char delimiter;
        private final byte[] types;
        private final boolean free;
        private final int room;
        private final StringBuilder token = new StringBuilder();
        private int at;
        private int used;
        private int count;
        private int c = NONE;
        private byte state = Tables.ATOM;
        private boolean backslash;
        private boolean route;
        private int comments;
        private int angles;

        Run(String text, int from, char delimiter, byte[] types, boolean free, int room) {
            this.text = text;
            this.from = from;
            this.at = from;
            this.delimiter = delimiter;
            this.types = types;
            this.free = free;
            this.room = room;
        }

        boolean scan() {
            do {
                if (!readToken() || !token.isEmpty() && !store()) {
                    end = at > from ? at - 1 : at;
                    return false;
                }
            } while (c != '\0' && (c != delimiter || angles > 0));
            vector[count] = null;
            end = at > from ? at - 1 : at;
            return count > 0;
        }

        private boolean store() {
            if (isFull()) {
                return tooLong();
            }
            used++;
            if (count == MOST_TOKENS) {
                report.user("553", "prescan: too many tokens");
                return false;
            }
            if (token.length() > LONGEST) {
                report.user("553", "prescan: token too long");
                return false;
            }
            vector[count++] = token.toString();
            return true;
        }

        private boolean isFull() {
            return used >= room - SLACK;
        }

        private boolean tooLong() {
            report.user("553", "Address too long");
            cut = text.length() - from > LONGEST;
            return false;
        }

        private void append(int next) {
            token.append((char) (next == 0xff ? 0x7f : next));
            used++;
        }

        /** Reads up to where the next token begins; false where there is no room. */
        private boolean readToken() {
            token.setLength(0);
            while (true) {
                if (c != NONE && !backslash) {
                    if (isFull()) {
                        return tooLong();
                    }
                    append(c);
                }
                c = at < text.length() ? text.charAt(at) : '\0';
                at++;
                if (c == '\0') {
                    if (!mend()) {
                        return true;
                    }
                } else if (c == delimiter && comments <= 0 && state != Tables.QUOTE) {
                    if (angles <= 0) {
                        return true;
                    }
                    if (delimiter == ',' && !route && !free) {
                        report.user("553", "Unbalanced '<'");
                        c = '>';
                        at--;
                    }
                }
                if (backslash) {
                    backslash = false;
                    if (comments > 0) {
                        c = NONE;
                        continue;
                    }
                    if (c != '!' || state == Tables.QUOTE) {
                        if (isFull()) {
                            return tooLong();
                        }
                        append('\\');
                        continue;
                    }
                }
                weigh();
                if (c == NONE) {
                    continue;
                }
                if (c == delimiter && angles <= 0 && state != Tables.QUOTE || advance()) {
                    return true;
                }
            }
        }

        /** Supplies the sign that is missing at the end; false if the text is complete. */
        private boolean mend() {
            if (free) {
                return false;
            }
            if (state == Tables.QUOTE) {
                report.user("553", "Unbalanced '\"'");
                c = '"';
            } else if (comments > 0) {
                report.user("553", "Unbalanced '('");
                c = ')';
            } else if (angles > 0) {
                report.user("553", "Unbalanced '<'");
                c = '>';
            } else {
                return false;
            }
            at--;
            return true;
        }

        /** Counts brackets and comments, and drops what stands in comments or has no partner. */
        private void weigh() {
            boolean commenting = types['('] == Tables.SPACE;
            if (c == '\\') {
                backslash = true;
            } else if (state == Tables.QUOTE) {
                return;
            } else if (c == '(' && commenting) {
                comments++;
                c = NONE;
            } else if (c == ')' && commenting) {
                if (comments > 0) {
                    comments--;
                } else if (!free) {
                    report.user("553", "Unbalanced ')'");
                    c = NONE;
                }
            } else if (comments > 0) {
                c = NONE;
            } else if (c == '<') {
                angles++;
                int next = Chars.skipSpace(text, Math.min(at, text.length()));
                route |= next < text.length() && text.charAt(next) == '@';
            } else if (c == '>') {
                if (angles > 0) {
                    angles--;
                } else if (!free) {
                    report.user("553", "Unbalanced '>'");
                    c = NONE;
                }
                route = false;
            }
        }

        /** Goes to the state that the char leads to; true if a token ends in front of it. */
        private boolean advance() {
            byte type = types[c & 0xff];
            byte old = state;
            if (old == Tables.QUOTE) {
                state = type == Tables.QUOTE ? Tables.OPERATOR : Tables.QUOTE;
                return false;
            }
            if (old == Tables.ONE) {
                state = Tables.OPERATOR;
                return false;
            }
            state = type;
            if (type == Tables.SPACE) {
                c = NONE;
            }
            boolean ends = old == Tables.OPERATOR || old == Tables.ATOM && type != Tables.ATOM;
            return ends;
        }
    }
}
