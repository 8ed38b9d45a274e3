package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.rule.LineReport;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineTrait;
import dev.tollgate.model.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds characters that word processors and web pages put in place of plain ones. */
final class TypographicCharacter {
    static final LineRule RULE = RuleInfo.error("TG110", "Typographic character")
            .intentFix()
            .lines(LineTrait.ODD_BYTE, TypographicCharacter::check);

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("\u00A0", " "),
            Map.entry("\u202F", " "),
            Map.entry("\u200B", ""),
            Map.entry("\uFEFF", ""),
            Map.entry("\u2010", "-"),
            Map.entry("\u2011", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201C", "\""),
            Map.entry("\u201D", "\""),
            Map.entry("\u201E", "\""));
    /** The same as the bytes of UTF-8, one char each. */
    private static final Pattern BYTES = Pattern.compile(
            "\u00C2\u00A0|\u00E2\u0080[\u008B\u0090\u0091\u0093\u0094\u0098\u0099\u009C\u009D\u009E\u00AF]|\u00EF\u00BB\u00BF");

    private TypographicCharacter() {}

    private static void check(LineView line, LineReport report) {
        if (line.kind() == LineKind.COMMENT || !isIn(line.text())) {
            return;
        }
        Matcher matcher = BYTES.matcher(line.text());
        while (matcher.find()) {
            if (line.number() == 1 && matcher.start() == 0 && matcher.group().startsWith("\u00EF")) {
                continue;
            }
            String character =
                    new String(matcher.group().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String plain = PLAIN.getOrDefault(character, "");
            report.replace(
                    new Span(matcher.start(), matcher.end()),
                    "U+%04X is not %s, and sendmail does not read it as one"
                            .formatted((int) character.charAt(0), name(plain)),
                    plain.isEmpty() ? "remove it" : "write " + name(plain),
                    plain);
        }
    }

    /** Whether one of the characters is in {@code text}; it looks for their first bytes before anything else. */
    static boolean isIn(String text) {
        return (text.indexOf('\u00E2') >= 0 || text.indexOf('\u00C2') >= 0 || text.indexOf('\u00EF') > 0)
                && BYTES.matcher(text).find();
    }

    private static String name(String plain) {
        return switch (plain) {
            case "" -> "nothing";
            case " " -> "a space";
            case "\"" -> "a quote";
            case "'" -> "an apostrophe";
            default -> "a hyphen";
        };
    }
}
