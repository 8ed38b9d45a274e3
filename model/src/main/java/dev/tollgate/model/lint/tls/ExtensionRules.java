package dev.tollgate.model.lint.tls;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;
import static dev.tollgate.model.lint.rule.ValueForm.MEANING;
import static dev.tollgate.model.lint.tls.TlsRules.TAGS;
import static dev.tollgate.model.lint.tls.TlsRules.mistake;

import dev.tollgate.model.dn.Xtext;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.TlsMistake;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.TlsRequirement.Extension;
import dev.tollgate.model.entry.value.TlsRequirement.Level;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about what a TLS requirement asks of the certificate, and the plus signs before it. */
final class ExtensionRules {
    private static final Pattern PLUS_AT_END = Pattern.compile("\\++$");
    private static final Pattern FIRST_PLUS = Pattern.compile("(?i)^((?:(?:TEMP|PERM)\\+)?[^+]*)\\++");
    private static final Pattern JOINT = Pattern.compile(
            "(?i)\\+\\s*(?:CN|CS|CI|CITag)\\b([^+]|\\+[0-9A-F]{2})*?([+])(?=\\s*(?:CN|CS|CI|CITag)\\s*(?::|$|\\+))");
    private static final Pattern TRAILING_COLON =
            Pattern.compile("(?i)CITag\\s*:\\s*[A-Z0-9_-]+(:)\\s*(?=$|\\+\\s*\\+)");
    /** What a pattern, a list or a text in quotes has. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[*,;\"]");

    private static final Pattern EMAIL = Pattern.compile("(?i)/E(mail)?=");
    private static final Pattern SLASH_AT_END = Pattern.compile("/$");

    private ExtensionRules() {}

    static List<EntryRule> all() {
        return List.of(
                mistake(
                                error("TG411", "Plus signs before or after the extensions")
                                        .intentFix(),
                                TlsMistake.STRAY_PLUS)
                        .finds((entry, report) -> {
                            String value =
                                    PLUS_AT_END.matcher(entry.right().strip()).replaceFirst("");
                            String fixed = FIRST_PLUS.matcher(value).replaceFirst("$1+");
                            report.replaceValue(
                                    "there is one plus sign too many: sendmail checks no extension and accepts "
                                            + "every certificate",
                                    "begin the list with +, separate with ++",
                                    Mistakes.isRequirement(fixed) ? fixed : null);
                        }),
                error("TG412", "One plus sign between two extensions")
                        .intentFix()
                        .on(TAGS)
                        .when(entry -> entry.right().indexOf('+') >= 0)
                        .notPlain()
                        .finds(ExtensionRules::singlePlus),
                mistake(error("TG413", "Unknown certificate extension"), TlsMistake.UNKNOWN_EXTENSION)
                        .value(
                                "unknown extension: sendmail stops here and accepts, without checking this or any "
                                        + "later extension",
                                "write CN, CN:name, CS:subject, CI:issuer or CITag:tag"),
                mistake(error("TG414", "Certificate extension without a value"), TlsMistake.EMPTY_EXTENSION)
                        .value(
                                "extension without a value: sendmail stops here and accepts, without checking this "
                                        + "or any later extension",
                                "write the value, or CN without the colon for the peer's own name"),
                mistake(error("TG415", "CITag that is not one word").intentFix(), TlsMistake.CITAG_WORDS)
                        .finds(ExtensionRules::severalWords),
                error("TG416", "Common name that no certificate has")
                        .on(TAGS)
                        .values(MEANING)
                        .each(ExtensionRules::extensions, (extension, report) -> {
                            if (extension.subject() == Subject.CN
                                    && NOT_IN_NAMES.matcher(extension.value()).find()) {
                                report.at(
                                        extension.span(),
                                        "sendmail compares the whole name: no certificate has the CN '"
                                                + extension.value() + "'",
                                        "write one exact name, or CI: with the issuer");
                            }
                        }),
                warning("TG417", "Certificate extension without VERIFY")
                        .unsafeFix()
                        .on(TAGS)
                        .values(MEANING)
                        .when(entry -> entry.meaning() instanceof TlsRequirement requirement
                                && requirement.level() == Level.ENCR
                                && !requirement.extensions().isEmpty())
                        .finds((entry, report) -> {
                            int level = entry.right().toUpperCase(Locale.ROOT).indexOf("ENCR");
                            Span span = new Span(level, level + 4)
                                    .shift(entry.rightSpan().start());
                            report.at(
                                    span,
                                    "ENCR does not verify the certificate: anybody can make one with the required name",
                                    "write VERIFY instead of ENCR",
                                    Fix.unsafe("write VERIFY instead of ENCR", report.edit(span, "VERIFY")));
                        }),
                error("TG421", "Name in CS: or CI: that no certificate has")
                        .intentFix()
                        .on(TAGS)
                        .values(MEANING)
                        .finds((entry, report) -> {
                            for (Extension extension : extensions(entry)) {
                                if (extension.subject() == Subject.CS || extension.subject() == Subject.CI) {
                                    name(entry, extension, report);
                                }
                            }
                        }));
    }

    private static List<Extension> extensions(Entry entry) {
        return entry.meaning() instanceof TlsRequirement requirement ? requirement.extensions() : List.of();
    }

    private static void singlePlus(Entry entry, EntryReport report) {
        TlsMistake mistake = Mistakes.in(entry);
        if (mistake != TlsMistake.SINGLE_PLUS && mistake != TlsMistake.NONE) {
            return;
        }
        Matcher plus = JOINT.matcher(entry.right());
        if (plus.find()) {
            report.replaceInValue(
                    plus.start(2),
                    plus.end(2),
                    mistake == TlsMistake.SINGLE_PLUS
                            ? "one plus sign between extensions: sendmail checks neither and accepts every certificate"
                            : "one plus sign between extensions: what follows becomes part of the value, which no"
                                    + " certificate has",
                    "separate extensions by ++",
                    "++");
        } else if (mistake == TlsMistake.SINGLE_PLUS) {
            report.value(
                    "one plus sign after CN: sendmail checks no extension and accepts every certificate",
                    "separate extensions by ++");
        }
    }

    private static void severalWords(Entry entry, EntryReport report) {
        String message = "the tag after CITag: is not one word: sendmail does not look it up and accepts every issuer";
        Matcher colon = TRAILING_COLON.matcher(entry.right());
        if (colon.find()) {
            report.replaceInValue(colon.start(1), colon.end(1), message, "write the tag without its colon", "");
        } else {
            report.value(message, "name the tag with letters, digits, - and _ only");
        }
    }

    /** Finds a distinguished name that is not as sendmail holds it. */
    private static void name(Entry entry, Extension extension, EntryReport report) {
        String written = extension.span().shift(-entry.rightSpan().start()).of(entry.right());
        int colon = written.indexOf(':') + 1;
        String name = written.substring(colon).strip();
        String fixed = SLASH_AT_END
                .matcher(EMAIL.matcher(Xtext.complete(name)).replaceAll("/emailAddress="))
                .replaceFirst("");
        if (fixed.equals(name) && name.startsWith("/")) {
            return;
        }
        Span span = new Span(
                extension.span().end() - written.length() + written.indexOf(name, colon),
                extension.span().end());
        String message =
                "no certificate has this name: sendmail compares it as a whole, encoded, in the form /C=US/O=...";
        if (name.startsWith("/")) {
            report.replace(span, message, "write the name as sendmail sees it", fixed);
        } else {
            report.at(span, message, "take the name from the certificate with 'tollgate cert show'");
        }
    }
}
