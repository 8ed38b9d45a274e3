package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.FIREWALL;
import static dev.tollgate.audit.check.Profile.HUB;
import static dev.tollgate.audit.check.Profile.LOGIN;
import static dev.tollgate.audit.check.Profile.MX;
import static dev.tollgate.audit.check.Profile.NULLCLIENT;
import static dev.tollgate.audit.check.Profile.POPIMAP;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfMailer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs and files as recipients, and the programs that deliver. */
final class Mailers {
    private static final String FILES = "SafeFileEnvironment";

    private Mailers() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG1060", "Programs run by a full shell")
                        .fix(UNSAFE)
                        .as(Severity.INFO, POPIMAP, FIREWALL)
                        .each(look -> {
                            Optional<CfMailer> prog = look.c().mailer("prog").filter(CfMailer::isProgram);
                            if (prog.isPresent()
                                    && local(look.c())
                                    && flag(look.c(), '|')
                                    && !prog.get().program().endsWith("smrsh")) {
                                look.lacks(
                                        "FEATURE(`smrsh', `/usr/libexec/sendmail/smrsh')dnl",
                                        "users and aliases may run any command line, because "
                                                + prog.get().program() + " runs their programs",
                                        "Mprog, P=/usr/libexec/sendmail/smrsh, ..., A=smrsh -c $u");
                            }
                        }),
                flagOff(
                        "TG1061",
                        "Programs allowed where there are no users",
                        '|',
                        "programs as recipients are allowed"),
                flagOff(
                        "TG1062",
                        "Files allowed as recipients where there are no users",
                        '/',
                        "files as recipients are allowed"),
                flagOff("TG1063", ":include: lists allowed where there are none", ':', ":include: lists are allowed"),
                Check.info("TG1064", "prog or *file* mailer half disabled").each(Mailers::disabled),
                Check.warning("TG1065", "Deliveries to files may go anywhere")
                        .fix(UNSAFE)
                        .only(LOGIN, HUB, POPIMAP, MX)
                        .each(look -> {
                            if (local(look.c())
                                    && flag(look.c(), '/')
                                    && !look.c().has(FILES)) {
                                look.set(
                                        FILES,
                                        "/var/mail/files",
                                        "aliases and .forward files may append to every file, pipe or device that the user may write");
                            }
                        }),
                Check.error("TG1066", "SafeFileEnvironment=/ does nothing")
                        .both()
                        .fix(UNSAFE)
                        .each(look -> {
                            if (look.c().value(FILES).strip().matches("/+")) {
                                look.set(
                                        FILES,
                                        "/var/mail/files",
                                        "sendmail strips the slashes and then ignores the empty value: nothing is protected");
                            }
                        }),
                Check.error("TG1067", "SafeFileEnvironment's directory missing or writable")
                        .each(Mailers::environment),
                Check.info("TG1068", "procmail delivers local mail")
                        .each(look -> look.c()
                                .mailer("local")
                                .filter(mailer -> mailer.program().endsWith("/procmail"))
                                .ifPresent(mailer -> look.line(
                                        mailer.line(),
                                        "users may run any program with .procmailrc, whatever smrsh allows",
                                        "FEATURE(`local_lmtp', `/usr/libexec/sendmail/mail.local')dnl",
                                        ""))),
                Check.error("TG1069", "Mailer program missing")
                        .each(look -> used(look.c())
                                .forEach(mailer -> look.host()
                                        .file(mailer.program())
                                        .filter(file -> !file.exists() || !file.allows(0111))
                                        .ifPresent(file -> look.line(
                                                mailer.line(),
                                                "mail for the mailer " + mailer.name() + " stays in the queue: "
                                                        + mailer.program() + " "
                                                        + (file.exists() ? "cannot be executed" : "is missing"),
                                                "",
                                                "")))),
                Check.error("TG1070", "Mailer program that others may change").each(Mailers::writable),
                Check.info("TG1075", "Forward files in home directories")
                        .only(LOGIN, HUB)
                        .standards("GEN004580")
                        .each(look -> {
                            if (look.c().value("ForwardPath").contains("$z") && local(look.c())) {
                                look.set(
                                        "ForwardPath",
                                        "/var/forward/$u",
                                        ".forward files are in home directories; a single directory that belongs "
                                                + "to root is easier to watch");
                            }
                        }),
                Check.warning("TG1076", "Forward files on a host without users")
                        .only(POPIMAP, FIREWALL)
                        .fix(UNSAFE)
                        .each(look -> {
                            if (!look.c().value("ForwardPath").isBlank() && local(look.c())) {
                                look.set("ForwardPath", "", ".forward files are read on a host that has no users");
                            }
                        }),
                Check.info("TG1077", "Bounces copied to nobody").fix(INTENT).each(look -> {
                    if (!look.c().has("PostmasterCopy")) {
                        look.set(
                                "PostmasterCopy",
                                "postmaster",
                                "nobody sees bounces, which reveal clumsy attempts to break in");
                    }
                }),
                Check.info("TG1088", "Program mailer not in a chroot")
                        .only(LOGIN)
                        .each(look -> look.c()
                                .mailer("prog")
                                .filter(CfMailer::isProgram)
                                .filter(mailer -> !mailer.equates().containsKey('/') && flag(look.c(), '|'))
                                .ifPresent(mailer -> look.line(
                                        mailer.line(),
                                        "users' programs see the whole file system; the equate /= confines them to "
                                                + "a directory",
                                        "",
                                        "Mprog, ..., /=/var/mail/jail"))),
                Check.info("TG1089", "Firewall host opens port 25 as root")
                        .only(FIREWALL)
                        .each(look -> look.c().ports().stream()
                                .filter(port -> port.isSmtp() && !look.c().has("RunAsUser"))
                                .forEach(port -> port.line()
                                        .ifPresent(line -> look.line(
                                                line,
                                                "only root can open port 25; if a packet filter redirects it to a "
                                                        + "high port, root is not needed",
                                                "DAEMON_OPTIONS(`Name=MTA, Port=2525')dnl",
                                                "O DaemonPortOptions=Name=MTA, Port=2525")))));
    }

    private static boolean local(Configuration c) {
        return c.deliversLocally();
    }

    private static boolean flag(Configuration c, char flag) {
        return c.localFlags().indexOf(flag) >= 0;
    }

    private static Check flagOff(String code, String title, char flag, String says) {
        return Check.warning(code, title).only(POPIMAP, FIREWALL).fix(UNSAFE).each(look -> {
            boolean used = flag == ':'
                    && Aliases.entries(look).stream()
                            .anyMatch(alias ->
                                    alias.targets().stream().anyMatch(target -> target.startsWith(":include:")));
            if (local(look.c()) && flag(look.c(), flag) && !used) {
                look.lacks(
                        "MODIFY_MAILER_FLAGS(`LOCAL', `-" + flag + "')dnl",
                        says + ", and this host has no users who would need them",
                        "");
            }
        });
    }

    private static void disabled(Look look) {
        for (CfMailer mailer : look.c().cf().mailers()) {
            if (mailer.program().endsWith("/false")
                    && (mailer.name().equals("*file*") || mailer.name().equals("prog"))) {
                boolean arguments = mailer.equates().containsKey('A');
                boolean unix = mailer.equates().getOrDefault('T', "").contains("X-Unix");
                if (!arguments || !unix) {
                    look.as(Severity.WARNING)
                            .line(
                                    mailer.line(),
                                    arguments
                                            ? "without T=X-Unix a failing program looks like a broken connection, and mail waits"
                                                    + " for five days"
                                            : "sendmail does not start: the mailer " + mailer.name() + " has no A=",
                                    "",
                                    "M" + mailer.name()
                                            + ", P=/bin/false, F=lsDFMPEouq9, T=X-Unix/X-Unix/X-Unix, A=false $u");
                }
            }
        }
    }

    private static void environment(Look look) {
        String path = look.c().value(FILES).strip();
        if (path.isEmpty() || path.matches("/+") || !look.c().localFlags().contains("/")) {
            return;
        }
        Optional<FileFact> directory = look.host().file(path);
        directory.ifPresent(found -> {
            if (!found.exists()) {
                look.option(FILES, "every delivery to a file fails: " + path + " is missing");
            } else if (found.othersWrite() || found.uid() != 0) {
                look.file(
                        path,
                        found.uid() != 0
                                ? "deliveries to files are confined to this directory, but "
                                        + look.host().userName(found.uid()) + " may change it"
                                : "deliveries to files are confined to this directory, but others may write to it",
                        Commands.of("chown", "root", path).then("chmod", "755", path));
            }
        });
    }

    private static List<CfMailer> used(Configuration c) {
        return c.cf().mailers().stream()
                .filter(CfMailer::isProgram)
                .filter(mailer -> mailer.name().equals("local")
                        || mailer.name().equals("prog") && c.localFlags().contains("|"))
                .toList();
    }

    private static void writable(Look look) {
        Set<String> seen = new java.util.HashSet<>();
        for (CfMailer mailer : look.c().cf().mailers()) {
            if (mailer.isProgram() && seen.add(mailer.program())) {
                Chain chain = look.host().chain(mailer.program());
                Owners.reason(look, chain)
                        .ifPresent(reason -> look.file(
                                mailer.program(),
                                "sendmail runs this program for the mailer " + mailer.name() + ", and " + reason
                                        + "; it only writes a line into the log",
                                Owners.command(look, chain)));
            }
        }
    }

    static List<Check> addresses() {
        return List.of(Check.warning("TG1078", "PostmasterCopy or DoubleBounceAddress leads nowhere")
                .each(look -> {
                    for (String option : List.of("PostmasterCopy", "DoubleBounceAddress")) {
                        String value = look.c().value(option).strip();
                        boolean local = !value.contains("@") && !value.isEmpty();
                        if (option.equals("DoubleBounceAddress") && look.c().isSet(option) && value.isEmpty()) {
                            look.option(option, "bounces that cannot be delivered are discarded");
                        } else if (local
                                && look.c().isSet(option)
                                && Aliases.known(look)
                                && !Aliases.reaches(look, value)) {
                            look.option(option, value + " is neither a user nor an alias, so this mail is lost");
                        }
                    }
                })
                .as(Severity.INFO, NULLCLIENT));
    }
}
