package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Profile.FIREWALL;
import static dev.tollgate.audit.check.Profile.POPIMAP;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfMailer;
import java.util.List;
import java.util.Optional;

/** Queues, the binary, smrsh and its programs. */
final class Programs {
    private static final List<String> BINARIES = List.of("/usr/sbin/sendmail", "/usr/lib/sendmail");
    private static final List<String> HELPERS = List.of(
            "/usr/libexec/sendmail/mail.local",
            "/usr/libexec/sendmail/smrsh",
            "/usr/libexec/mail.local",
            "/usr/libexec/smrsh",
            "/usr/sbin/makemap",
            "/usr/bin/rmail",
            "/usr/bin/vacation",
            "/usr/bin/procmail",
            "/usr/sbin/smrsh");
    private static final List<String> RESTRICTED =
            List.of("/etc/mail/smrsh", "/etc/smrsh", "/usr/adm/sm.bin", "/usr/libexec/sm.bin");

    private Programs() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1115", "Queue directory open to everyone")
                        .each(look -> queue(look)
                                .filter(file -> file.allows(002))
                                .ifPresent(file -> look.file(
                                        file.path(),
                                        "everybody can put messages with any envelope into the queue; sendmail does not look (mode "
                                                + file.modeText() + ")",
                                        Commands.of("chmod", "700", file.path())))),
                Check.warning("TG1116", "Queue directory not 0700")
                        .each(look -> queue(look)
                                .filter(file -> file.allows(077) && !file.allows(002))
                                .ifPresent(file -> {
                                    boolean own = !file.allows(027)
                                            && look.host().groupName(file.gid()).matches("smmsp|root");
                                    (own ? look.as(Severity.INFO) : look)
                                            .file(
                                                    file.path(),
                                                    "others may look at the queue, which holds mail and addresses (mode "
                                                            + file.modeText() + ")",
                                                    Commands.of("chmod", "700", file.path()));
                                })),
                Check.error("TG1117", "Queue directory of the wrong owner")
                        .each(look -> queue(look)
                                .filter(file -> !Owners.trusted(look).contains(file.uid()))
                                .ifPresent(file -> look.file(
                                        file.path(),
                                        "it belongs to " + look.host().userName(file.uid())
                                                + ", and sendmail does not use its root privileges here, so it "
                                                + "cannot write to it",
                                        Commands.of("chown", "root", file.path())))),
                Check.warning("TG1119", "Queue files with wrong modes")
                        .both()
                        .each(look -> queue(look).ifPresent(queue -> {
                            int wrong = look.c().role() == Role.SUBMIT ? 007 : 077;
                            look.host().in(queue.path()).stream()
                                    .filter(file -> file.isFile() && file.path().matches(".*/[qdhQt]f\\w+"))
                                    .filter(file -> file.allows(wrong)
                                            && !file.modeText().equals("0640"))
                                    .forEach(file -> look.file(
                                            file.path(),
                                            "a queue file that others may read (mode " + file.modeText() + ")",
                                            Commands.of("chmod", wrong == 007 ? "660" : "600", file.path())
                                                    .text()));
                        })),
                Check.error("TG1120", "Client queue directory wrong").submit().each(Programs::clientQueue),
                Check.error("TG1121", "sendmail is set-user-ID root")
                        .each(look -> binary(look)
                                .filter(file -> file.allows(04000))
                                .ifPresent(file -> look.file(
                                        file.path(),
                                        "every user starts it as root; since sendmail 8.12 it needs only the group "
                                                + "of the client queue",
                                        Commands.of("chmod", "u-s", file.path())))),
                Check.error("TG1122", "sendmail is not set-group-ID of the client queue")
                        .as(Severity.INFO, POPIMAP, FIREWALL)
                        .each(look -> binary(look).ifPresent(file -> {
                            boolean right = file.allows(02000)
                                    && look.host().groupName(file.gid()).equals("smmsp");
                            if (look.audit().submit().isPresent() && !right && file.isFile() && !file.allows(04000)) {
                                look.file(
                                        file.path(),
                                        "users cannot submit mail: the program does not get the group of the "
                                                + "client queue",
                                        Commands.of("chgrp", "smmsp", file.path())
                                                .then("chmod", "2555", file.path()));
                            }
                        })),
                Check.error("TG1123", "sendmail can be replaced")
                        .each(look -> binary(look).ifPresent(file -> {
                            Chain chain = look.host().chain(BINARIES.get(0));
                            Optional<String> reason = file.othersWrite()
                                    ? Optional.of("others may write it (mode " + file.modeText() + ")")
                                    : file.uid() != 0
                                            ? Optional.of("it belongs to "
                                                    + look.host().userName(file.uid()))
                                            : chain.writableDirectory()
                                                    .map(found -> "others may write " + found.path());
                            reason.ifPresent(says -> look.file(
                                    file.path(),
                                    says + ", and root starts it",
                                    Commands.of("chown", "root", file.path()).then("chmod", "go-w", file.path())));
                        })),
                Check.warning("TG1124", "Helper program is set-user-ID")
                        .each(look -> HELPERS.forEach(path -> look.host()
                                .file(path)
                                .filter(file -> file.isFile() && file.allows(04000))
                                .ifPresent(file -> look.file(
                                        path,
                                        "the daemon starts it as root itself; nobody else needs to",
                                        Commands.of("chmod", "u-s", path))))),
                Check.error("TG1126", "smrsh directory that others may change")
                        .each(look -> restricted(look).ifPresent(chain -> {
                            FileFact directory = chain.file().orElseThrow();
                            boolean owner = directory.uid() != 0;
                            boolean nobody =
                                    look.host().userName(directory.uid()).equals("smmta");
                            if (directory.othersWrite() || owner) {
                                (owner && nobody && !directory.othersWrite() ? look.as(Severity.WARNING) : look)
                                        .file(
                                                chain.path(),
                                                (owner
                                                                ? "it belongs to "
                                                                        + look.host()
                                                                                .userName(directory.uid())
                                                                : "others may write it (mode " + directory.modeText()
                                                                        + ")")
                                                        + ", and smrsh runs whatever is in it",
                                                Commands.of("chown", "root", chain.path())
                                                        .then("chmod", "755", chain.path()));
                            }
                        })),
                Check.error("TG1127", "Program for smrsh that others may change")
                        .each(look -> allowed(
                                look,
                                (path, chain) -> chain.file()
                                        .filter(FileFact::exists)
                                        .flatMap(file -> file.othersWrite()
                                                ? Optional.of("others may write it (mode " + file.modeText() + ")")
                                                : file.uid() != 0
                                                        ? Optional.of("it belongs to "
                                                                + look.host().userName(file.uid()))
                                                        : Optional.empty())
                                        .ifPresent(reason -> look.file(
                                                path,
                                                reason + ", and smrsh runs it",
                                                Commands.of("chown", "root", path)
                                                        .then("chmod", "go-w", path))))),
                Check.error("TG1128", "Program for smrsh that runs others")
                        .each(look -> allowed(look, (path, chain) -> {
                            String target = chain.file().map(FileFact::path).orElse(path);
                            for (String name : List.of(last(path), last(target))) {
                                if (AliasChecks.INTERPRETERS.contains(name.replaceAll("(python)[0-9.]*", "$1"))) {
                                    look.file(
                                            path,
                                            name + " runs any program, so smrsh restricts nothing",
                                            Commands.of("rm", path));
                                    return;
                                }
                            }
                        })),
                Check.info("TG1129", "smrsh directory missing or empty").each(look -> {
                    boolean used = look.c()
                            .mailer("prog")
                            .map(CfMailer::program)
                            .filter(path -> path.endsWith("smrsh"))
                            .isPresent();
                    boolean known = RESTRICTED.stream()
                            .anyMatch(path -> look.host().file(path).isPresent());
                    boolean some = restricted(look)
                            .filter(chain -> !look.host().in(chain.path()).isEmpty())
                            .isPresent();
                    if (used && known && !some) {
                        look.file(
                                RESTRICTED.get(0),
                                "smrsh finds no program there, so every program that an alias or user names fails",
                                Commands.of("mkdir", "-m", "755", "-p", RESTRICTED.get(0)));
                    }
                }));
    }

    private static Optional<FileFact> queue(Look look) {
        String path = look.c().value("QueueDirectory").strip();
        String folder = path.endsWith("*") ? path.substring(0, path.lastIndexOf('/')) : path;
        return look.host().file(folder).filter(file -> file.kind() == FileFact.Kind.DIRECTORY);
    }

    private static void clientQueue(Look look) {
        queue(look).ifPresent(file -> {
            String owner = look.host().userName(file.uid());
            String group = look.host().groupName(file.gid());
            int mode = file.mode() & 0777;
            String says = file.allows(007)
                    ? "strangers may look into it or write to it; sendmail only writes \"dangerous permissions\" into the log"
                    : mode != 0770
                            ? "users cannot submit mail: its group must read, write and enter it"
                            : !owner.equals("smmsp") || !group.equals("smmsp")
                                    ? "users cannot submit mail: it has to belong to smmsp and its group"
                                    : "";
            if (!says.isEmpty()) {
                look.file(
                        file.path(),
                        says + " (now " + file.modeText() + " " + owner + ":" + group + ")",
                        Commands.of("chown", "smmsp:smmsp", file.path()).then("chmod", "770", file.path()));
            }
        });
    }

    /** The binary behind the names that it has. */
    static Optional<FileFact> binary(Look look) {
        return BINARIES.stream()
                .flatMap(path -> look.host().file(path).stream())
                .filter(FileFact::isFile)
                .findFirst();
    }

    private static Optional<Chain> restricted(Look look) {
        return RESTRICTED.stream()
                .map(look.host()::chain)
                .filter(chain -> chain.file()
                        .filter(file -> file.kind() == FileFact.Kind.DIRECTORY)
                        .isPresent())
                .findFirst();
    }

    private static void allowed(Look look, java.util.function.BiConsumer<String, Chain> each) {
        restricted(look)
                .ifPresent(folder -> look.host()
                        .in(folder.file().orElseThrow().path())
                        .forEach(file -> each.accept(file.path(), look.host().chain(file.path()))));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
