package dev.tollgate.model.lint.credential;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.CredentialPieces;
import dev.tollgate.model.entry.value.CredentialPieces.Kind;
import dev.tollgate.model.entry.value.CredentialPieces.Piece;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.key.HostWithPort;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.EntryScope.PartLook;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.source.Span;
import dev.tollgate.sendmail.scan.Scanner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules TG6xx: credentials and secrets, by code. */
public final class CredentialRules {
    private static final Pattern CURLY_QUOTE = Pattern.compile("\u00e2\u0080[\u009c\u009d\u009e]");
    private static final Pattern OUTER_QUOTE = Pattern.compile("^'|'$");
    private static final Pattern LAST_SEPARATOR = Pattern.compile("[,;]$");
    private static final Pattern PERCENT = Pattern.compile("(?<!%)(?:%%)*(%[0-9])");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|IPv6:.*", Pattern.CASE_INSENSITIVE);

    private CredentialRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of(
                pieces(error("TG601", "Credentials without quotes").intentFix(), CredentialRules::unquoted),
                pieces(error("TG602", "Commas between credentials").intentFix(), (piece, report) -> {
                    if (piece.kind() == Kind.SEPARATOR) {
                        report.replace(
                                piece.span(),
                                "sendmail stops reading here: everything after this is lost",
                                "write a space",
                                " ");
                    }
                }),
                pieces(error("TG603", "An unknown letter in credentials"), (piece, report) -> {
                    if (piece.kind() == Kind.QUOTED && piece.letter().isEmpty()) {
                        report.at(
                                piece.span(),
                                "sendmail knows only U, I, P, R and M here: the whole entry is unusable, and mail "
                                        + "is sent without logging in",
                                "begin with U: (user), I: (authentication id), P: (password), R: (realm) or M:"
                                        + " (mechanisms)");
                    }
                }),
                pieces(error("TG604", "No colon after the letter of a credential"), (piece, report) -> {
                    if (piece.kind() == Kind.QUOTED && piece.letter().isPresent() && !piece.hasDelimiter()) {
                        report.at(
                                piece.inQuotes(0),
                                "no colon (text) or equals sign (base64) follows the letter: the whole entry is "
                                        + "unusable, and mail is sent without logging in",
                                "write \"" + piece.text().charAt(0) + ":…\"");
                    }
                }),
                pieces(error("TG605", "A credential that is not base64"), (piece, report) -> {
                    if (piece.isQuotedToken('=') && !piece.isBase64()) {
                        report.at(
                                piece.inQuotes(2),
                                "this is not base64, which must follow an equals sign: the whole entry is "
                                        + "unusable, and mail is sent without logging in",
                                "write a colon for plain text, or encode it");
                    }
                }),
                error("TG606", "Credentials without a password")
                        .on(Tag.AUTH_INFO)
                        .when(entry -> lacks(entry, CredentialRules::isPassword))
                        .value("without a password mail is sent without logging in", "add \"P:password\""),
                error("TG607", "Credentials without a user")
                        .on(Tag.AUTH_INFO)
                        .when(entry -> lacks(entry, piece -> piece.is('U') || piece.is('I')))
                        .value(
                                "without a user or an authentication id mail is sent without logging in",
                                "add \"U:user\" or \"I:id\""),
                pieces(
                        error("TG608", "A percent sign and a digit in a credential")
                                .intentFix(),
                        CredentialRules::argument),
                pieces(error("TG609", "A quoted quote in a credential").intentFix(), CredentialRules::quotedQuote),
                warning("TG610", "Credentials for every server")
                        .on(Tag.AUTH_INFO)
                        .keys(KeyKind.DEFAULT)
                        .when(entry -> entry.meaning() != null)
                        .left(
                                "sendmail logs in with this at any server that offers AUTH, even a stranger's",
                                "name the server: AuthInfo:mail.example.com"),
                info("TG611", "Passwords in the access file")
                        .on(Tag.AUTH_INFO)
                        .once(
                                "anyone who can read this file or its map can read the passwords in it",
                                "keep both at mode 0600, or move passwords to their own map with FEATURE(`authinfo')"),
                warning("TG612", "A credential given twice")
                        .intentFix()
                        .on(Tag.AUTH_INFO)
                        .finds(CredentialRules::repetition),
                pieces(error("TG613", "A credential that is too long"), (piece, report) -> {
                    if (piece.span().length() > Scanner.LONGEST) {
                        report.at(
                                piece.span(),
                                "this has " + piece.span().length() + " bytes, and sendmail can read only "
                                        + Scanner.LONGEST + ": it discards the whole entry",
                                "ask the provider for a shorter one");
                    }
                }),
                error("TG614", "A server's name in brackets")
                        .intentFix()
                        .on(Tag.AUTH_INFO)
                        .keys(KeyKind.BRACKETED)
                        .finds((entry, report) -> {
                            if (entry.key() instanceof Key.Bracketed server
                                    && !ADDRESS.matcher(server.literal()).matches()) {
                                report.replaceKey(
                                        "brackets are for SMART_HOST and the mailertable. sendmail looks up the "
                                                + "server's name without them, so this entry is never found",
                                        "write the name without brackets",
                                        server.literal());
                            }
                        }),
                error("TG615", "A port in the key of credentials")
                        .intentFix()
                        .on(Tag.AUTH_INFO)
                        .keys(KeyKind.OTHER)
                        .finds((entry, report) -> {
                            int colon = HostWithPort.colon(entry.key().text());
                            if (colon >= 0) {
                                report.replace(
                                        new Span(
                                                entry.keySpan().start() + colon,
                                                entry.keySpan().end()),
                                        "sendmail looks up the server's name or address without a port, so this "
                                                + "entry is never found",
                                        "remove the port",
                                        "");
                            }
                        }));
    }

    /** A rule about each piece of a value. */
    private static EntryRule pieces(RuleInfo info, PartLook<Piece> look) {
        return info.on(Tag.AUTH_INFO).each(CredentialRules::pieces, look);
    }

    private static void unquoted(Piece piece, EntryReport report) {
        if (piece.kind() != Kind.BARE) {
            return;
        }
        String plain = piece.text();
        for (Pattern around : List.of(CURLY_QUOTE, OUTER_QUOTE, LAST_SEPARATOR)) {
            plain = around.matcher(plain).replaceAll("");
        }
        if (new Piece(Kind.BARE, plain, piece.span()).isToken() && plain.indexOf('\\') < 0) {
            report.replace(
                    piece.span(),
                    "sendmail stops reading at the first word without quotes, and without a password or user it "
                            + "does not log in",
                    "put double quotes around it",
                    "\"" + plain + "\"");
        }
    }

    /** Whether all pieces of a value are credentials, and none of them {@code wanted}. */
    private static boolean lacks(Entry entry, Predicate<Piece> wanted) {
        List<Piece> pieces = pieces(entry);
        return !pieces.isEmpty()
                && pieces.stream().allMatch(Piece::isToken)
                && pieces.stream().noneMatch(wanted);
    }

    private static boolean isPassword(Piece piece) {
        return piece.is('P') && !piece.value().isEmpty();
    }

    /** sendmail's maps put their arguments in the place of {@code %0} … {@code %9}. */
    private static void argument(Piece piece, EntryReport report) {
        if (!piece.isQuotedToken(':')) {
            return;
        }
        PERCENT.matcher(piece.text()).results().forEach(percent -> {
            int at = piece.span().start() + 1 + percent.start(1);
            report.replace(
                    new Span(at, at + 1),
                    "the lookup replaces " + percent.group(1)
                            + (percent.group(1).equals("%0") ? " by the key" : " by nothing")
                            + ", so the server gets a different text",
                    "double the percent sign",
                    "%%");
        });
    }

    private static void quotedQuote(Piece piece, EntryReport report) {
        if (piece.isQuotedToken(':') && piece.text().contains("\\\"")) {
            String meant = piece.value().replace("\\\"", "\"").replace("%%", "%");
            String base64 = Base64.getEncoder().encodeToString(meant.getBytes(StandardCharsets.ISO_8859_1));
            report.replace(
                    piece.span(),
                    "sendmail passes on the backslash, too, so the server gets a different text",
                    "write it in base64",
                    "\"" + piece.text().charAt(0) + "=" + base64 + "\"");
        }
    }

    private static void repetition(Entry entry, EntryReport report) {
        List<Piece> pieces = pieces(entry);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean again = piece.isToken()
                    && pieces.subList(i + 1, pieces.size()).stream()
                            .anyMatch(later -> later.isToken() && later.letter().equals(piece.letter()));
            if (again) {
                Span withGap =
                        new Span(piece.span().start(), pieces.get(i + 1).span().start());
                report.at(
                        piece.span(),
                        "sendmail uses the last one of each letter, so this one is lost",
                        "keep one of the two",
                        Fix.intent("remove the one that is lost", report.edit(withGap, "")));
            }
        }
    }

    private static List<Piece> pieces(Entry entry) {
        return CredentialPieces.closed(entry.right(), entry.rightSpan().start());
    }
}
