package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;

import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters, line ends, and the version of the program. */
final class Protocol {
    /** The first version without each hole. */
    private static final Map<String, String> HOLES = new LinkedHashMap<>();

    static {
        HOLES.put("8.17.1", "CVE-2021-3618");
        HOLES.put("8.14.9", "CVE-2014-3956");
        HOLES.put("8.14.4", "CVE-2009-4565");
        HOLES.put("8.13.8", "CVE-2006-4434");
        HOLES.put("8.13.7", "CVE-2006-1173");
        HOLES.put("8.13.6", "CVE-2006-0058");
        HOLES.put("8.12.10", "CVE-2003-0694");
        HOLES.put("8.12.9", "CVE-2003-0161");
        HOLES.put("8.12.8", "CVE-2002-1337");
    }

    private Protocol() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG1185", "Filter fails open")
                        .fix(UNSAFE)
                        .each(look -> filters(look, filter -> {
                            if (filter.flags().isEmpty()) {
                                report(
                                        look,
                                        filter,
                                        "when " + filter.name()
                                                + " does not answer, mail passes unfiltered: F= is missing");
                            }
                        })),
                Check.error("TG1186", "Unknown filter flag")
                        .fix(UNSAFE)
                        .each(look -> filters(look, filter -> {
                            if (!filter.flags().matches("[RT4]*")) {
                                report(
                                        look,
                                        filter,
                                        "sendmail does not know the filter flag "
                                                + filter.flags().replaceAll("[RT4]", "") + ", so when " + filter.name()
                                                + " does not answer, mail passes unfiltered");
                            }
                        })),
                Check.warning("TG1187", "Filter defined but not used")
                        .each(look -> filters(look, filter -> {
                            boolean used =
                                    List.of(look.c().value("InputMailFilters").split("[,;\\s]+"))
                                                    .contains(filter.name())
                                            || look.c().ports().stream()
                                                    .anyMatch(port -> List.of(port.equates()
                                                                    .getOrDefault('I', "")
                                                                    .split(";"))
                                                            .contains(filter.name()));
                            if (!used) {
                                look.line(
                                        filter.line(),
                                        "no mail passes through " + filter.name()
                                                + ": InputMailFilters does not name it",
                                        "INPUT_MAIL_FILTER(`" + filter.name() + "', `" + filter.text() + "')dnl",
                                        "O InputMailFilters=" + filter.name());
                            }
                        })),
                Check.error("TG1188", "Filter socket that others may take").each(Protocol::sockets),
                Check.info("TG1189", "Filter timeouts left at their defaults")
                        .each(look -> filters(look, filter -> {
                            if (!filter.equates().containsKey('T')) {
                                look.line(
                                        filter.line(),
                                        "a filter that hangs delays each message by C:5m, S:10s, R:10s and E:5m",
                                        "",
                                        "T=C:1m;S:30s;R:30s;E:5m");
                            }
                        })),
                access(
                        Check.error("TG1190", "SMTP smuggling possible").standards("CVE-2023-51765"),
                        letters -> letters.contains("O") && letters.stream().anyMatch(letter -> letter.startsWith("G")),
                        "a bare line feed ends a message, so a client can smuggle mail in somebody else's name "
                                + "through this host"),
                access(
                        Check.warning("TG1191", "Bare CR or LF accepted").standards("CVE-2023-51765"),
                        letters ->
                                !letters.contains("O") && letters.stream().anyMatch(letter -> letter.matches("[GU].*")),
                        "bare line feeds or carriage returns reach the next host, which may read them as line ends"),
                access(
                        Check.warning("TG1192", "Early pipelining accepted"),
                        letters -> letters.contains("F"),
                        "clients may send commands before the reply, and so hide them from a filter in between"),
                Check.error("TG1193", "Version without protection against SMTP smuggling")
                        .standards("CVE-2023-51765")
                        .each(look -> {
                            Build build = look.audit().build();
                            boolean patched = build.packageVersion()
                                    .matches("8\\.17\\.1\\.9-2\\+deb12u[1-9].*|8\\.15\\.2-22\\+deb11u[2-9].*");
                            if (build.isBefore("8.18.1")
                                    && !build.packageVersion().isEmpty()
                                    && !patched) {
                                look.whole(
                                        "sendmail " + build.packageVersion()
                                                + " reads a bare line feed as a line end, so mail can be smuggled in",
                                        "",
                                        "upgrade to 8.18.1, or to a package with the patch");
                            }
                        }),
                Check.error("TG1194", "Version with known holes")
                        .standards("GEN004600")
                        .each(look -> {
                            Build build = look.audit().build();
                            HOLES.forEach((first, hole) -> {
                                if (build.isBefore(first)) {
                                    look.whole(
                                            "sendmail " + build.version() + " has the hole " + hole + ", which " + first
                                                    + " closes",
                                            "",
                                            "upgrade");
                                }
                            });
                        }),
                Check.error("TG1200", "Built with SMTPDEBUG")
                        .standards("GEN004620", "GEN004700")
                        .each(look -> {
                            if (look.audit().build().options().contains("smtpdebug")) {
                                look.whole(
                                        "anybody may say DEBUG and SHOWQ to this sendmail",
                                        "",
                                        "install another build");
                            }
                        }),
                Check.info("TG1201", "Port 587 open to the world")
                        .each(look -> look.c().ports().stream()
                                .filter(port ->
                                        port.isSubmission() && port.address().isEmpty())
                                .forEach(port -> look.option(
                                        "DaemonPortOptions",
                                        "users from anywhere can reach port 587; if none of them "
                                                + "travel, bind it to one address"))),
                Check.warning("TG1202", "HTTP commands tolerated").each(look -> {
                    for (AccessTexts.Line line : AccessTexts.lines(look)) {
                        if (line.key().equalsIgnoreCase("Srv_Features:")
                                && letters(line.value()).contains("H")) {
                            look.text(
                                    line.path(),
                                    line.number(),
                                    line.text(),
                                    "browsers can be made to send mail through this host: H lets HTTP commands pass, h ends the"
                                            + " session",
                                    Commands.of("tollgate", "set", line.path(), "Srv_Features:", "h")
                                            .text());
                        }
                    }
                }));
    }

    /** An X line. */
    private record Filter(CfLine line, String name, String text, Map<Character, String> equates) {
        String flags() {
            return equates.getOrDefault('F', "");
        }
    }

    private static void filters(Look look, java.util.function.Consumer<Filter> each) {
        for (CfLine line : look.c().cf().lines('X')) {
            String body = line.text().substring(1);
            int comma = body.indexOf(',');
            String rest = comma < 0 ? "" : body.substring(comma + 1).strip();
            each.accept(new Filter(
                    line, (comma < 0 ? body : body.substring(0, comma)).strip(), rest, CfDocument.equates(rest)));
        }
    }

    private static void report(Look look, Filter filter, String says) {
        String good = filter.text().replaceAll(",?\\s*F=[^,]*", "") + ", F=T";
        String cf = "X" + filter.name() + ", " + good;
        look.c().mc().stream()
                .flatMap(mc -> java.util.stream.Stream.of("INPUT_MAIL_FILTER", "MAIL_FILTER")
                        .flatMap(macro -> mc.calls(macro, filter.name()).stream()))
                .findFirst()
                .ifPresentOrElse(
                        call -> look.argument(call, 1, good, says, cf),
                        () -> look.line(
                                filter.line(),
                                says,
                                "INPUT_MAIL_FILTER(`" + filter.name() + "', `" + good + "')dnl",
                                cf));
    }

    private static void sockets(Look look) {
        filters(look, filter -> {
            String socket = filter.equates().getOrDefault('S', "");
            String path = socket.replaceFirst("^(unix|local):", "");
            if (socket.matches("inet6?:.*")) {
                String host = socket.replaceFirst(".*@", "");
                if (!host.matches("\\[?(127\\..*|localhost|::1|IPv6:::1)\\]?")) {
                    look.as(Severity.WARNING)
                            .line(
                                    filter.line(),
                                    "mail crosses the network to " + host
                                            + " unencrypted, and any server that answers there is trusted",
                                    "",
                                    "");
                }
            } else if (path.startsWith("/")) {
                Chain chain = look.host().chain(path);
                String folder = path.startsWith("/tmp/") || path.startsWith("/var/tmp/")
                        ? path.replaceFirst("/[^/]*$", "")
                        : chain.writableDirectory().map(found -> found.path()).orElse("");
                if (!folder.isEmpty()) {
                    look.line(
                            filter.line(),
                            "sendmail does not start: others may write " + folder + ", where the socket of "
                                    + filter.name() + " is",
                            "",
                            "S=unix:/run/" + filter.name() + "/" + filter.name() + ".sock");
                }
            }
        });
    }

    private static List<String> letters(String value) {
        return List.of(value.strip().split("\\s+"));
    }

    private static Check access(Check check, java.util.function.Predicate<List<String>> bad, String says) {
        return check.each(look -> {
            for (AccessTexts.Line line : AccessTexts.lines(look)) {
                if (line.key().toLowerCase(java.util.Locale.ROOT).startsWith("srv_features:")
                        && bad.test(letters(line.value()))) {
                    look.text(
                            line.path(),
                            line.number(),
                            line.text(),
                            says,
                            Commands.of("tollgate", "unset", line.path(), line.key())
                                    .text());
                }
            }
        });
    }
}
