package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Settings;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;

/**
 * Finds what stands around the bare address in a header's value, so that it can be put around the rewritten one
 * (headers.c, crackaddr): the address becomes <code>$g</code>, phrases and comments stay and are repaired.
 */
public final class CrackedAddress {
    private static final int ROOM = 256;

    private final Settings settings;

    public CrackedAddress(Settings settings) {
        this.settings = settings;
    }

    /** {@code address} with <code>$g</code> in place of the bare address, in inner form. */
    public String crack(String address) {
        Run run = new Run(address);
        run.run();
        return run.overflow || run.out.length() >= ROOM ? "<" + Code.MACRO + "g>" : run.out.toString();
    }

    /** One address. */
    private final class Run {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        /** Where the chars of the address begin, after blanks at the front. */
        private final int start;

        private int limit = ROOM;
        private int head;
        private int phrase;
        private int at;
        private int comments;
        private int openComments;
        private int angles;
        private int copying;
        private int brackets;
        private boolean closing;
        private boolean quoted;
        private boolean openQuote;
        private boolean placed;
        private boolean quoteIt;
        private boolean sawAngle;
        private boolean sawColon;
        private boolean overflow;

        Run(String text) {
            this.text = text;
            start = Chars.skipSpace(text, 0);
            for (int i = 0; i < start; i++) {
                append(text.charAt(i));
            }
            head = out.length();
            phrase = start;
            at = start;
        }

        private boolean hasRoom() {
            return out.length() < limit && limit <= ROOM;
        }

        private void append(char c) {
            if (overflow || !hasRoom()) {
                overflow = true;
            } else {
                out.append(c);
            }
        }

        private char peek(int place) {
            return place < text.length() ? text.charAt(place) : '\0';
        }

        void run() {
            while (at < text.length() && !overflow) {
                step(text.charAt(at++));
            }
            if (openQuote && out.length() < ROOM) {
                out.append('"');
            }
            for (; openComments > 0 && out.length() < ROOM; openComments--) {
                out.append(')');
            }
            if (closing && out.length() < ROOM) {
                out.append('>');
            }
        }

        private void step(char c) {
            if (copying > 0) {
                append(c);
            }
            if (c == '\\') {
                quoteIt |= comments <= 0 && !quoted;
                if (at < text.length()) {
                    char next = text.charAt(at++);
                    if (copying > 0) {
                        append(next);
                    }
                }
                place();
            } else if (c == '"' && comments <= 0) {
                quoted = !quoted;
                if (copying > 0 && hasRoom()) {
                    limit += openQuote ? -1 : 1;
                    openQuote = !openQuote;
                }
            } else if (quoted) {
                place();
            } else if (!comment(c)) {
                bare(c);
            }
        }

        /** Deals with a char of a comment; false if it is none. */
        private boolean comment(char c) {
            if (c == '(') {
                comments++;
                if (hasRoom()) {
                    limit--;
                    openComments++;
                    if (copying++ <= 0) {
                        if (out.length() != head) {
                            append(' ');
                        }
                        append(c);
                    }
                }
            }
            if (comments <= 0) {
                if (c == ')' && copying > 0 && hasRoom() && out.length() > head) {
                    out.setLength(out.length() - 1);
                }
                return false;
            }
            if (c == ')') {
                comments--;
                copying--;
                if (hasRoom()) {
                    openComments--;
                    limit++;
                }
            }
            return true;
        }

        private void bare(char c) {
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && angles <= 0 && brackets <= 0 && !sawColon && !settings.colonOk()) {
                colon(c);
                return;
            }
            if (c == ';' && copying <= 0 && !settings.colonOk()) {
                append(c);
            }
            quoteIt |= settings.mustQuote().indexOf(c) >= 0;
            if (c == '<') {
                open();
            } else if (c == '>') {
                close(c);
            } else {
                place();
            }
        }

        private void colon(char c) {
            char next = peek(at);
            if (next == ':' || next == '.') {
                quoteIt = true;
                if (copying > 0) {
                    append(c);
                    append(next);
                }
                at++;
                place();
                return;
            }
            sawColon = true;
            copyPhrase(':', head + 1);
            while (Chars.isSpace(peek(at))) {
                append(text.charAt(at++));
            }
            head = out.length();
            phrase = at;
        }

        private void open() {
            quoteIt |= sawAngle;
            sawAngle = true;
            angles = 1;
            if (hasRoom()) {
                limit -= closing ? 0 : 1;
                closing = true;
            }
            copyPhrase('<', 1);
        }

        /** Copies what stands in front of {@code sign}, in quotes if it has to be. */
        private void copyPhrase(char sign, int emptyLength) {
            out.setLength(head);
            if (quoteIt) {
                append('"');
                at--;
                boolean space = true;
                while (space && at > start) {
                    at--;
                    space = Chars.isSpace(peek(at));
                }
                at++;
            }
            for (int i = phrase; i < at; i++) {
                char c = text.charAt(i);
                if (quoteIt && c == '"') {
                    append('\\');
                }
                append(c);
            }
            if (quoteIt) {
                if (out.length() == emptyLength) {
                    out.setLength(out.length() - 1);
                } else {
                    append('"');
                }
                char c = peek(at++);
                while (c != sign && at <= text.length()) {
                    append(c);
                    c = peek(at++);
                }
                append(c);
            }
            copying = 0;
            placed = false;
            quoteIt = false;
        }

        private void close(char c) {
            if (angles > 0) {
                angles--;
                if (hasRoom()) {
                    limit += closing ? 1 : 0;
                    closing = false;
                }
            } else if (hasRoom()) {
                if (copying > 0 && out.length() > head) {
                    out.setLength(out.length() - 1);
                }
                quoteIt = true;
                return;
            }
            if (copying++ <= 0) {
                append(c);
            }
        }

        /** Puts the macro where the first char of the address stood. */
        private void place() {
            if (copying <= 0 && !placed) {
                if (out.length() > 0 && out.charAt(out.length() - 1) == ')') {
                    append(' ');
                }
                append(Code.MACRO);
                append('g');
                placed = true;
            }
        }
    }
}
