package dev.tollgate.sendmail.scan;

import org.jspecify.annotations.Nullable;

/** One scan of a text: the states that sendmail goes through from one token to the next (parseaddr.c, prescan). */
public final class Scan {
    /** As room: the text is read to its end, however long it, its tokens and their list get. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int SLACK = 5;
    private static final int NONE = -1;

    /** Who is told what stands where in the text. */
    public interface Listener {
        /** A token from {@code start} to {@code end}; what sendmail drops or supplies makes its text another than that. */
        void token(String token, int start, int end);

        /**
         * A fault.
         *
         * @param at the sign without its partner, or where the scan ends
         */
        void fault(Fault fault, int at);
    }

    private final byte[] types;
    private final String text;
    private final int from;
    private final char delimiter;
    private final boolean free;
    private final int room;
    private final Listener listener;
    /** The token where it is another text than what stands between its places. */
    private @Nullable StringBuilder altered;

    private int start;
    private int end;
    private int at;
    private int place;
    private int used;
    private int count;
    private int c = NONE;
    private byte state = Tables.ATOM;
    private boolean backslash;
    private boolean route;
    private int comments;
    private int angles;
    private int quote;
    private int comment;
    private int angle;

    Scan(byte[] types, String text, int from, char delimiter, boolean free, int room, Listener listener) {
        this.types = types;
        this.text = text;
        this.from = from;
        this.at = from;
        this.delimiter = delimiter;
        this.free = free;
        this.room = room;
        this.listener = listener;
    }

    /**
     * Scans a text that comes from outside, by the stock OperatorChars.
     *
     * @param room the bytes that the tokens may take, or {@link #UNLIMITED}
     * @return whether the text was read to its end
     */
    public static boolean stock(String text, int room, Listener listener) {
        return new Scan(Tables.STOCK.of(Table.EXTERNAL), text, 0, '\0', false, room, listener).run();
    }

    /** Whether the text, or its part in front of the delimiter, was read to its end. */
    boolean run() {
        do {
            if (!readToken() || start < end && !store()) {
                return false;
            }
        } while (c != '\0' && (c != delimiter || angles > 0));
        return true;
    }

    /** Where the scan stopped: at its delimiter, or at the end of the text. */
    int end() {
        return at > from ? at - 1 : at;
    }

    private boolean store() {
        if (isFull()) {
            return stop(Fault.LONG_ADDRESS);
        }
        used++;
        String token = altered == null ? stretch() : altered.toString();
        if (room != UNLIMITED) {
            if (count == Scanner.MOST_TOKENS) {
                return stop(Fault.MANY_TOKENS);
            }
            if (token.length() > Scanner.LONGEST) {
                return stop(Fault.LONG_TOKEN);
            }
        }
        count++;
        listener.token(token, start, Math.min(end, text.length()));
        return true;
    }

    private String stretch() {
        char first = text.charAt(start);
        return end - start == 1 ? Tables.token(first) : text.substring(start, end);
    }

    private boolean isFull() {
        return used >= room - SLACK;
    }

    private boolean stop(Fault fault) {
        listener.fault(fault, place);
        return false;
    }

    private void append(int next, int where) {
        char kept = (char) (next == 0xff ? 0x7f : next);
        boolean stands = where < text.length() && text.charAt(where) == kept;
        StringBuilder apart = goOn(where, stands);
        if (apart != null) {
            apart.append(kept);
        }
        used++;
        end = where + 1;
    }

    /** Lets the token begin or go on at {@code where}; the answer is where it is kept, if it is not as it stands there. */
    private @Nullable StringBuilder goOn(int where, boolean stands) {
        if (start == end) {
            start = where;
            end = where;
        }
        if (altered == null && (end != where || !stands)) {
            altered = new StringBuilder().append(text, start, end);
        }
        return altered;
    }

    /** Reads on to the next char that is more than one further of a word or of a quoted text. */
    private void readPlain() {
        int most = at + Math.min(text.length() - at, room - SLACK - used);
        int stop = at;
        while (stop < most && isPlain(text.charAt(stop))) {
            stop++;
        }
        if (stop > at) {
            StringBuilder apart = goOn(at, true);
            if (apart != null) {
                apart.append(text, at, stop);
            }
            used += stop - at;
            end = stop;
            at = stop;
        }
    }

    private boolean isPlain(char next) {
        byte type = types[next & 0xff];
        boolean inside = state == Tables.QUOTE ? type != Tables.QUOTE : type == Tables.ATOM && next != delimiter;
        return inside && next != '\\' && next != '\0' && next != 0xff;
    }

    /** Reads up to where the next token begins; false where there is no room. */
    private boolean readToken() {
        start = end;
        altered = null;
        while (true) {
            if (c != NONE && !backslash) {
                if (isFull()) {
                    return stop(Fault.LONG_ADDRESS);
                }
                append(c, place);
            }
            if (!backslash && comments == 0 && (state == Tables.ATOM || state == Tables.QUOTE)) {
                readPlain();
            }
            place = at;
            c = at < text.length() ? text.charAt(at) : '\0';
            at++;
            if (c == '\0') {
                if (!complete()) {
                    return true;
                }
            } else if (c == delimiter && comments <= 0 && state != Tables.QUOTE) {
                if (angles <= 0) {
                    return true;
                }
                if (delimiter == ',' && !route && !free) {
                    supply('>', Fault.OPEN_ANGLE, angle);
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
                        return stop(Fault.LONG_ADDRESS);
                    }
                    append('\\', place - 1);
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
    private boolean complete() {
        if (free) {
            return false;
        }
        if (state == Tables.QUOTE) {
            supply('"', Fault.OPEN_QUOTE, quote);
        } else if (comments > 0) {
            supply(')', Fault.OPEN_COMMENT, comment);
        } else if (angles > 0) {
            supply('>', Fault.OPEN_ANGLE, angle);
        } else {
            return false;
        }
        return true;
    }

    private void supply(char sign, Fault fault, int partner) {
        listener.fault(fault, partner);
        c = sign;
        at--;
    }

    /** Counts brackets and comments, and drops what stands in comments or has no partner. */
    private void weigh() {
        boolean commenting = types['('] == Tables.SPACE;
        if (c == '\\') {
            backslash = true;
        } else if (state == Tables.QUOTE) {
            return;
        } else if (c == '(' && commenting) {
            comment = comments++ == 0 ? place : comment;
            c = NONE;
        } else if (c == ')' && commenting) {
            if (comments > 0) {
                comments--;
            } else if (!free) {
                listener.fault(Fault.STRAY_COMMENT_END, place);
                c = NONE;
            }
        } else if (comments > 0) {
            c = NONE;
        } else if (c == '<') {
            angle = angles++ == 0 ? place : angle;
            int next = Chars.skipSpace(text, Math.min(at, text.length()));
            route |= next < text.length() && text.charAt(next) == '@';
        } else if (c == '>') {
            if (angles > 0) {
                angles--;
            } else if (!free) {
                listener.fault(Fault.STRAY_ANGLE_END, place);
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
        } else if (type == Tables.QUOTE) {
            quote = place;
        }
        return old == Tables.OPERATOR || old == Tables.ATOM && type != Tables.ATOM;
    }
}
