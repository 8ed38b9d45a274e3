package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.topic.Rows.option;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.option.OptionValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the host tells strangers about itself. */
final class Greeting {
    private static final String GREETING = "SmtpGreetingMessage";
    private static final String GOOD = "$j ready";
    private static final String VERSION = "(?s).*(\\$[vZ]|\\$\\{[vZ]\\}|\\d+\\.\\d+\\.\\d+).*";
    private static final String RECEIVED = """
            define(`confRECEIVED_HEADER', `$?sfrom $s $.$?_($?s$|from $.$_)
            	$.$?{auth_type}(authenticated)
            	$.by $j (mail)$?r with $r$. id $i$?{tls_version}
            	(version=${tls_version} cipher=${cipher} bits=${cipher_bits} verify=${verify})$.$?u
            	for $u; $|;
            	$.$b')dnl""";

    private Greeting() {}

    static List<Check> all() {
        return List.of(
                option(
                        Check.warning("TG901", "Greeting names the version")
                                .fix(INTENT)
                                .standards("GEN004560", "AIX7-00-003114", "MAIL-8818"),
                        GREETING,
                        GOOD,
                        c -> c.value(GREETING).matches(VERSION),
                        "the greeting tells every client which version of sendmail runs here"),
                option(
                        Check.info("TG902", "Greeting names the product").fix(INTENT),
                        GREETING,
                        GOOD,
                        c -> c.value(GREETING).toLowerCase(Locale.ROOT).contains("sendmail")
                                && !c.value(GREETING).matches(VERSION),
                        "the greeting says that this is sendmail"),
                Check.warning("TG903", "First word of the greeting is not the host's name")
                        .fix(UNSAFE)
                        .standards("GEN004560")
                        .each(Greeting::name),
                option(
                        Check.warning("TG904", "Punctuation after the host's name in the greeting")
                                .fix(INTENT),
                        GREETING,
                        GOOD,
                        c -> word(c, 0).matches("(\\$j|\\$\\{j\\})[,;:.].*"),
                        "the punctuation right after $j becomes part of the host's name; put a space between them"),
                option(
                        Check.warning("TG905", "Empty greeting").fix(INTENT),
                        GREETING,
                        GOOD,
                        c -> c.value(GREETING).isBlank(),
                        "the greeting is empty, so clients are told no host name at all"),
                option(
                        Check.info("TG906", "Greeting contains ESMTP").fix(INTENT),
                        GREETING,
                        GOOD,
                        c -> word(c, 1).equalsIgnoreCase("ESMTP"),
                        "sendmail adds ESMTP after the first word itself, so clients see it twice"),
                Check.info("TG907", "Received: header names the version")
                        .fix(UNSAFE)
                        .each(Greeting::received),
                Check.warning("TG908", "HELP without a help file names the version")
                        .fix(UNSAFE)
                        .standards("GEN004540", "AIX7-00-003122")
                        .each(Greeting::noHelp),
                Check.warning("TG909", "Help file without its version line").each(Greeting::oldHelp),
                Check.warning("TG910", "Help file names the version")
                        .standards("GEN004540")
                        .each(Greeting::loudHelp),
                option(
                        Check.info("TG911", "Greeting tells clients how the server sees them")
                                .fix(INTENT),
                        GREETING,
                        GOOD,
                        c -> c.value(GREETING).matches("(?s).*(\\$_|\\$\\{client_\\w+\\}).*"),
                        "the greeting repeats the client's address and name, which helps attackers to see how they "
                                + "appear"));
    }

    private static String word(Configuration c, int index) {
        String[] words = c.value(GREETING).strip().split("\\s+");
        return index < words.length ? words[index] : "";
    }

    private static void name(Look look) {
        String first = word(look.c(), 0);
        if (!first.isEmpty() && !isName(first.replaceAll("[,;:.]+$", ""))) {
            look.set(
                    GREETING,
                    GOOD,
                    "clients read the first word of the greeting as the host's name, and sendmail puts ESMTP after "
                            + "it: this host calls itself \"" + first + "\"");
        }
    }

    private static boolean isName(String word) {
        return word.matches("\\$j|\\$\\{j\\}|\\$w\\.\\$m|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    }

    private static void received(Look look) {
        for (CfLine line : look.c().cf().lines('H')) {
            if (line.text().matches("(?s)H(\\?[^?]*\\?)?Received:.*\\$[vZ].*")) {
                look.lacks(
                        RECEIVED,
                        "the Received: header of every message names this sendmail's version, whatever the greeting says",
                        "");
            }
        }
    }

    private static String helpFile(Configuration c) {
        return c.isSet("HelpFile") ? c.value("HelpFile").strip() : "";
    }

    private static void noHelp(Look look) {
        String path = helpFile(look.c());
        Optional<String> why = path.isEmpty()
                ? Optional.of("no help file is set")
                : path.equals("/dev/null") ? Optional.of("/dev/null is not a help file") : unusable(look, path);
        why.ifPresent(reason -> look.set(
                "HelpFile",
                "/etc/mail/helpfile",
                reason + ", and without one HELP answers with the version: \"502 5.3.0 Sendmail 8.17.1.9 -- HELP not"
                        + " implemented\""));
    }

    private static Optional<String> unusable(Look look, String path) {
        Chain chain = look.host().chain(path);
        if (chain.file().isEmpty()) {
            return Optional.empty();
        }
        FileFact file = chain.file().get();
        if (!file.exists()) {
            return Optional.of(path + " is missing");
        }
        if (!file.isFile()) {
            return Optional.of(path + " is not a regular file");
        }
        if (!file.allows(0444)) {
            return Optional.of("nobody can read " + path);
        }
        boolean lifted = look.c().words("DontBlameSendmail").contains("helpfileinunsafedirpath");
        return lifted
                ? Optional.empty()
                : chain.writableDirectory()
                        .map(directory ->
                                "sendmail does not read " + path + ", because others may write " + directory.path());
    }

    private static void oldHelp(Look look) {
        String path = helpFile(look.c());
        Optional<String> text = look.host().file(path).flatMap(FileFact::text);
        if (text.isPresent() && hasTopic(text.get())) {
            String first = text.get().lines().findFirst().orElse("");
            if (!first.startsWith("#vers") || OptionValue.number(first.substring(5)) < 2) {
                look.text(
                        path,
                        1,
                        first,
                        "the file does not begin with a #vers line of 2 or more, so sendmail treats it as an old "
                                + "one and puts \"This is Sendmail version ...\" before HELP's answer",
                        Commands.writing(path, "printf", "#vers\\t2\\n"));
            }
        }
    }

    private static boolean hasTopic(String text) {
        return text.lines().anyMatch(line -> line.startsWith("smtp"));
    }

    private static void loudHelp(Look look) {
        String path = helpFile(look.c());
        List<String> lines = look.host().lines(path).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String lower = line.toLowerCase(Locale.ROOT);
            if (line.startsWith("smtp") && (line.matches(VERSION) || lower.contains("sendmail version"))) {
                look.text(
                        path,
                        i + 1,
                        line,
                        "HELP answers with this line, and it names the version",
                        Commands.writing(path, "printf", "#vers\\t2\\n"));
            }
        }
    }
}
