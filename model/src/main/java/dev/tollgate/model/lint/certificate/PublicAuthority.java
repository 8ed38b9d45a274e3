package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.Word;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;
import java.util.regex.Pattern;

/** RELAY for whoever holds a certificate of an authority that sells or gives them to anybody. */
final class PublicAuthority implements EntryRule {
    private static final RuleInfo INFO = RuleInfo.warning("TG515", "Relaying for the customers of a public authority");

    /** The organizations behind the roots that browsers trust and that issue to the public. */
    private static final Pattern PUBLIC = Pattern.compile(
            "/O=(Let's Encrypt|Internet Security Research Group|DigiCert|GlobalSign|Sectigo|COMODO|The USERTRUST Network"
                    + "|Entrust|GoDaddy|Starfield|Amazon|Google Trust Services|IdenTrust|Digital Signature Trust|thawte"
                    + "|GeoTrust|VeriSign|Symantec|Unizeto|Asseco|Buypass|SSL Corp|ZeroSSL|Actalis|QuoVadis|SwissSign"
                    + "|Network Solutions|Trustwave|SecureTrust|HARICA|Hellenic Academic|GEANT|TERENA|WoSign|StartCom"
                    + "|Certum|T-Systems|Deutsche Telekom|D-Trust|Gandi|CAcert)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CERT_ISSUER);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        boolean relays = entry.value() instanceof ParsedValue.Valid valid
                && valid.value() instanceof Word word
                && word.text().equals("RELAY");
        if (relays && PUBLIC.matcher(NameEncoding.decode(entry.key().text())).find()) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "this authority issues certificates to the public, and whoever holds one may relay",
                    "write SUBJECT and list the holders under CertSubject:");
        }
    }
}
