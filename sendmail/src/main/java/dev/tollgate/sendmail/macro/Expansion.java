package dev.tollgate.sendmail.macro;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Code;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of macros into text, and chooses between the parts of <code>$?x … $| … $.</code> (macro.c, expand).
 * Where a value brings in further operators the result is expanded again.
 */
public final class Expansion {
    /** The room for a side of a rule, a word of a class, a line. */
    public static final int LINE_ROOM = 2048;

    private static final int WORK_ROOM = 4096;
    private static final int DEEPEST = 10;

    private final Macros macros;
    private final Report report;

    public Expansion(Macros macros, Report report) {
        this.macros = macros;
        this.report = report;
    }

    /** {@code text} expanded, cut to what fits into {@code room} bytes with a NUL after them. */
    public String expand(String text, int room) {
        String result = text;
        for (int level = 0; ; level++) {
            Pass pass = new Pass(result);
            result = pass.run();
            if (!pass.again) {
                break;
            }
            if (level == DEEPEST) {
                report.system("expand: recursion too deep (" + DEEPEST + " max)");
                break;
            }
        }
        return result.length() < room ? result : result.substring(0, room - 1);
    }

    /** One pass over the text. */
    private final class Pass {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private boolean skipping;
        private int skipLevel;
        private int ifLevel;
        private boolean again;

        Pass(String text) {
            this.text = text;
        }

        String run() {
            boolean quoted = false;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quoted) {
                    quoted = false;
                    put(c);
                } else if (c == Code.IF) {
                    at++;
                    enter();
                } else if (c == Code.ELSE && ifLevel > 0) {
                    skipping ^= skipLevel == 0;
                } else if (c == Code.END_IF && ifLevel > 0) {
                    leave();
                } else if (c == Code.MACRO) {
                    insert();
                } else {
                    quoted = c == Code.QUOTE_NEXT;
                    put(c);
                }
            }
            return out.toString();
        }

        private void put(char c) {
            if (!skipping && out.length() < WORK_ROOM - 1) {
                out.append(c);
            }
        }

        private void enter() {
            ifLevel++;
            if (skipping) {
                skipLevel++;
            } else {
                String value = at < text.length() ? macros.value(text.charAt(at)) : null;
                skipping = value == null || value.isEmpty();
            }
        }

        private void leave() {
            ifLevel--;
            if (skipLevel == 0) {
                skipping = false;
            }
            if (skipping) {
                skipLevel--;
            }
        }

        private void insert() {
            at++;
            @Nullable String value = at < text.length() ? macros.value(text.charAt(at)) : null;
            if (value == null || skipping) {
                return;
            }
            boolean hidden = false;
            for (int i = 0; i < value.length() && out.length() < WORK_ROOM - 1; i++) {
                char c = value.charAt(i);
                again |= !hidden && Code.isMeta(c);
                out.append(c);
                hidden = c == Code.QUOTE_NEXT;
            }
        }
    }
}
