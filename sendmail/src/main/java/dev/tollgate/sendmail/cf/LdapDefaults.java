package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;

/** What every map of class ldap has unless its own line says otherwise. */
final class LdapDefaults {
    /** Flags that only a map itself may have. */
    private static final String OF_A_MAP = "1AaDfmNOoqStT";

    private static final String OF_LDAP = "2bcdghHKklMnPprRsvVwxZ";

    private LdapDefaults() {}

    /** Says which flags of {@code value} cannot be a default. */
    static void check(Report report, String option, String value) {
        boolean ofAMap = false;
        int at = Chars.skipSpace(value, 0);
        while (at < value.length()) {
            boolean flag = value.charAt(at) == '-' && at + 1 < value.length();
            if (flag && OF_A_MAP.indexOf(value.charAt(at + 1)) >= 0) {
                ofAMap = true;
            } else if (flag && OF_LDAP.indexOf(value.charAt(at + 1)) < 0) {
                report.system("Illegal option " + value.charAt(at + 1) + " map O " + option);
            }
            at = Chars.skipSpace(value, Chars.skipWord(value, at));
        }
        if (ofAMap) {
            report.system("readcf: option " + option + ": Do not set non-LDAP specific flags");
        }
    }
}
