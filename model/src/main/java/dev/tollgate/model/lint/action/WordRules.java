package dev.tollgate.model.lint.action;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.scan.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the tags whose values are a word, a number or a name of their own. */
final class WordRules {
    private static final Set<Tag> LIMITS = Set.of(Tag.CLIENT_RATE, Tag.CLIENT_CONN);
    private static final Set<String> UNLIMITED = Set.of("UNLIMITED", "NONE", "NOLIMIT", "INFINITE");
    private static final Set<String> MEANS_NO =
            Set.of("N", "NONE", "NOT", "NEVER", "FALSE", "OFF", "0", "DISABLE", "DISABLED", "REJECT", "NOTLS");
    private static final Pattern NO = Pattern.compile("(?i)NO|N|OFF|FALSE|NEVER|0|REJECT");
    private static final Pattern NOT_DECIMAL = Pattern.compile("0[0-7]+|0[xX][0-9a-fA-F]+");
    private static final Pattern READABLE = Pattern.compile("0[0-7]{1,8}|0[xX][0-9a-fA-F]{1,6}");
    private static final Pattern BEGINS_WITH_NUMBER = Pattern.compile("[1-9][0-9]*[^0-9].*");
    private static final Pattern UNIT =
            Pattern.compile("(?i)([0-9]{1,3})\\s*(s|sec|secs|seconds?|ms|msec|milliseconds?)");
    private static final Pattern BEGINS_WITH_WISH = Pattern.compile("(?i)[^a-z]*(FRIEND|HATER)\\b.*");

    private WordRules() {}

    static List<EntryRule> all() {
        return List.of(
                warning("TG335", "Word that means NO only to people")
                        .intentFix()
                        .on(Tag.TRY_TLS)
                        .when(entry -> MEANS_NO.contains(entry.right().strip().toUpperCase(Locale.ROOT)))
                        .finds((entry, report) -> report.replaceValue(
                                "only NO keeps sendmail from trying STARTTLS; '"
                                        + entry.right().strip() + "' does not",
                                "write NO",
                                "NO")),
                error("TG336", "Pause that is not a number of milliseconds")
                        .unsafeFix()
                        .on(Tag.GREET_PAUSE)
                        .when(WordRules::isBroken)
                        .finds(WordRules::pause),
                error("TG337", "Limit that is not a number")
                        .intentFix()
                        .on(LIMITS)
                        .when(entry -> isBroken(entry)
                                && !NOT_DECIMAL.matcher(entry.right().strip()).matches())
                        .finds(WordRules::limit),
                warning("TG338", "Limit in octal or hexadecimal")
                        .intentFix()
                        .on(LIMITS)
                        .when(entry -> READABLE.matcher(entry.right().strip()).matches())
                        .finds(WordRules::octal),
                error("TG339", "Queue group that is not a single name")
                        .on(Tag.QGRP)
                        .finds(WordRules::queueGroup),
                error("TG340", "Compat: value without effect")
                        .on(Tag.COMPAT)
                        .when(entry -> entry.value() instanceof ParsedValue.Invalid && isBalanced(entry))
                        .value(
                                "check_compat knows only DISCARD, TEMP:text and ERROR:text: sendmail delivers the mail",
                                "write DISCARD, TEMP:\"451 text\" or ERROR:\"550 text\""),
                warning("TG344", "NO where only the key counts")
                        .on(Tag.BCC, Tag.XCONNECT)
                        .when(entry -> NO.matcher(entry.right().strip()).matches())
                        .value(
                                entry -> "sendmail checks only whether the entry exists: '"
                                        + entry.right().strip() + "' means yes",
                                "remove the entry"),
                error("TG345", "Spam: value other than FRIEND or HATER")
                        .on(Tag.SPAM)
                        .when(entry -> entry.value() instanceof ParsedValue.Invalid
                                && entry.right().indexOf('#') < 0
                                && isBalanced(entry)
                                && !BEGINS_WITH_WISH
                                        .matcher(entry.right().strip())
                                        .matches())
                        .value(
                                "sendmail knows only FRIEND and HATER here and ignores the entry",
                                "write FRIEND or HATER"));
    }

    private static boolean isBroken(Entry entry) {
        return entry.validValue().isEmpty() && !entry.right().strip().equalsIgnoreCase("SKIP");
    }

    private static boolean isBalanced(Entry entry) {
        return Tokens.of(entry.right(), 0).unbalanced().isEmpty();
    }

    private static void pause(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        String digits = value.replaceFirst("[^0-9].*", "");
        String message = "sendmail reads '" + value + "' as " + (digits.isEmpty() ? "0" : digits) + " milliseconds";
        Matcher unit = UNIT.matcher(value);
        if (unit.matches()) {
            boolean seconds = unit.group(2).toLowerCase(Locale.ROOT).startsWith("s");
            String milliseconds = unit.group(1) + (seconds ? "000" : "");
            report.offerValue(message, "write " + milliseconds, milliseconds);
        } else {
            report.value(message, "write the number of milliseconds");
        }
    }

    private static void limit(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        String message = BEGINS_WITH_NUMBER.matcher(value).matches()
                ? "sendmail reads '" + value + "' as " + value.replaceFirst("[^0-9].*", "")
                : "sendmail reads '" + value + "' as a limit of 0 or less, so the first connection exceeds it";
        if (UNLIMITED.contains(value.toUpperCase(Locale.ROOT))) {
            report.replaceValue(message, "write 0 for no limit", "0");
        } else {
            report.value(message, "write a decimal number, 0 for no limit");
        }
    }

    private static void octal(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        boolean hexadecimal = Character.toLowerCase(value.charAt(1)) == 'x';
        int read = hexadecimal ? Integer.parseInt(value.substring(2), 16) : Integer.parseInt(value, 8);
        report.replaceValue(
                "sendmail reads '" + value + "' as " + read,
                "write a plain decimal number",
                hexadecimal ? Integer.toString(read) : value.replaceFirst("^0+(?=.)", ""));
    }

    private static void queueGroup(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        boolean skip = value.equalsIgnoreCase("SKIP");
        if (skip && entry.key().kind() == KeyKind.ADDRESS) {
            report.value(
                    "under a full address sendmail reads SKIP as the name of a queue group",
                    "write the queue group's name, or remove the entry");
        } else if (!skip && entry.validValue().isEmpty()) {
            report.value(
                    "'" + value + "' is not the name of one queue group",
                    "write the name as the mc file defines it with QUEUE_GROUP");
        }
    }
}
