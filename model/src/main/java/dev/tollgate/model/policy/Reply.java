package dev.tollgate.model.policy;

import dev.tollgate.sendmail.scan.Tokens;

/**
 * An SMTP reply.
 *
 * @param code the reply code
 * @param status the enhanced status code; empty where sendmail sends none, since the reply code has no class for one
 * @param text what follows
 */
public record Reply(int code, String status, String text) {
    private static final int MAX_TEXT = 255;

    /**
     * The reply that sendmail makes of {@code $#error $@ host $: text} (parseaddr.c, the error mailer): a three-digit code
     * in the text counts, then an enhanced status in the text, then {@code host}; a text without a code is sent as 553
     * 5.3.0.
     *
     * @param host what follows {@code $@}, empty for none
     * @param text what follows {@code $:}, tokens joined, quotes still in it
     */
    public static Reply render(String host, String text) {
        String visible = sevenBits(Tokens.stripQuotes(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text));
        if (!startsWithCode(visible)) {
            return new Reply(553, "5.3.0", visible);
        }
        int code = Integer.parseInt(visible.substring(0, 3));
        int statusEnd = statusEnd(visible, 4);
        if (statusEnd > 0 && statusEnd < visible.length() && visible.charAt(statusEnd) == ' ') {
            return new Reply(code, visible.substring(4, statusEnd), visible.substring(statusEnd + 1));
        }
        boolean hostIsStatus = statusEnd(host, 0) == host.length() && !host.isEmpty();
        String general = "245".indexOf(visible.charAt(0)) < 0 ? "" : visible.charAt(0) + ".0.0";
        return new Reply(code, hostIsStatus ? host : general, visible.substring(4));
    }

    /** The text as sendmail sends it over SMTP: the eighth bit of every byte is lost. */
    private static String sevenBits(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder sent = new StringBuilder(text);
        for (; at < text.length(); at++) {
            sent.setCharAt(at, (char) (text.charAt(at) & 0x7f));
        }
        return sent.toString();
    }

    private static boolean startsWithCode(String text) {
        return text.length() > 3
                && isDigit(text.charAt(0))
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(2))
                && text.charAt(3) == ' ';
    }

    /** The end of the enhanced status code at {@code from}, or -1. */
    private static int statusEnd(String text, int from) {
        if (from >= text.length() || "245".indexOf(text.charAt(from)) < 0) {
            return -1;
        }
        int at = from + 1;
        for (int part = 0; part < 2; part++) {
            if (at >= text.length() || text.charAt(at) != '.') {
                return -1;
            }
            int start = ++at;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < 3) {
                at++;
            }
            if (at == start) {
                return -1;
            }
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The reply as it goes over the wire. */
    @Override
    public String toString() {
        return "%03d %s%s".formatted(code, status.isEmpty() ? "" : status + " ", text);
    }
}
