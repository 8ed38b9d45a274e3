package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;

/**
 * An address to search: of its key {@code local@domain} the searches for the user and for the domain take a piece.
 *
 * @param key the key
 * @param at where its at sign stands
 */
record Mailbox(SearchKey key, int at) {
    /** A local part without domain. */
    static Mailbox of(String[] local) {
        return new Mailbox(new SearchKey(Workspace.of(local, "@")), local.length);
    }

    /** The address whose local part and domain are the first two wildcards of {@code match}. */
    static Mailbox of(Match match) {
        int at = match.length(1);
        String[] tokens = new String[at + 1 + match.length(2)];
        match.copyTo(tokens, 0, 1);
        tokens[at] = "@";
        match.copyTo(tokens, at + 1, 2);
        return new Mailbox(new SearchKey(tokens), at);
    }
}
