package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.TlsMistake;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.entry.value.ValueParser;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;

/** Tells what is wrong with a value that is not a TLS requirement. */
final class Mistakes {
    private Mistakes() {}

    static TlsMistake in(Entry entry) {
        if (!(entry.value() instanceof ParsedValue.Invalid invalid)) {
            return TlsMistake.NONE;
        }
        Tokens tokens = tokens(entry);
        if (tokens.areOnly("OK")) {
            return TlsMistake.EXEMPTION;
        }
        if (tokens.areOnly("SKIP")) {
            return TlsMistake.SKIP;
        }
        if (comment(entry) >= 0) {
            return TlsMistake.COMMENT;
        }
        if (!undecorated(entry).isEmpty()) {
            return TlsMistake.DECORATED;
        }
        return tokens.unbalanced().isEmpty()
                ? invalid.mistake().orElse(TlsMistake.OTHER_VALUE)
                : TlsMistake.OTHER_VALUE;
    }

    static Tokens tokens(Entry entry) {
        return Tokens.of(entry.right(), entry.rightSpan().start());
    }

    /** The place in the value of the # after a requirement, -1 without one. */
    static int comment(Entry entry) {
        for (Token token : tokens(entry).list()) {
            int start = token.span().start() - entry.rightSpan().start();
            if (token.text().startsWith("#")
                    && start > 0
                    && isRequirement(entry.right().substring(0, start))) {
                return start;
            }
        }
        return -1;
    }

    /** The requirement inside quotes or before trailing punctuation; empty if there is none. */
    static String undecorated(Entry entry) {
        String value = entry.right().strip();
        String inner = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value.replaceFirst("[.,;]+$", "");
        return !inner.equals(value) && isRequirement(inner) ? inner : "";
    }

    /** Whether {@code text} is exactly a requirement. */
    static boolean isRequirement(String text) {
        return ValueParser.parse(ValueKind.TLS_REQUIREMENT, text, 0) instanceof ParsedValue.Valid;
    }
}
