package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import java.util.regex.Pattern;

/** A one-line name that begins with the common name and ends with the country. */
final class ReversedOrder extends NameRule {
    private static final Pattern REVERSED =
            Pattern.compile("/(CN|emailAddress|UID)=.+/(C|DC)=[^/]*", Pattern.CASE_INSENSITIVE);

    ReversedOrder() {
        super(RuleInfo.info("TG516", "A distinguished name that may stand in reversed order"));
    }

    @Override
    void check(NameText name, Report report) {
        if (REVERSED.matcher(name.text()).matches()) {
            report.add(
                    this,
                    name.line(),
                    name.span(),
                    "most certificates begin with the country; a name printed for LDAP is the other way round",
                    "compare it with the output of openssl x509 -noout -subject -nameopt compat");
        }
    }
}
