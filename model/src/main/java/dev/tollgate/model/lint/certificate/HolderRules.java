package dev.tollgate.model.lint.certificate;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Word;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.scan.Tokens;
import java.util.List;
import java.util.regex.Pattern;

/** Values of CertIssuer: and CertSubject:, which say whose holders may relay. */
final class HolderRules {
    /** The organizations behind the roots that browsers trust and that issue to the public. */
    private static final Pattern PUBLIC = Pattern.compile(
            "/O=(Let's Encrypt|Internet Security Research Group|DigiCert|GlobalSign|Sectigo|COMODO|The USERTRUST Network"
                    + "|Entrust|GoDaddy|Starfield|Amazon|Google Trust Services|IdenTrust|Digital Signature Trust|thawte"
                    + "|GeoTrust|VeriSign|Symantec|Unizeto|Asseco|Buypass|SSL Corp|ZeroSSL|Actalis|QuoVadis|SwissSign"
                    + "|Network Solutions|Trustwave|SecureTrust|HARICA|Hellenic Academic|GEANT|TERENA|WoSign|StartCom"
                    + "|Certum|T-Systems|Deutsche Telekom|D-Trust|Gandi|CAcert)",
            Pattern.CASE_INSENSITIVE);

    private HolderRules() {}

    static List<EntryRule> all() {
        return List.of(
                error("TG514", "A value that says nothing about a certificate")
                        .on(Tag.CERT_ISSUER, Tag.CERT_SUBJECT)
                        .when(entry -> entry.meaning() == null && saysOneThing(entry.right()))
                        .finds((entry, report) -> {
                            String known = entry.tag().valueKind().expected();
                            report.value(
                                    "sendmail knows only " + known + " here and ignores '" + entry.right()
                                            + "': the entry neither allows nor forbids relaying",
                                    "write " + known + ", or remove the entry if its holders must not relay");
                        }),
                warning("TG515", "Relaying for the customers of a public authority")
                        .on(Tag.CERT_ISSUER)
                        .when(HolderRules::isPublic)
                        .key(
                                "this authority issues certificates to the public, and anyone who has one may relay",
                                "write SUBJECT and list the holders under CertSubject:"));
    }

    /** Whether a value is one token, or what sendmail cannot take apart. */
    private static boolean saysOneThing(String value) {
        Tokens tokens = Tokens.of(value, 0);
        return tokens.size() == 1 || !tokens.unbalanced().isEmpty();
    }

    private static boolean isPublic(Entry entry) {
        return entry.meaning() instanceof Word word
                && word.text().equals("RELAY")
                && PUBLIC.matcher(NameEncoding.decode(entry.key().text())).find();
    }
}
