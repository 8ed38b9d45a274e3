package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.FIREWALL;
import static dev.tollgate.audit.check.Profile.POPIMAP;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Group;
import dev.tollgate.audit.host.User;
import dev.tollgate.model.lint.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** As whom sendmail and the programs that it starts run. */
final class Users {
    private static final String DEFAULT = "DefaultUser";
    private static final String RUN_AS = "RunAsUser";

    private Users() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1050", "Programs of aliases run as root")
                        .fix(UNSAFE)
                        .each(Users::root),
                Check.error("TG1051", "Configured user does not exist").both().each(Users::missing),
                Check.warning("TG1052", "DefaultUser is a usable account").each(Users::usable),
                Check.info("TG1053", "DefaultUser left to chance").each(look -> {
                    if (!look.c().has(DEFAULT)) {
                        Optional<String> taken = List.of("mailnull", "sendmail", "daemon").stream()
                                .filter(name -> look.host().user(name).isPresent())
                                .findFirst();
                        look.set(
                                DEFAULT,
                                "mailnull:mailnull",
                                "sendmail uses the first of mailnull, sendmail and daemon that exists"
                                        + taken.map(name -> ", here " + name).orElse(""));
                    }
                }),
                Check.warning("TG1054", "DefaultUser's group may read mailboxes")
                        .fix(UNSAFE)
                        .each(Users::mailGroup),
                Check.info("TG1055", "TrustedUser is not root").each(look -> {
                    String name = look.c().value("TrustedUser").strip();
                    if (look.c().has("TrustedUser") && !name.matches("root|0")) {
                        boolean login = look.host()
                                .user(name)
                                .filter(user -> hasShell(look, user))
                                .isPresent();
                        Look loud = login ? look.as(Severity.WARNING) : look;
                        loud.option(
                                "TrustedUser",
                                name + " may write maps and aliases, and through them become root"
                                        + (login ? "; the account has a login shell" : ""));
                    }
                }),
                Check.warning("TG1056", "Runs as root without need")
                        .only(POPIMAP, FIREWALL)
                        .fix(UNSAFE)
                        .each(look -> {
                            if (!look.c().has(RUN_AS)) {
                                look.set(
                                        RUN_AS,
                                        look.host().user("smmta").isPresent()
                                                        || look.host().users().isEmpty()
                                                ? "smmta"
                                                : "smmsp",
                                        "this host has no users who need a daemon that runs as root; the queue and "
                                                + "the maps have to belong to the user it runs as");
                            }
                        }),
                Check.error("TG1057", "RunAsUser cannot use the queue").each(Users::queue),
                Check.warning("TG1058", "NonRootSafeAddr with RunAsUser")
                        .fix(UNSAFE)
                        .each(look -> {
                            Set<String> words = look.c().words("DontBlameSendmail");
                            if (words.contains("nonrootsafeaddr") && look.c().has(RUN_AS)) {
                                look.set(
                                        "DontBlameSendmail",
                                        Blame.without(look.c(), Set.of("nonrootsafeaddr")),
                                        Blame.together(look.c()),
                                        "programs of .forward files and lists run as "
                                                + look.c().value(RUN_AS) + ", who owns the queue");
                            }
                        }),
                Check.info("TG1059", "Programs of the aliases file still run with RunAsUser")
                        .each(look -> {
                            if (look.c().has(RUN_AS) && !look.c().has("UseMSP")) {
                                Aliases.entries(look).stream()
                                        .filter(alias ->
                                                alias.targets().stream().anyMatch(target -> target.startsWith("|")))
                                        .forEach(alias -> look.text(
                                                alias.path(),
                                                alias.line(),
                                                alias.text(),
                                                "RunAsUser stops programs of .forward files and lists, but not "
                                                        + "this one: it runs as "
                                                        + look.c().value(RUN_AS),
                                                ""));
                            }
                        }),
                Check.warning("TG1071", "TempFileMode too wide")
                        .fix(INTENT)
                        .both()
                        .each(look -> {
                            if ((look.c().mode("TempFileMode") & 077) != 0) {
                                look.set(
                                        "TempFileMode",
                                        "0600",
                                        "files that sendmail creates, such as mail files and dead letters, get mode "
                                                + look.c().value("TempFileMode").strip() + " and are open to others");
                            }
                        }),
                Check.error("TG1072", "File mode that is not octal digits")
                        .both()
                        .fix(INTENT)
                        .each(look -> {
                            for (String name : List.of("TempFileMode", "QueueFileMode")) {
                                String value = look.c().value(name).strip();
                                boolean owner = (look.c().mode(name) & 0600) == 0600;
                                if (look.c().isSet(name) && (!value.matches("0?[0-7]{1,4}") || !owner)) {
                                    look.set(
                                            name,
                                            "0600",
                                            "sendmail reads " + name + "=" + value + " as mode "
                                                    + String.format(
                                                            "%04o", look.c().mode(name))
                                                    + ": it cannot use its own files");
                                }
                            }
                        }),
                Check.warning("TG1073", "Queue files open to others")
                        .fix(INTENT)
                        .each(look -> {
                            if ((look.c().mode("QueueFileMode") & 077) != 0) {
                                look.set(
                                        "QueueFileMode",
                                        "0600",
                                        "queue files hold mail, and get mode "
                                                + look.c()
                                                        .value("QueueFileMode")
                                                        .strip());
                            }
                        }),
                Check.error("TG1074", "Client queue files not 0660")
                        .submit()
                        .fix(INTENT)
                        .each(look -> {
                            if (look.c().mode("QueueFileMode") != 0660) {
                                look.set(
                                        "QueueFileMode",
                                        "0660",
                                        (look.c().mode("QueueFileMode") & 006) != 0
                                                ? "every user may read what others submit: queue files get mode "
                                                        + look.c()
                                                                .value("QueueFileMode")
                                                                .strip()
                                                : "the queue runner cannot read what users submit: queue files get "
                                                        + "mode "
                                                        + look.c()
                                                                .value("QueueFileMode")
                                                                .strip());
                            }
                        }),
                Check.info("TG1079", "chroot without RunAsUser").each(look -> {
                    if (!look.c().has(RUN_AS)) {
                        StartScripts.lines(look).stream()
                                .filter(line -> line.text().matches(".*(\\bchroot\\b|RootDirectory=|\\bjail\\b).*"))
                                .forEach(line -> look.text(
                                        line.path(),
                                        line.number(),
                                        line.text(),
                                        "root can leave a chroot at will, and nothing makes sendmail give up root",
                                        "O RunAsUser=smmta"));
                    }
                }));
    }

    private static String userPart(String value) {
        return value.strip().split("[:.]", 2)[0];
    }

    private static Optional<String> groupPart(String value) {
        String[] parts = value.strip().split("[:.]", 2);
        return parts.length > 1 && !parts[1].isEmpty() ? Optional.of(parts[1]) : Optional.empty();
    }

    static boolean hasShell(Look look, User user) {
        List<String> shells =
                look.host().lines("/etc/shells").map(String::strip).toList();
        return shells.contains(user.shell());
    }

    private static void root(Look look) {
        String value = look.c().value(DEFAULT).strip();
        if (!look.c().has(DEFAULT)) {
            return;
        }
        boolean user = userPart(value).matches("root|0")
                || look.host()
                        .user(userPart(value))
                        .filter(found -> found.uid() == 0)
                        .isPresent();
        boolean group =
                groupPart(value).filter(name -> name.matches("root|0|wheel")).isPresent();
        if (user || group) {
            look.set(
                    DEFAULT,
                    "nobody:nogroup",
                    "programs and files of aliases run as "
                            + (user ? "root" : "group " + groupPart(value).orElse("")));
        }
    }

    private static void missing(Look look) {
        if (look.host().users().isEmpty()) {
            return;
        }
        for (String option : List.of(DEFAULT, RUN_AS, "TrustedUser")) {
            String value = look.c().value(option).strip();
            if (!look.c().has(option)) {
                continue;
            }
            String user = userPart(value);
            if (!user.matches("[0-9]+") && look.host().user(user).isEmpty()) {
                look.option(option, "sendmail does not start: there is no user " + user);
            }
            groupPart(value)
                    .filter(name -> !name.matches("[0-9]+"))
                    .filter(name -> look.host().groups().stream()
                            .noneMatch(group -> group.name().equals(name)))
                    .ifPresent(name -> look.option(option, "sendmail does not start: there is no group " + name));
        }
    }

    private static void usable(Look look) {
        String name = userPart(look.c().value(DEFAULT));
        if (!look.c().has(DEFAULT) || name.matches("root|0")) {
            return;
        }
        Optional<User> user = look.host().user(name);
        String says = user.filter(found -> hasShell(look, found)).isPresent()
                ? name + " has a login shell"
                : Set.of("daemon", "mail", "bin", "www-data", "smmsp", "smmta").contains(name)
                        ? name + " is used for other things, too"
                        : "";
        if (!says.isEmpty() && user.isPresent()) {
            look.advise(
                    DEFAULT,
                    "programs and files of aliases run as " + name + ", and " + says,
                    "define(`confDEF_USER_ID', `mailnull:mailnull')dnl",
                    "useradd --system --user-group --shell /usr/sbin/nologin mailnull");
        }
    }

    private static void mailGroup(Look look) {
        if (groupPart(look.c().value(DEFAULT))
                .filter(group -> group.equals("mail"))
                .isPresent()) {
            look.set(DEFAULT, "nobody:nogroup", "programs of aliases run with the group mail, which owns mailboxes");
        }
    }

    private static void queue(Look look) {
        if (!look.c().has(RUN_AS)) {
            return;
        }
        String name = userPart(look.c().value(RUN_AS));
        String path = look.c().value("QueueDirectory").strip();
        Optional<FileFact> queue = look.host().file(path).filter(FileFact::exists);
        Optional<User> user = look.host().user(name);
        if (queue.isPresent()
                && user.isPresent()
                && queue.get().uid() != user.get().uid()
                && user.get().uid() != 0) {
            look.file(
                    path,
                    "the daemon does not start: it runs as " + name + ", and its queue belongs to "
                            + look.host().userName(queue.get().uid()),
                    Commands.of("chown", "-R", name, path));
        }
    }

    static String groupMembers(Look look, String name) {
        return look.host().groups().stream()
                .filter(group -> group.name().equals(name))
                .map(Group::members)
                .flatMap(List::stream)
                .filter(member -> !member.equals(name))
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }
}
