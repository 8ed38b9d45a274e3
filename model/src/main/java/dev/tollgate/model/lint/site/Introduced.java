package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.value.Quarantine;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Since which version sendmail understands an entry (the release notes, and the cf files of the versions). */
public final class Introduced {
    private static final Pattern NEW_LETTER = Pattern.compile("(?:^|[\\s,])([FfOoGgUu])2?(?=$|[\\s,])");
    private static final Pattern LETTER_H = Pattern.compile("(?:^|[\\s,])[Hh](?=$|[\\s,])");

    /**
     * What a version brought.
     *
     * @param version the first version with it
     * @param what what it is
     * @param before what an older sendmail does with the entry
     */
    public record Since(String version, String what, String before) {
        /** Whether the sendmail of {@code site} is older. */
        boolean isNewerThan(Site site) {
            // Debian's 8.17.1.9 has the letters of 8.18.1 already.
            boolean patched = version.equals("8.18.1") && site.version().startsWith("8.17.1.9");
            return !site.atLeast(version) && !patched;
        }
    }

    private Introduced() {}

    /** What {@code entry} needs that not every sendmail from 8.12 on has. */
    public static Optional<Since> of(Entry entry) {
        String never = "it never looks up the key";
        return switch (entry.tag()) {
            case STS -> since("8.18.2", "the tag STS", never);
            case CLT_FEATURES ->
                entry.key().kind() == KeyKind.DEFAULT
                        ? since("8.17.1", "the tag Clt_Features", never)
                        : since("8.17.2", "Clt_Features with a server's name", never);
            case TLS_SRV_FEATURES, TLS_CLT_FEATURES -> since("8.16.1", "the tag " + entry.tagText(), never);
            case CLIENT_RATE, CLIENT_CONN, GREET_PAUSE -> since("8.13.0", "the tag " + entry.tagText(), never);
            case SRV_FEATURES -> letters(entry.right());
            case TLS_CLT, TLS_SRV, TLS_RCPT ->
                entry.right().toUpperCase(Locale.ROOT).contains("CITAG:")
                        ? since("8.16.1", "CITag", "it requires nothing instead")
                        : Optional.empty();
            default ->
                entry.validValue().filter(Quarantine.class::isInstance).isPresent()
                        ? since("8.13.0", "QUARANTINE", "it rejects the mail with the word as its reply")
                        : Optional.empty();
        };
    }

    private static Optional<Since> letters(String value) {
        Matcher letter = NEW_LETTER.matcher(value);
        if (letter.find()) {
            return since("8.18.1", "the letter " + letter.group(1), "the letter does nothing");
        }
        return LETTER_H.matcher(value).find()
                ? since("8.17.1", "the letter h", "the letter does nothing")
                : Optional.empty();
    }

    private static Optional<Since> since(String version, String what, String before) {
        return Optional.of(new Since(version, what, before));
    }
}
