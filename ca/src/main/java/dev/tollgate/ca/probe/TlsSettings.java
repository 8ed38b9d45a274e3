package dev.tollgate.ca.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a site's configuration says about sendmail as a TLS client.
 *
 * @param known whether it could say everything: a cf does, an mc may include more
 * @param authorities the file of {@code CACertFile}
 * @param authorityFolder the folder of {@code CACertPath}
 * @param level the security level that {@code CipherList} sets
 */
public record TlsSettings(
        boolean known, Optional<String> authorities, Optional<String> authorityFolder, Optional<SecurityLevel> level) {
    /** A site of which nothing is known. */
    public static final TlsSettings UNKNOWN =
            new TlsSettings(false, Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern LEVEL = Pattern.compile("@SECLEVEL=([0-5])");

    /** The settings in the text of a sendmail.cf. */
    public static TlsSettings ofCf(String text) {
        return new TlsSettings(
                true, option(text, "CACertFile"), option(text, "CACertPath"), level(option(text, "CipherList")));
    }

    /** The settings in the text of an mc file; what it includes is not seen. */
    public static TlsSettings ofMc(String text) {
        return new TlsSettings(
                false,
                definition(text, "confCACERT"),
                definition(text, "confCACERT_PATH"),
                level(definition(text, "confCIPHER_LIST")));
    }

    /**
     * Whether sendmail can verify nobody: with one of both options missing it trusts no authority at all (tls.c, inittls),
     * and every server is {@code verify=FAIL}.
     */
    public boolean verifiesNobody() {
        return known && (authorities.isEmpty() || authorityFolder.isEmpty());
    }

    /** Where the authorities are that sendmail trusts; nothing when it trusts none, or none is named. */
    public List<Path> trusted() {
        if (verifiesNobody()) {
            return List.of();
        }
        // OpenSSL goes on without a folder that is not there.
        return Stream.concat(
                        authorities.map(Path::of).stream(),
                        authorityFolder.map(Path::of).filter(Files::isDirectory).stream())
                .toList();
    }

    /** {@code answer} as sendmail with these settings would have it: where nobody is verified, nobody is OK. */
    public SmtpProbe.Answer verdict(SmtpProbe.Answer answer) {
        return verifiesNobody() && answer.verify().equals("OK")
                ? new SmtpProbe.Answer(
                        answer.address(),
                        answer.greeting(),
                        "FAIL",
                        "CACertFile and CACertPath are not both set, so sendmail does not trust any authority",
                        answer.session())
                : answer;
    }

    /** The last setting counts, and sendmail looks at an option's name in any case. */
    private static Optional<String> option(String text, String name) {
        return last(Pattern.compile("(?im)^O[ \t]+" + name + "[ \t]*=[ \t]*(\\S.*?)[ \t]*\r?$"), text);
    }

    private static Optional<String> definition(String text, String name) {
        return last(Pattern.compile("(?m)^[ \t]*define\\([ \t]*`?" + name + "'?[ \t]*,[ \t\n]*`([^'\n]+)'"), text);
    }

    private static Optional<String> last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Optional<String> found = Optional.empty();
        while (matcher.find()) {
            found = Optional.of(matcher.group(1));
        }
        return found;
    }

    private static Optional<SecurityLevel> level(Optional<String> ciphers) {
        return ciphers.map(list -> LEVEL.matcher(list.toUpperCase(Locale.ROOT)))
                .filter(Matcher::find)
                .map(found -> new SecurityLevel(Integer.parseInt(found.group(1))));
    }
}
