package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** A name that does not fit into the buffer sendmail gives OpenSSL. */
final class TruncatedName extends NameRule {
    /** The longest one-line name, before sendmail's encoding, that is held in full (MAXNAME in tls.c). */
    private static final int LONGEST = 255;

    TruncatedName() {
        super(RuleInfo.error("TG512", "A name that sendmail holds only in part"));
    }

    @Override
    void check(NameText name, Report report) {
        int length = name.isOneLine() ? NameEncoding.decode(name.text()).length() : 0;
        if (length > LONGEST) {
            report.add(
                    this,
                    name.line(),
                    name.span(),
                    "the name has " + length + " bytes and sendmail keeps only the attributes that fit into " + LONGEST
                            + ", so that " + name.effect(),
                    "ask for a certificate with a shorter name");
        }
    }
}
