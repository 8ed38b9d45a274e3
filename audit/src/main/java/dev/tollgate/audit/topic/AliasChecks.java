package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Profile.FIREWALL;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.User;
import dev.tollgate.model.lint.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The alias files, and what aliases run, write and read. */
final class AliasChecks {
    /** Programs that run others, or let their input do so. */
    static final Set<String> INTERPRETERS = Set.of(
            "sh",
            "bash",
            "dash",
            "ksh",
            "csh",
            "tcsh",
            "zsh",
            "fish",
            "rbash",
            "perl",
            "ruby",
            "php",
            "lua",
            "awk",
            "gawk",
            "mawk",
            "sed",
            "find",
            "xargs",
            "env",
            "tar",
            "vi",
            "ed",
            "emacs",
            "expect",
            "tclsh",
            "busybox",
            "ssh",
            "nc",
            "socat",
            "procmail",
            "maildrop",
            "uudecode",
            "sudo",
            "su",
            "python",
            "python3");

    private AliasChecks() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1104", "aliases writable by others")
                        .standards("GEN004380")
                        .each(look -> texts(look, (path, file) -> {
                            if (file.othersWrite()) {
                                look.file(
                                        path,
                                        "newaliases refuses it (mode " + file.modeText()
                                                + ") but exits 0, so the old database stays",
                                        Commands.of("chmod", "go-w", path));
                            }
                        })),
                Check.error("TG1105", "aliases executable")
                        .each(look -> texts(look, (path, file) -> {
                            if (file.allows(0111)) {
                                look.file(
                                        path,
                                        "newaliases refuses an executable file but exits 0, so the old database stays",
                                        Commands.of("chmod", "a-x", path));
                            }
                        })),
                Check.error("TG1106", "aliases not owned by root")
                        .standards("GEN004360", "V-240433")
                        .each(look -> {
                            BiConsumer<String, FileFact> owner = (path, file) -> {
                                if (!Owners.trusted(look).contains(file.uid())) {
                                    look.file(
                                            path,
                                            "it belongs to " + look.host().userName(file.uid())
                                                    + ", who decides what runs; sendmail accepts any owner",
                                            Commands.of("chown", "root", path));
                                }
                            };
                            texts(look, owner);
                            NamedFiles.aliasDatabases(look)
                                    .forEach(
                                            path -> look.host().file(path).ifPresent(file -> owner.accept(path, file)));
                        }),
                targets(Check.error("TG1150", "decode alias").standards("GEN004640"), (look, alias) -> {
                    boolean decode = alias.name().matches("decode|uudecode")
                            || alias.targets().stream()
                                    .anyMatch(target -> base(target).equals("uudecode"));
                    return decode ? "strangers can write files on this host by mail" : "";
                }),
                targets(
                        Check.info("TG1151", "Alias runs a program").as(Severity.ERROR, FIREWALL),
                        (look, alias) -> program(alias).isEmpty()
                                ? ""
                                : "every message to " + alias.name() + " runs " + program(alias) + " as "
                                        + look.c().value("DefaultUser").strip()),
                Check.error("TG1152", "Program of an alias that others may change")
                        .standards("GEN004400", "GEN004410", "GEN004420")
                        .each(look -> Aliases.entries(look).forEach(alias -> {
                            Chain chain = look.host().chain(program(alias));
                            if (chain.path().startsWith("/")) {
                                Owners.reason(look, chain)
                                        .ifPresent(reason -> look.text(
                                                alias.path(),
                                                alias.line(),
                                                alias.text(),
                                                reason + ", and mail to " + alias.name() + " runs " + chain.path()
                                                        + "; sendmail does not look",
                                                Owners.command(look, chain)));
                            }
                        })),
                targets(Check.error("TG1153", "Alias runs an interpreter"), (look, alias) -> {
                    for (String target : alias.targets()) {
                        if (target.startsWith("|")
                                && (INTERPRETERS.contains(base(target))
                                        || target.substring(1).matches(".*([;&|<>`]|\\$\\().*"))) {
                            return "the shell or program that it runs can be made to run others: " + target;
                        }
                    }
                    return "";
                }),
                targets(
                        Check.warning("TG1154", "Alias writes to a file").as(Severity.ERROR, FIREWALL),
                        (look, alias) -> {
                            for (String target : alias.targets()) {
                                if (target.startsWith("/") && !target.startsWith("/dev/")) {
                                    return "every message to " + alias.name() + " is appended to " + target;
                                }
                            }
                            return "";
                        }),
                targets(
                        Check.error("TG1155", "Alias writes to a device or outside SafeFileEnvironment"),
                        (look, alias) -> {
                            String folder = look.c()
                                    .value("SafeFileEnvironment")
                                    .strip()
                                    .replaceAll("/+$", "");
                            for (String target : alias.targets()) {
                                if (target.startsWith("/dev/") && !target.equals("/dev/null")) {
                                    return target + " is a device";
                                }
                                FileFact file = look.host().file(target).orElse(null);
                                if (target.startsWith("/") && file != null && file.kind() == FileFact.Kind.PIPE) {
                                    return target + " is a pipe";
                                }
                                if (target.startsWith("/")
                                        && !target.startsWith("/dev/")
                                        && !folder.isEmpty()
                                        && !target.startsWith(folder + "/")) {
                                    return target + " is outside " + folder + ", so its mail bounces";
                                }
                            }
                            return "";
                        }),
                Check.error("TG1156", ":include: file writable by others")
                        .each(look -> lists(
                                look,
                                (alias, chain) -> chain.file()
                                        .filter(file -> file.exists() && file.othersWrite())
                                        .ifPresent(file -> look.text(
                                                alias.path(),
                                                alias.line(),
                                                alias.text(),
                                                "sendmail refuses " + chain.path()
                                                        + ", because others may write it (mode " + file.modeText()
                                                        + "), and mail to " + alias.name() + " bounces",
                                                Commands.of("chmod", "go-w", chain.path()))))),
                Check.error("TG1157", ":include: directory writable by others")
                        .each(look -> lists(
                                look,
                                (alias, chain) -> chain.writableDirectory()
                                        .ifPresent(directory -> look.text(
                                                alias.path(),
                                                alias.line(),
                                                alias.text(),
                                                "sendmail refuses " + chain.path() + ", because others may write "
                                                        + directory.path(),
                                                Owners.directories(chain))))),
                Check.error("TG1158", ":include: file that DefaultUser cannot read")
                        .each(AliasChecks::unreadable),
                Check.warning("TG1159", ":include: file of an ordinary user")
                        .each(look -> lists(
                                look,
                                (alias, chain) -> chain.file()
                                        .filter(FileFact::exists)
                                        .filter(file -> !Owners.trusted(look).contains(file.uid()))
                                        .filter(file -> defaultUser(look)
                                                .filter(user -> user.uid() == file.uid())
                                                .isEmpty())
                                        .ifPresent(file -> look.text(
                                                alias.path(),
                                                alias.line(),
                                                alias.text(),
                                                "the list belongs to "
                                                        + look.host().userName(file.uid())
                                                        + ", and its programs and files run as that user",
                                                "")))),
                Check.warning("TG1166", "postmaster missing").each(AliasChecks::postmaster),
                Check.info("TG1167", "root's mail goes nowhere").each(look -> {
                    if (Aliases.known(look) && Aliases.named(look, "root").isEmpty()) {
                        look.file(
                                NamedFiles.aliases(look).get(0),
                                "the system's reports go to root, and nobody reads that mailbox",
                                "root: admin");
                    }
                }),
                Check.info("TG1168", "Alias that leads to itself, to nothing, or is there twice")
                        .each(AliasChecks::loops),
                Check.warning("TG1169", "aliases file in a program's own directory")
                        .each(look -> texts(look, (path, file) -> {
                            String folder = path.substring(0, path.lastIndexOf('/'));
                            look.host()
                                    .file(folder)
                                    .filter(FileFact::exists)
                                    .filter(directory -> !Owners.trusted(look).contains(directory.uid()))
                                    .ifPresent(directory -> look.file(
                                            path,
                                            "its directory belongs to "
                                                    + look.host().userName(directory.uid())
                                                    + ", who may replace it, and newaliases cannot write there",
                                            Commands.of("mv", path, "/etc/mail/")));
                        })));
    }

    private interface Judge {
        String of(Look look, Aliases.Alias alias);
    }

    private static Check targets(Check check, Judge judge) {
        return check.each(look -> Aliases.entries(look).forEach(alias -> {
            String says = judge.of(look, alias);
            if (!says.isEmpty()) {
                look.text(alias.path(), alias.line(), alias.text(), says, "");
            }
        }));
    }

    private static void texts(Look look, BiConsumer<String, FileFact> each) {
        NamedFiles.aliases(look)
                .forEach(path ->
                        look.host().file(path).filter(FileFact::exists).ifPresent(file -> each.accept(path, file)));
    }

    private static void lists(Look look, BiConsumer<Aliases.Alias, Chain> each) {
        for (Aliases.Alias alias : Aliases.entries(look)) {
            for (String target : alias.targets()) {
                if (target.startsWith(":include:")) {
                    each.accept(alias, look.host().chain(target.substring(9).strip()));
                }
            }
        }
    }

    private static String program(Aliases.Alias alias) {
        return alias.targets().stream()
                .filter(target -> target.startsWith("|"))
                .map(target -> target.substring(1).strip().split("\\s+")[0])
                .findFirst()
                .orElse("");
    }

    /** The last part of a program's path. */
    static String base(String target) {
        String first = target.startsWith("|") ? target.substring(1).strip().split("\\s+")[0] : "";
        return first.substring(first.lastIndexOf('/') + 1).replaceAll("(python)[0-9.]*", "$1");
    }

    private static Optional<User> defaultUser(Look look) {
        return look.host().user(look.c().value("DefaultUser").strip().split("[:.]")[0]);
    }

    private static void unreadable(Look look) {
        lists(look, (alias, chain) -> {
            Optional<User> reader = defaultUser(look);
            FileFact file = chain.file().filter(FileFact::isFile).orElse(null);
            if (file == null || reader.isEmpty() || file.uid() == reader.get().uid() || file.othersWrite()) {
                return;
            }
            boolean own = !Owners.trusted(look).contains(file.uid())
                    || file.allows(004)
                    || file.gid() == reader.get().gid() && file.allows(040);
            FileFact closed = chain.directories().stream()
                    .filter(directory -> !directory.allows(001)
                            && directory.uid() != reader.get().uid())
                    .findFirst()
                    .orElse(null);
            if (!own || closed != null) {
                look.text(
                        alias.path(),
                        alias.line(),
                        alias.text(),
                        "lists are read as " + reader.get().name() + ", who cannot read " + chain.path() + ": mail to "
                                + alias.name() + " bounces",
                        closed == null
                                ? Commands.of("chmod", "a+r", chain.path())
                                : Commands.of("chmod", "a+r", chain.path()).then("chmod", "a+x", closed.path()));
            }
        });
    }

    private static void postmaster(Look look) {
        if (!Aliases.known(look)) {
            return;
        }
        for (String name : List.of("postmaster", "MAILER-DAEMON")) {
            if (!Aliases.reaches(look, name)) {
                look.file(
                        NamedFiles.aliases(look).get(0),
                        "there is neither an alias nor a user " + name
                                + (name.equals("postmaster")
                                        ? ", and every host has to accept mail for postmaster"
                                        : ", so answers to bounces bounce"),
                        name + ": " + (name.equals("postmaster") ? "root" : "postmaster"));
            }
        }
    }

    private static void loops(Look look) {
        Set<String> names = new HashSet<>();
        for (Aliases.Alias alias : Aliases.entries(look)) {
            String says = "";
            if (!names.add(alias.name())) {
                says = "newaliases complains: there is an alias " + alias.name() + " above";
            } else if (returns(look, alias.name(), alias, new HashSet<>())) {
                says = alias.name() + " leads back to itself";
            } else {
                says = alias.targets().stream()
                        .filter(target -> target.matches("[A-Za-z0-9._-]+"))
                        .filter(target -> !look.host().users().isEmpty() && !Aliases.reaches(look, target))
                        .map(target -> target + " is neither a user nor an alias")
                        .findFirst()
                        .orElse("");
            }
            if (!says.isEmpty()) {
                look.text(alias.path(), alias.line(), alias.text(), says, "");
            }
        }
    }

    private static boolean returns(Look look, String start, Aliases.Alias alias, Set<String> seen) {
        for (String target : alias.targets()) {
            String name = target.toLowerCase(java.util.Locale.ROOT);
            if (name.equals(start)) {
                // A name that stands for itself is the mailbox.
                return !alias.name().equals(start);
            }
            Aliases.Alias next = seen.add(name) ? Aliases.named(look, name).orElse(null) : null;
            if (next != null && returns(look, start, next, seen)) {
                return true;
            }
        }
        return false;
    }
}
