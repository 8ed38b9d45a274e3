package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** AUTH. */
final class Auth {
    private static final String OPTIONS = "AuthOptions";
    private static final String MECHANISMS = "AuthMechanisms";
    private static final String LETTERS = "AacdfmpyC";

    private Auth() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1030", "Anonymous login may relay")
                        .needs("sasl")
                        .fix(UNSAFE)
                        .each(look -> {
                            if (look.c().classWords("TrustAuthMech").contains("ANONYMOUS")) {
                                look.c().mc().stream()
                                        .flatMap(mc -> mc.expansion().callsOf("TRUST_AUTH_MECH").stream())
                                        .filter(call -> call.argument(0).contains("ANONYMOUS"))
                                        .findFirst()
                                        .ifPresentOrElse(
                                                call -> look.argument(
                                                        call,
                                                        0,
                                                        call.argument(0)
                                                                .replaceAll("\\s*ANONYMOUS", "")
                                                                .strip(),
                                                        "any client that uses AUTH ANONYMOUS may relay",
                                                        "C{TrustAuthMech}EXTERNAL PLAIN LOGIN"),
                                                () -> look.whole(
                                                        "any client that uses AUTH ANONYMOUS may relay",
                                                        "TRUST_AUTH_MECH(`EXTERNAL PLAIN LOGIN')dnl",
                                                        "C{TrustAuthMech}EXTERNAL PLAIN LOGIN"));
                            }
                        }),
                Check.warning("TG1031", "Anonymous login offered")
                        .needs("sasl")
                        .fix(INTENT)
                        .each(look -> {
                            if (mechanisms(look.c()).contains("ANONYMOUS")
                                    && !effective(look.c()).contains('y')) {
                                look.set(
                                        OPTIONS,
                                        with(look.c(), 'y'),
                                        together(look.c()),
                                        "clients may log in without saying who they are: AuthOptions lacks y");
                            }
                        }),
                Check.error("TG1032", "Passwords in the clear")
                        .needs("sasl")
                        .fix(UNSAFE)
                        .each(Auth::clear),
                Check.error("TG1033", "AuthOptions letters written together")
                        .needs("sasl")
                        .fix(INTENT)
                        .each(Auth::glued),
                Check.warning("TG1034", "Unknown AuthOptions letter")
                        .needs("sasl")
                        .each(look -> words(look.c()).stream()
                                .filter(word -> LETTERS.indexOf(word.charAt(0)) < 0)
                                .forEach(word -> look.advise(
                                        OPTIONS,
                                        "sendmail does not know the letter " + word.charAt(0) + " here and ignores it"
                                                + (word.startsWith("P") ? "; p is another letter" : ""),
                                        Options.known(OPTIONS).mcLine(together(look.c())),
                                        Options.known(OPTIONS).cfLine(together(look.c()))))),
                Check.info("TG1035", "AuthOptions that disable most mechanisms")
                        .needs("sasl")
                        .each(look -> {
                            for (char letter : List.of('a', 'd', 'f')) {
                                if (effective(look.c()).contains(letter)) {
                                    look.option(
                                            OPTIONS,
                                            letter
                                                    + " also disables CRAM-MD5 and DIGEST-MD5: before TLS no AUTH "
                                                    + "is offered");
                                }
                            }
                        }),
                Check.warning("TG1036", "Password file in the old format")
                        .needs("sasl")
                        .both()
                        .each(Auth::oldFile),
                Check.error("TG1037", "Map with passwords readable by others").each(Auth::maps),
                Check.error("TG1038", "SASL password database readable by others")
                        .needs("sasl")
                        .each(look -> look.host()
                                .file("/etc/sasldb2")
                                .filter(file -> file.isFile() && file.allows(007))
                                .ifPresent(file -> look.file(
                                        file.path(),
                                        "every user may read it, and it contains passwords in plain text; sendmail "
                                                + "does not use it in this state",
                                        Commands.of("chmod", "600", file.path())))),
                Check.warning("TG1039", "SASL settings that store passwords in plain text")
                        .needs("sasl")
                        .each(Auth::sasl),
                Check.info("TG1040", "CRAM-MD5 and DIGEST-MD5").needs("sasl").each(look -> {
                    Set<String> both = new LinkedHashSet<>(mechanisms(look.c()));
                    both.retainAll(Set.of("CRAM-MD5", "DIGEST-MD5"));
                    if (!both.isEmpty()
                            && look.c().ports().stream()
                                    .anyMatch(port -> port.modifiers().indexOf('A') < 0)) {
                        look.set(
                                MECHANISMS,
                                "EXTERNAL PLAIN LOGIN",
                                String.join(" and ", both)
                                        + " need passwords in plain text on the server; PLAIN under TLS does not");
                    }
                }),
                Check.info("TG1041", "Trusted mechanism that is not offered")
                        .needs("sasl")
                        .each(look -> {
                            for (String trusted : look.c().classWords("TrustAuthMech")) {
                                if (!mechanisms(look.c()).contains(trusted.toUpperCase(Locale.ROOT))) {
                                    look.option(MECHANISMS, trusted + " is trusted for relaying but never offered");
                                }
                            }
                        }));
    }

    private static Set<String> mechanisms(Configuration c) {
        return new LinkedHashSet<>(
                List.of(c.value(MECHANISMS).strip().toUpperCase(Locale.ROOT).split("[\\s,]+")));
    }

    private static List<String> words(Configuration c) {
        List<String> words = new ArrayList<>();
        for (String word : c.value(OPTIONS).strip().split("[\\s,]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The letters that count: the first of each word. */
    private static Set<Character> effective(Configuration c) {
        Set<Character> letters = new LinkedHashSet<>();
        words(c).forEach(word -> letters.add(word.charAt(0)));
        return letters;
    }

    private static String with(Configuration c, char letter) {
        Set<Character> letters = new LinkedHashSet<>();
        // What is written together was meant, too.
        words(c).forEach(word -> word.chars().forEach(each -> letters.add((char) each)));
        letters.add(letter);
        return String.join(" ", letters.stream().map(String::valueOf).toList());
    }

    /** The letters that sendmail knows, and those that findings about the option ask for. */
    private static String together(Configuration c) {
        Set<String> letters = new LinkedHashSet<>();
        words(c).forEach(word -> letters.addAll(List.of(word.split(""))));
        letters.removeIf(letter -> !LETTERS.contains(letter));
        if (!plain(c).isEmpty()) {
            letters.add("p");
        }
        if (mechanisms(c).contains("ANONYMOUS")) {
            letters.add("y");
        }
        return letters.isEmpty() ? Options.known(OPTIONS).good() : String.join(" ", letters);
    }

    private static Set<String> plain(Configuration c) {
        Set<String> plain = mechanisms(c);
        plain.retainAll(Set.of("PLAIN", "LOGIN"));
        return plain;
    }

    private static void clear(Look look) {
        Set<String> plain = plain(look.c());
        if (!plain.isEmpty() && !effective(look.c()).contains('p')) {
            look.set(
                    OPTIONS,
                    with(look.c(), 'p'),
                    together(look.c()),
                    String.join(" and ", plain)
                            + " are offered without TLS, so passwords cross the network in the clear:"
                            + " AuthOptions lacks p");
        }
    }

    private static void glued(Look look) {
        for (String word : words(look.c())) {
            if (word.length() > 1) {
                String all = String.join(" ", String.join("", words(look.c())).split(""));
                look.set(
                        OPTIONS,
                        all,
                        together(look.c()),
                        "sendmail reads one letter of each word: of \"" + word + "\" only " + word.charAt(0)
                                + " counts, and nothing is logged");
                return;
            }
        }
    }

    private static void oldFile(Look look) {
        if (look.c().has("DefaultAuthInfo")) {
            String path = look.c().value("DefaultAuthInfo").strip();
            boolean open =
                    look.host().file(path).filter(file -> file.allows(066)).isPresent();
            Look loud = open ? look.as(Severity.ERROR) : look;
            loud.advise(
                    "DefaultAuthInfo",
                    open
                            ? "others may read or write the passwords in " + path
                            : "the passwords in " + path + " belong in the map of FEATURE(`authinfo')",
                    "FEATURE(`authinfo', `hash -T<TMPF> /etc/mail/authinfo')dnl",
                    Commands.of("chmod", "600", path));
        }
    }

    private static void maps(Look look) {
        look.c().cf().maps().stream()
                .filter(map -> !map.file().isEmpty())
                .filter(map -> map.name().equals("authinfo")
                        || map.name().equals("access")
                                && AccessTexts.lines(look).stream()
                                        .anyMatch(line -> line.key().matches("(?i)authinfo:.*")))
                .forEach(map -> {
                    for (String path : List.of(map.path(), map.file())) {
                        look.host()
                                .file(path)
                                .filter(FileFact::isFile)
                                .filter(file -> file.allows(004))
                                .ifPresent(file -> look.file(
                                        path,
                                        "every user may read the passwords in it, and sendmail does not look at a map's mode",
                                        Commands.of("chmod", "600", path)));
                    }
                });
    }

    private static void sasl(Look look) {
        for (String path :
                List.of("/etc/mail/sasl/Sendmail.conf.2", "/usr/lib/sasl2/Sendmail.conf", "/etc/sasl2/Sendmail.conf")) {
            List<String> lines = look.host().lines(path).toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip().toLowerCase(Locale.ROOT);
                if (line.matches(
                        "auto_transition:\\s*(true|yes|on|1).*|pwcheck_method:\\s*(sasldb|passwd|shadow|auxprop).*")) {
                    look.text(
                            path,
                            i + 1,
                            lines.get(i),
                            "this host stores passwords in plain text, or the daemon reads their hashes",
                            "pwcheck_method: saslauthd");
                }
            }
        }
    }
}
