package dev.tollgate.model.lint.action;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.FeatureLetters;
import dev.tollgate.model.entry.value.FeatureLetters.Letter;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.SessionFeatures;
import dev.tollgate.model.entry.value.SessionFeatures.Item;
import dev.tollgate.model.entry.value.SessionFeatures.Name;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.scan.Token;
import dev.tollgate.model.scan.Tokens;
import dev.tollgate.model.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about Srv_Features: and Clt_Features:, and about TLS_Srv_Features: and TLS_Clt_Features:. */
final class FeatureRules {
    private static final Set<Tag> LETTERS = Set.of(Tag.SRV_FEATURES, Tag.CLT_FEATURES);
    private static final Set<Tag> SETTINGS = Set.of(Tag.TLS_SRV_FEATURES, Tag.TLS_CLT_FEATURES);

    private static final String SERVER = "AaBbCcDdEeFfGgHhIiKkLlNnOoPpRrSsUuVvXx";
    private static final String CLIENT = "DMSA";
    /** A certificate revocation list is required, clear text as a way out or not, no DANE, no MTA-STS. */
    private static final String FLAGS = "RCcdM";

    private static final Pattern JOINED =
            Pattern.compile("\"?\\s*[AaBbCcDdEeFfHhLlNnPpRrSsVvXx](?:[\\s,;+]*[AaBbCcDdEeFfHhLlNnPpRrSsVvXx])+\\s*\"?");
    private static final Pattern WORD =
            Pattern.compile("(?i)OK|RELAY|REJECT|DISCARD|YES|NO|NONE|ALL|ON|OFF|VERIFY|ENCR");
    private static final Pattern SPACED = Pattern.compile("(?s).*\\s.*");

    private FeatureRules() {}

    static List<EntryRule> all() {
        return List.of(
                error("TG330", "Feature letters not separated by spaces")
                        .intentFix()
                        .on(LETTERS)
                        .when(entry -> entry.validValue().isEmpty())
                        .finds(FeatureRules::joined),
                error("TG331", "Word in place of feature letters")
                        .on(LETTERS)
                        .when(entry -> WORD.matcher(entry.right().strip()).matches())
                        .value(
                                entry -> {
                                    String word = entry.right().strip();
                                    return "sendmail reads '" + word + "' as the letter " + word.charAt(0)
                                            + (word.charAt(0) == 'O' ? ", which disables the check of line ends" : "");
                                },
                                "write feature letters, as in 'S' (no STARTTLS) or 'a V'"),
                warning("TG332", "Unknown feature letter")
                        .on(LETTERS)
                        .when(entry -> entry.validValue().isEmpty())
                        .finds(FeatureRules::unknown),
                warning("TG333", "Feature letter switched on and off")
                        .on(Tag.SRV_FEATURES)
                        .finds(FeatureRules::contradiction),
                warning("TG334", "Protection against smuggling switched off for all")
                        .on(Tag.SRV_FEATURES)
                        .keys(KeyKind.DEFAULT)
                        .each(FeatureRules::letters, (letter, report) -> {
                            if ("FGOU".indexOf(letter.letter()) >= 0) {
                                report.at(
                                        letter.span(),
                                        "this disables protection against SMTP smuggling for every client",
                                        "give the letter only to the clients that need it");
                            }
                        }),
                error("TG341", "TLS session settings that sendmail cannot read")
                        .on(SETTINGS)
                        .finds(FeatureRules::unreadable),
                error("TG342", "CertFile without KeyFile, or the reverse")
                        .on(SETTINGS)
                        .finds(FeatureRules::halfOfPair),
                warning("TG343", "Spaces in a TLS session setting without quotes")
                        .intentFix()
                        .on(SETTINGS)
                        .when(entry -> entry.right().indexOf('"') < 0)
                        .finds((entry, report) -> settings(entry).stream()
                                .filter(item -> SPACED.matcher(item.value()).matches())
                                .findFirst()
                                .ifPresent(item -> report.replaceValue(
                                        "without quotes the spaces in '" + item.value()
                                                + "' vanish, and the words run together",
                                        "put the settings in quotes",
                                        "\"" + entry.right().strip() + "\""))),
                warning("TG346", "Server features that defer everything")
                        .on(Tag.SRV_FEATURES)
                        .when(entry ->
                                entry.right().strip().toLowerCase(Locale.ROOT).startsWith("temp"))
                        .value(
                                "sendmail answers every command of these clients with 450 4.3.0",
                                "write feature letters, or reject the clients under Connect:"),
                warning("TG347", "Unknown letter in Flags")
                        .on(SETTINGS)
                        .each(FeatureRules::settings, (item, report) -> {
                            String unknown =
                                    item.name() == Name.Flags ? item.value().replaceAll("[" + FLAGS + "\\s]", "") : "";
                            if (!unknown.isEmpty()) {
                                int end = item.span().end();
                                report.at(
                                        new Span(end - item.value().length(), end),
                                        "sendmail does not know '" + unknown + "' and ignores it silently",
                                        "the flags are R, C, c, d and M, spelled exactly so");
                            }
                        }));
    }

    private static List<Letter> letters(Entry entry) {
        return entry.meaning() instanceof FeatureLetters features ? features.letters() : List.of();
    }

    private static List<Item> settings(Entry entry) {
        return entry.meaning() instanceof SessionFeatures features ? features.items() : List.of();
    }

    private static void joined(Entry entry, EntryReport report) {
        String value = entry.right().strip();
        if (!JOINED.matcher(value).matches()) {
            return;
        }
        String letters = value.replaceAll("[^A-Za-z]", "");
        String separated = String.join(" ", Arrays.asList(letters.split("")));
        if (!separated.equals(value.replaceAll("\\s+", " "))) {
            report.replaceValue(
                    "sendmail reads only the first character of each word: " + taken(value),
                    "separate the letters by spaces",
                    separated);
        }
    }

    private static String taken(String value) {
        if (value.startsWith("\"")) {
            return "none of these letters takes effect";
        }
        String first = value.replaceAll("[,;+]", " ").replaceAll("(?<=\\S)\\S+", "");
        return "of these letters only " + first.replaceAll("\\s+", " ") + " counts";
    }

    private static void unknown(Entry entry, EntryReport report) {
        boolean server = entry.tag() == Tag.SRV_FEATURES;
        for (Token token : Tokens.of(entry.right(), entry.rightSpan().start()).list()) {
            String text = token.text();
            boolean letter = text.matches("[A-Za-z0-9][0-9]?");
            boolean known = (server ? SERVER : CLIENT).indexOf(text.charAt(0)) >= 0
                    && (text.length() == 1 || server && (text.equals("g2") || text.equals("u2")));
            if (letter && !known) {
                report.at(
                        token.span(),
                        "sendmail does not know the letter '" + text + "' and ignores it",
                        server
                                ? "docs/tags.md lists the letters; only g2 and u2 have a digit"
                                : "a client has the letters D, M, S and A");
            }
        }
    }

    private static void contradiction(Entry entry, EntryReport report) {
        List<Letter> letters = letters(entry);
        for (int i = 0; i < letters.size(); i++) {
            for (Letter later : letters.subList(i + 1, letters.size())) {
                char first = letters.get(i).letter();
                char second = later.letter();
                if (first != second && Character.toLowerCase(first) == Character.toLowerCase(second)) {
                    report.at(
                            letters.get(i).span(),
                            "'" + second + "' comes later and wins over '" + first + "'",
                            "keep one of the two");
                }
            }
        }
    }

    private static void unreadable(Entry entry, EntryReport report) {
        if (entry.value() instanceof ParsedValue.Invalid invalid
                && !entry.right().strip().equalsIgnoreCase("SKIP")) {
            report.at(
                    invalid.error().span(),
                    invalid.error().message()
                            + (entry.tag() == Tag.TLS_SRV_FEATURES
                                    ? ": sendmail answers STARTTLS with 454, and the session continues unencrypted"
                                    : ": sendmail keeps the mail in the queue"),
                    "write settings as in \"CipherList=HIGH; Options=SSL_OP_NO_TLSv1\"");
        }
    }

    private static void halfOfPair(Entry entry, EntryReport report) {
        List<Item> items = settings(entry);
        boolean certificate = items.stream().anyMatch(item -> item.name() == Name.CertFile);
        boolean key = items.stream().anyMatch(item -> item.name() == Name.KeyFile);
        for (Item item : items) {
            if (item.name() == Name.CertFile && !key || item.name() == Name.KeyFile && !certificate) {
                report.at(
                        item.span(),
                        item.name() + " needs its counterpart: without it sendmail does not use TLS for the connection",
                        "give both CertFile and KeyFile");
            }
        }
    }
}
