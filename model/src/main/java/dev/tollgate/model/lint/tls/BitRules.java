package dev.tollgate.model.lint.tls;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;
import static dev.tollgate.model.lint.rule.ValueForm.MEANING;
import static dev.tollgate.model.lint.rule.ValueForm.PLAIN;
import static dev.tollgate.model.lint.tls.TlsRules.OPEN;
import static dev.tollgate.model.lint.tls.TlsRules.TAGS;
import static dev.tollgate.model.lint.tls.TlsRules.mistake;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.TlsMistake;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Rules about the number of bits in a TLS requirement. */
final class BitRules {
    /** The strongest ciphers of TLS. */
    private static final int MOST = 256;

    /** Triple DES, the weakest cipher still to be met. */
    private static final int LEAST = 112;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final Pattern AFTER_NUMBER = Pattern.compile("[a-zA-Z].*|(?<=[0-9]{9}).*");

    private BitRules() {}

    static List<EntryRule> all() {
        return List.of(
                mistake(error("TG405", "ENCR without a number of bits"), TlsMistake.ENCR_WITHOUT_BITS)
                        .value(
                                "ENCR needs a number of bits: without it " + OPEN,
                                "write the least cipher strength, as in ENCR:128"),
                mistake(
                                error("TG406", "Space instead of the colon before the bits")
                                        .intentFix(),
                                TlsMistake.MISSING_COLON)
                        .finds(BitRules::missingColon),
                mistake(error("TG407", "Colon without a number of bits"), TlsMistake.EMPTY_BITS)
                        .value(
                                "a number of bits is missing after the colon: " + OPEN,
                                "write the number, or VERIFY without the colon"),
                mistake(error("TG408", "Something after the number of bits").intentFix(), TlsMistake.UNIT)
                        .finds(BitRules::unit),
                mistake(error("TG409", "Number of bits that sendmail reads as 0"), TlsMistake.ZERO_BITS)
                        .finds((entry, report) -> {
                            Token bits = bits(entry);
                            report.at(
                                    bits.span(),
                                    "'" + bits.text() + "' is 0 bits or less for sendmail: any cipher passes, and "
                                            + "so does no encryption at all",
                                    "write the least cipher strength as a decimal number");
                        }),
                mistake(
                                warning("TG410", "Number of bits that sendmail reads differently")
                                        .intentFix(),
                                TlsMistake.ODD_NUMBER)
                        .finds(BitRules::odd),
                error("TG418", "More bits than any cipher has")
                        .on(TAGS)
                        .when(entry -> required(entry).orElse(0) > MOST || Mistakes.in(entry) == TlsMistake.HUGE_NUMBER)
                        .value(
                                entry -> "no cipher has " + bits(entry).text() + " bits: every session is rejected",
                                "write the cipher's strength (128 or 256), not the length of the certificate's key"),
                info("TG419", "Fewer bits than any current cipher")
                        .on(TAGS)
                        .values(PLAIN, MEANING)
                        .when(entry -> required(entry).orElse(LEAST) < LEAST)
                        .value(
                                entry -> required(entry).getAsInt()
                                        + " bits do not exclude any cipher that OpenSSL still offers",
                                "ask for 112 bits or more"));
    }

    private static OptionalInt required(Entry entry) {
        return entry.meaning() instanceof TlsRequirement requirement ? requirement.bits() : OptionalInt.empty();
    }

    /** Which of {@code tokens} follows the first colon. */
    private static int afterColon(Tokens tokens) {
        int colon = 0;
        while (!tokens.get(colon).is(":")) {
            colon++;
        }
        return colon + 1;
    }

    private static Token bits(Entry entry) {
        Tokens tokens = Mistakes.tokens(entry);
        return tokens.get(afterColon(tokens));
    }

    private static void missingColon(Entry entry, EntryReport report) {
        String value = entry.right();
        int digits = 0;
        while (!Character.isDigit(value.charAt(digits))) {
            digits++;
        }
        int spaces = digits;
        while (Character.isWhitespace(value.charAt(spaces - 1))) {
            spaces--;
        }
        report.replaceInValue(
                spaces,
                digits,
                "there is a space instead of a colon: " + OPEN,
                "write a colon before the number of bits",
                ":");
    }

    private static void unit(Entry entry, EntryReport report) {
        Tokens tokens = Mistakes.tokens(entry);
        int number = afterColon(tokens);
        String message = "there is more after the number of bits: " + OPEN;
        Token unit = tokens.get(number + 1);
        Span span = tokens.spanFrom(number + 1);
        boolean plain = NUMBER.matcher(tokens.get(number).text()).matches();
        if (plain && tokens.size() == number + 2 && (unit.is("bits") || unit.is("bit") || unit.is(":"))) {
            Span from = new Span(tokens.get(number).span().end(), span.end());
            report.replace(from, message, "write the number alone", "");
        } else {
            report.at(span, message, "end with the number, or continue with + and an extension");
        }
    }

    private static void odd(Entry entry, EntryReport report) {
        Token bits = bits(entry);
        String text = bits.text();
        boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
        boolean octal = text.startsWith("0") && !hexadecimal;
        int read = hexadecimal
                ? Integer.parseInt(text.substring(2, Math.min(text.length(), 8)), 16)
                : octal
                        ? Integer.parseInt(text.substring(0, Math.min(text.length(), 9)), 8)
                        : Integer.parseInt(AFTER_NUMBER.matcher(text).replaceFirst(""));
        report.replace(
                bits.span(),
                "sendmail reads '" + text + "' as " + read + " bits",
                "write a plain decimal number",
                octal ? LEADING_ZEROS.matcher(text).replaceFirst("") : Integer.toString(read));
    }
}
