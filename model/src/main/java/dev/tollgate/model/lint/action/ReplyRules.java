package dev.tollgate.model.lint.action;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;
import static dev.tollgate.model.lint.rule.ValueForm.INVALID;
import static dev.tollgate.model.lint.rule.ValueForm.REPLY;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.EntryScope;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.site.Feature;
import dev.tollgate.sendmail.scan.Scanner;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the replies with which sendmail refuses. */
final class ReplyRules {
    /** The longest text of a reply that sendmail keeps whole. */
    private static final int LONGEST = 255;

    /** A status with its code and text after it, in the wrong place. */
    private static final Pattern MISPLACED =
            Pattern.compile("([0-9]+(?:\\s*\\.\\s*[0-9]+)+|[A-Za-z]+)(\\s*:\\s*|\\s+)([0-9]{3} .*)", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile(
            "\"(?:(?<error>ERROR:(?:[0-9]+\\.[0-9]+\\.[0-9]+:)?)|(?<quarantine>QUARANTINE:))(?<text>[^\"\\\\]+)\"",
            Pattern.CASE_INSENSITIVE);

    private ReplyRules() {}

    static List<EntryRule> all() {
        return List.of(
                says(
                        warning("TG306", "Reply without an SMTP code"),
                        reply -> reply.form() != ErrorReply.Form.BARE
                                && !reply.hasCode()
                                && (reply.text().isEmpty() || reply.text().charAt(0) < 0x80)
                                && !Replies.isCode(reply.text())
                                && !isMisplaced(reply),
                        reply -> "no SMTP code before the text: sendmail answers with 553 5.3.0",
                        reply -> "write the code, as in ERROR:5.7.1:\"550 " + reply.text() + "\""),
                says(
                        error("TG307", "SMTP code without a text"),
                        reply -> Replies.isCode(reply.text().strip()),
                        reply -> "without a text the code itself is the text: sendmail answers with 553 5.3.0 "
                                + reply.text(),
                        reply -> "write a text after the code, as in ERROR:5.7.1:\"550 Access denied\""),
                on(error("TG308", "Enhanced status code out of place").intentFix(), ReplyRules::isMisplaced)
                        .finds(ReplyRules::misplaced),
                on(
                                warning("TG309", "Reply without ERROR:").intentFix(),
                                reply -> reply.form() == ErrorReply.Form.BARE && reply.hasCode())
                        .finds((entry, report) -> {
                            String text = Replies.writtenText(entry, Replies.in(entry));
                            report.replaceValue(
                                    "a reply without ERROR: is deprecated, and sendmail invents its enhanced status",
                                    "write ERROR: and the text in quotes",
                                    text.indexOf('"') >= 0 ? null : "ERROR:\"" + text + "\"");
                        }),
                on(
                                warning("TG310", "Reply text that loses characters")
                                        .intentFix(),
                                reply -> reply.form() != ErrorReply.Form.BARE && !isMisplaced(reply))
                        .finds(ReplyRules::unquoted),
                says(
                        warning("TG311", "Code and enhanced status of different classes"),
                        reply -> reply.hasCode()
                                && Replies.isStatus(reply.status())
                                && "45".indexOf(reply.text().charAt(0)) >= 0
                                && reply.status().charAt(0) != '2'
                                && reply.text().charAt(0) != reply.status().charAt(0),
                        reply -> "sendmail sends " + reply.code() + " " + reply.status()
                                + ": one says temporary, the other permanent",
                        reply -> "let both begin with the same digit"),
                says(
                        error("TG312", "Success status in a rejection"),
                        reply -> reply.status().startsWith("2."),
                        reply -> "a class 2 status means success: under Connect: sendmail does not reject at all",
                        reply -> "write a status that begins with 5, or with 4 for a temporary rejection"),
                says(
                        error("TG313", "SMTP code that does not reject"),
                        reply -> reply.hasCode() && (reply.code() < 400 || reply.code() > 599),
                        reply -> "sendmail sends " + reply.code()
                                + " but rejects the command: the client misunderstands the answer",
                        reply -> "write a code from 400 to 599"),
                error("TG314", "Unmatched quote, parenthesis or bracket")
                        .on(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO, Tag.SPAM, Tag.COMPAT, Tag.TRY_TLS, Tag.QGRP)
                        .values(INVALID)
                        .finds(ReplyRules::unbalanced),
                warning("TG315", "Percent sign before a digit")
                        .intentFix()
                        .on(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO, Tag.COMPAT)
                        .notPlain()
                        .when(entry -> entry.right().indexOf('%') >= 0 && !(entry.meaning() instanceof Action))
                        .finds(ReplyRules::percent),
                on(warning("TG316", "Reply text that is not ASCII"), reply -> true)
                        .finds(ReplyRules::nonAscii),
                on(warning("TG317", "Reply text that is too long"), reply -> true)
                        .when(entry -> entry.right().length() > LONGEST)
                        .finds(ReplyRules::tooLong),
                // sendmail hands the refusal of a client to printf as its format.
                error("TG326", "Percent sign in the rejection of a client")
                        .on(Tag.CONNECT)
                        .values(REPLY)
                        .at(site -> !site.has(Feature.DELAY_CHECKS))
                        .when(entry -> entry.meaning() instanceof ErrorReply)
                        .finds(ReplyRules::format),
                error("TG327", "ERROR: or QUARANTINE: in quotes")
                        .intentFix()
                        .on(KeywordRules.JUDGING)
                        .notPlain()
                        .when(entry -> entry.right().startsWith("\"")
                                && entry.meaning() instanceof ErrorReply reply
                                && reply.form() == ErrorReply.Form.BARE)
                        .finds(ReplyRules::quoted));
    }

    /** Looks at the entries with such a reply. */
    private static EntryScope on(RuleInfo info, Predicate<ErrorReply> which) {
        return info.on(KeywordRules.JUDGING)
                .values(REPLY)
                .when(entry -> entry.meaning() instanceof ErrorReply reply && which.test(reply));
    }

    /** Says of such a reply what there is to say. */
    private static EntryRule says(
            RuleInfo info,
            Predicate<ErrorReply> which,
            Function<ErrorReply, String> message,
            Function<ErrorReply, String> help) {
        return on(info, which).finds((entry, report) -> {
            ErrorReply reply = Replies.in(entry);
            report.value(message.apply(reply), help.apply(reply));
        });
    }

    private static boolean isMisplaced(ErrorReply reply) {
        if (reply.form() == ErrorReply.Form.BARE || reply.hasCode()) {
            return false;
        }
        Matcher status = MISPLACED.matcher(reply.text());
        return status.matches()
                && (!Character.isLetter(status.group(1).charAt(0))
                        || status.group(2).contains(":"));
    }

    private static void misplaced(Entry entry, EntryReport report) {
        ErrorReply reply = Replies.in(entry);
        Matcher status = MISPLACED.matcher(reply.text());
        if (status.matches()) {
            boolean whole = reply.form() == ErrorReply.Form.WITHOUT_STATUS && Replies.isStatus(status.group(1));
            report.replaceValue(
                    "'" + status.group(1) + "' is not read as a status here: sendmail answers with 553 5.3.0 "
                            + reply.text(),
                    "write ERROR:D.S.N:\"code text\" with a status of three numbers",
                    whole ? "ERROR:" + status.group(1) + ":\"" + status.group(3) + "\"" : null);
        }
    }

    private static void unquoted(Entry entry, EntryReport report) {
        ErrorReply reply = Replies.in(entry);
        String text = Replies.writtenText(entry, reply);
        if (text.indexOf('"') < 0 && !text.equals(reply.text())) {
            int at = entry.right().indexOf(text, entry.right().indexOf(':'));
            report.replaceInValue(
                    at,
                    at + text.length(),
                    "without quotes sendmail sends '" + reply.text() + "'",
                    "put the text in quotes",
                    "\"" + text + "\"");
        }
    }

    private static void unbalanced(Entry entry, EntryReport report) {
        Tokens tokens = Tokens.of(entry.right(), entry.rightSpan().start());
        if (!tokens.unbalanced().isEmpty()) {
            report.at(
                    tokens.unbalanced().get(0),
                    "this character is unmatched: "
                            + (entry.tag() == Tag.TRY_TLS
                                    ? "sendmail reports \"Unbalanced\" and uses the rest as the value"
                                    : "sendmail answers MAIL and RCPT with \"Unbalanced\", whatever the value says"),
                    "add the missing counterpart, or remove it");
        }
    }

    /** The map lookup replaces what stands there. */
    private static void percent(Entry entry, EntryReport report) {
        String value = entry.right();
        for (int at = 0; at + 1 < value.length(); at++) {
            if (value.charAt(at) == '%') {
                char next = value.charAt(at + 1);
                if (isDigit(next)) {
                    report.replaceInValue(
                            at,
                            at + 2,
                            next == '0'
                                    ? "sendmail replaces %0 by the key it looked up"
                                    : "sendmail replaces %" + next + " by nothing",
                            "double the percent sign",
                            "%%" + next);
                }
                at++;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void nonAscii(Entry entry, EntryReport report) {
        String value = entry.right();
        int first = 0;
        while (first < value.length() && value.charAt(first) < 0x80) {
            first++;
        }
        if (first < value.length() && !isTypographic(value, first)) {
            int end = first;
            while (end < value.length() && value.charAt(end) >= 0x80) {
                end++;
            }
            report.inValue(
                    first,
                    end,
                    "SMTP replies are ASCII: sendmail strips the high bit, which garbles this text",
                    "write the text in ASCII");
        }
    }

    /** Quotes, dashes and spaces of word processors, in UTF-8: a rule of their own finds them. */
    private static boolean isTypographic(String value, int at) {
        return value.startsWith("\u00e2\u0080", at) || value.startsWith("\u00c2\u00a0", at);
    }

    private static void tooLong(Entry entry, EntryReport report) {
        boolean token = Tokens.of(entry.right(), 0).list().stream()
                .anyMatch(part -> part.text().length() > Scanner.LONGEST);
        if (token || Replies.in(entry).text().length() > LONGEST) {
            report.value(
                    token
                            ? "a quoted text of more than 256 bytes: the lookup fails"
                            : "a text of more than 255 bytes: sendmail truncates it",
                    "shorten the text; a web page has room for the rest");
        }
    }

    private static void format(Entry entry, EntryReport report) {
        String value = entry.right();
        int at = value.indexOf('%');
        while (at >= 0 && at + 1 < value.length() && Character.isDigit(value.charAt(at + 1))) {
            at = value.indexOf('%', at + 2);
        }
        if (at >= 0) {
            report.inValue(
                    at,
                    at + 1,
                    "sendmail passes the rejection of a client to printf as the format: the reply is garbled, or "
                            + "the session crashes",
                    "write it in words");
        }
    }

    private static void quoted(Entry entry, EntryReport report) {
        Matcher quoted = QUOTED.matcher(entry.right().strip());
        if (quoted.matches()) {
            boolean error = quoted.group("error") != null;
            String text = quoted.group("text").strip();
            report.replaceValue(
                    "in quotes " + (error ? "ERROR:" : "QUARANTINE:")
                            + " is part of the text: sendmail rejects with all of it as the reply",
                    error ? "quote only the code and the text" : "remove the quotes",
                    error ? quoted.group("error") + '"' + text + '"' : quoted.group("quarantine") + text);
        }
    }
}
