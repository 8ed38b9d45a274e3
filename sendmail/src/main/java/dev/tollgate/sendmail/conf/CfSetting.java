package dev.tollgate.sendmail.conf;

import dev.tollgate.sendmail.option.SendmailOption;
import java.util.Optional;

/**
 * An O line.
 *
 * @param line where it stands
 * @param written the name as it is written; one char for a short form
 * @param option what sendmail takes it for; empty if for nothing
 * @param value the text after =
 */
public record CfSetting(CfLine line, String written, Optional<SendmailOption> option, String value) {
    /** Whether this is the short form, a letter right after O. */
    public boolean isShort() {
        return line.text().length() > 1 && line.text().charAt(1) != ' ';
    }
}
