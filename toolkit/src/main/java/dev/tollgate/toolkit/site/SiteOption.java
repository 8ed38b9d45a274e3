package dev.tollgate.toolkit.site;

import java.util.List;
import java.util.Optional;

/**
 * An option of sendmail, and what a site makes of it.
 *
 * @param name its name in the cf
 * @param define the macro of the mc that sets it; empty where there is none
 * @param letter its old one-letter name; empty where it has none
 * @param meaning what it does
 * @param kind how sendmail reads its value
 * @param builtIn what counts where the cf does not set it
 * @param mcDefault what m4 writes where the mc does not set it
 * @param since the first version that has it; empty where every version since 8.10 does
 * @param until what became of it; empty where sendmail 8.17 still wants it
 * @param needs what sendmail must be compiled with; empty where every build has it
 * @param good what hardened hosts set; empty where it depends
 * @param setting what the site sets; empty where it leaves the option alone, or no site is known
 * @param advice what the audit says of it
 */
public record SiteOption(
        String name,
        String define,
        String letter,
        String meaning,
        String kind,
        String builtIn,
        String mcDefault,
        String since,
        String until,
        String needs,
        List<OptionGood> good,
        Optional<Setting> setting,
        List<OptionAdvice> advice) {
    public SiteOption {
        good = List.copyOf(good);
        advice = List.copyOf(advice);
    }

    /**
     * The line that counts.
     *
     * @param value the text that it gives the option
     * @param becomes what sendmail makes of the text; empty where it stays what it is
     * @param file the file's name, without its folder
     * @param line the line, from 1; 0 where m4's own files set it and no line of the mc
     */
    public record Setting(String value, String becomes, String file, int line) {
        /** Whether a person set it, and not the defaults that come with sendmail. */
        public boolean byHand() {
            return line > 0;
        }
    }

    /** What counts on the host: what the site sets, else what is built in. */
    public String value() {
        return setting.map(Setting::value).orElse(builtIn);
    }
}
