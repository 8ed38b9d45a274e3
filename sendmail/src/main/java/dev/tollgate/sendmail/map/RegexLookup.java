package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import org.jspecify.annotations.Nullable;

/** A regex map without a configuration around it. */
public final class RegexLookup {
    private final RegexMap regexes = new RegexMap(new Report(text -> {}));
    private final CfMap map = new CfMap("", regexes);
    private final boolean opened;

    /** The map that the text after {@code regex} in a K line declares; one that sendmail cannot open finds nothing. */
    public RegexLookup(String declaration) {
        opened = regexes.parse(map, declaration);
    }

    /** What a lookup of {@code key} finds; {@code null} for nothing. */
    public @Nullable String find(String key) {
        return opened ? regexes.lookup(map, key, null).value() : null;
    }
}
