package dev.tollgate.model.policy.rewrite;

import dev.tollgate.model.scan.Prescan;

/** Builds and shows the token lists that rulesets hand to each other. */
public final class Workspace {
    /** {@code $#}: what follows names a mailer; {@code error} and {@code discard} are the ones of interest. */
    public static final String MAILER = "\1#";

    /** {@code $@}: what follows is the mailer's host; for {@code error} the enhanced status. */
    public static final String HOST = "\1@";

    /** {@code $:}: what follows is the mailer's user; for {@code error} the text. */
    public static final String USER = "\1:";

    /** {@code $|}: the separator of two parts. */
    public static final String BAR = "\1|";

    /** No token. */
    public static final String[] EMPTY = {};

    private Workspace() {}

    /** One workspace of tokens and token lists. */
    public static String[] of(Object... parts) {
        int length = 0;
        for (Object part : parts) {
            length += part instanceof String[] list ? list.length : 1;
        }
        String[] tokens = new String[length];
        int at = 0;
        for (Object part : parts) {
            if (part instanceof String[] list) {
                System.arraycopy(list, 0, tokens, at, list.length);
                at += list.length;
            } else {
                tokens[at++] = (String) part;
            }
        }
        return tokens;
    }

    /** {@code <head> tail}. */
    public static String[] angled(String[] head, String... tail) {
        String[] workspace = new String[head.length + tail.length + 2];
        workspace[0] = "<";
        System.arraycopy(head, 0, workspace, 1, head.length);
        workspace[head.length + 1] = ">";
        System.arraycopy(tail, 0, workspace, head.length + 2, tail.length);
        return workspace;
    }

    /** {@code $#error $@ status $: text}. */
    public static String[] error(String status, Object... text) {
        String[] words = of(text);
        return status.isEmpty()
                ? of(MAILER, "error", USER, words)
                : of(MAILER, "error", HOST, statusTokens(status), USER, words);
    }

    /** {@code $#TEMP $@ status $: text}: what the relay rules leave for check_rcpt to refuse unless something accepts. */
    public static String[] temporary(String status, Object... text) {
        return of(MAILER, "TEMP", HOST, statusTokens(status), USER, of(text));
    }

    /** The tokens of a status: digits and dots, or a single word. */
    private static String[] statusTokens(String status) {
        String[] tokens = Prescan.scan(status, fault -> {});
        return tokens == null ? new String[] {status} : tokens;
    }

    /** The tokens from {@code from} to {@code to} with nothing between them. */
    public static String concat(String[] tokens, int from, int to) {
        if (to - from == 1) {
            return tokens[from];
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(tokens[i]);
        }
        return text.toString();
    }

    /** Whether the workspace is {@code $#…}. */
    public static boolean isMailer(String[] workspace) {
        return workspace.length > 0 && workspace[0].equals(MAILER);
    }

    /** Whether the workspace is {@code $#name …}. */
    public static boolean isMailer(String[] workspace, String name) {
        return isMailer(workspace) && workspace.length > 1 && workspace[1].equalsIgnoreCase(name);
    }

    /** Whether the workspace is exactly this one token. */
    public static boolean is(String[] workspace, String token) {
        return workspace.length == 1 && workspace[0].equalsIgnoreCase(token);
    }

    /** The tokens with blanks between, as {@code sendmail -bt} prints them. */
    public static String show(String[] workspace) {
        return String.join(" ", workspace).replace('\1', '$');
    }
}
