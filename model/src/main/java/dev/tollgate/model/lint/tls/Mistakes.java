package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.entry.ValueParser;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is wrong with a value that is no TLS requirement: the first mistake from the left. */
final class Mistakes {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    private static final Pattern ODD_NUMBER =
            Pattern.compile("0[0-7]+|0[xX][0-9a-fA-F]+|[1-9][0-9]*[a-zA-Z][a-zA-Z-]*");
    private static final Set<String> PREFIXES = Set.of("TEMP", "PERM");
    private static final Set<String> LEVELS = Set.of("VERIFY", "ENCR");
    private static final Set<String> EXTENSIONS = Set.of("CN", "CS", "CI", "CITAG");

    private final List<String> words;
    private int at;

    private Mistakes(Tokens tokens) {
        words = tokens.list().stream()
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .toList();
    }

    static Mistake in(Entry entry) {
        if (entry.value() instanceof ParsedValue.Valid) {
            return Mistake.NONE;
        }
        Tokens tokens = tokens(entry);
        if (tokens.areOnly("OK")) {
            return Mistake.EXEMPTION;
        }
        if (tokens.areOnly("SKIP")) {
            return Mistake.SKIP;
        }
        if (comment(entry) >= 0) {
            return Mistake.COMMENT;
        }
        if (!undecorated(entry).isEmpty()) {
            return Mistake.DECORATED;
        }
        return tokens.unbalanced().isEmpty() ? new Mistakes(tokens).first() : Mistake.OTHER_VALUE;
    }

    static Tokens tokens(Entry entry) {
        return Tokens.of(entry.right(), entry.rightSpan().start());
    }

    /** The place in the value of the # behind a requirement, -1 without one. */
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

    private Mistake first() {
        if (PREFIXES.contains(word(0))) {
            if (!word(1).equals("+") || !LEVELS.contains(word(2))) {
                return Mistake.PREFIX;
            }
            at = 2;
        }
        if (!LEVELS.contains(word(at))) {
            return Mistake.OTHER_VALUE;
        }
        boolean encryption = word(at++).equals("ENCR");
        return switch (word(at)) {
            case ":" -> bits();
            case "+" -> encryption ? Mistake.ENCR_WITHOUT_BITS : extensions();
            case "" -> Mistake.ENCR_WITHOUT_BITS;
            default -> NUMBER.matcher(word(at)).matches() ? Mistake.MISSING_COLON : Mistake.OTHER_VALUE;
        };
    }

    private Mistake bits() {
        String number = word(++at);
        if (number.isEmpty() || number.equals("+")) {
            return Mistake.EMPTY_BITS;
        }
        String next = word(at + 1);
        if (!next.isEmpty() && !next.equals("+")) {
            return Mistake.UNIT;
        }
        if (ODD_NUMBER.matcher(number).matches()) {
            return Mistake.ODD_NUMBER;
        }
        if (!NUMBER.matcher(number).matches()) {
            return Mistake.ZERO_BITS;
        }
        at++;
        return extensions();
    }

    /** From the plus sign in front of the first extension on. */
    private Mistake extensions() {
        if (at == words.size() - 1 || word(at + 1).equals("+")) {
            return Mistake.STRAY_PLUS;
        }
        at++;
        while (true) {
            Mistake mistake = extension();
            if (mistake != Mistake.NONE) {
                return mistake;
            }
            if (at >= words.size()) {
                return Mistake.OTHER_VALUE;
            }
            at += 2;
            if (at >= words.size()) {
                return Mistake.STRAY_PLUS;
            }
        }
    }

    private Mistake extension() {
        String name = word(at++);
        if (!EXTENSIONS.contains(name)) {
            return name.equals("+") ? Mistake.STRAY_PLUS : Mistake.UNKNOWN_EXTENSION;
        }
        if (!word(at).equals(":")) {
            boolean ends = word(at).isEmpty() || endsExtension();
            if (!name.equals("CN")) {
                return Mistake.EMPTY_EXTENSION;
            }
            return ends ? Mistake.NONE : word(at).equals("+") ? Mistake.SINGLE_PLUS : Mistake.UNKNOWN_EXTENSION;
        }
        int from = ++at;
        while (at < words.size() && !endsExtension()) {
            at++;
        }
        if (at == from) {
            return Mistake.EMPTY_EXTENSION;
        }
        return name.equals("CITAG") && at > from + 1 ? Mistake.CITAG_WORDS : Mistake.NONE;
    }

    private boolean endsExtension() {
        return word(at).equals("+") && word(at + 1).equals("+");
    }

    /** Word {@code index}, the empty string behind the last. */
    private String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
