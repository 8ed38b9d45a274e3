package dev.tollgate.cli.site;

import dev.tollgate.cli.output.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of sendmail as options name them: 8.12 to 8.18, with or without the numbers after that. */
public final class SendmailVersion {
    private static final Pattern FORM = Pattern.compile("8\\.(\\d{1,2})((\\.\\d{1,3}){0,2})");
    private static final int OLDEST = 12;
    private static final int NEWEST = 18;

    private SendmailVersion() {}

    /** {@code text} if it is such a version; 8.17 without more stands for Debian's 8.17.1.9. */
    public static String checked(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(1)) < OLDEST || Integer.parseInt(form.group(1)) > NEWEST) {
            throw Problem.usage(
                    "'" + text + "' is not a known version of sendmail", "write 8.12 to 8.18, such as 8.14.4");
        }
        return text;
    }
}
