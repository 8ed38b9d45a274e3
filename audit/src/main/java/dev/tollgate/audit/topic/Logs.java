package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.model.lint.finding.Severity;
import java.util.List;
import java.util.Set;

/** Logs and mailboxes: what tells who writes to whom. */
final class Logs {
    private Logs() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG1130", "Mail log readable by everyone")
                        .standards("GEN004500")
                        .each(look -> logFiles(look).stream()
                                .filter(file -> file.allows(026))
                                .forEach(file -> (file.othersWrite() ? look.as(Severity.ERROR) : look)
                                        .file(
                                                file.path(),
                                                file.othersWrite()
                                                        ? "others may write the log (mode " + file.modeText() + ")"
                                                        : "every user may read who writes to whom (mode "
                                                                + file.modeText() + ")",
                                                Commands.of("chmod", "640", file.path())))),
                Check.warning("TG1131", "Mail log not owned by the logger")
                        .standards("GEN004480")
                        .each(look -> logFiles(look).stream()
                                .filter(file -> !Set.of("root", "syslog", "message+")
                                        .contains(look.host().userName(file.uid())))
                                .forEach(file -> look.file(
                                        file.path(),
                                        "it belongs to " + look.host().userName(file.uid()) + ", who can change it",
                                        Commands.of("chown", "root", file.path())))),
                Check.warning("TG1132", "Mailboxes open to others").each(look -> {
                    FileFact folder = look.host()
                            .file("/var/mail")
                            .filter(FileFact::exists)
                            .orElse(null);
                    if (folder != null && folder.allows(002) && !folder.allows(01000)) {
                        look.as(Severity.ERROR)
                                .file(
                                        "/var/mail",
                                        "everybody may replace everybody's mailbox",
                                        Commands.of("chmod", "1777", "/var/mail"));
                    }
                    look.host().in("/var/mail").stream()
                            .filter(FileFact::isFile)
                            .filter(file -> file.allows(017)
                                    || file.allows(060)
                                            && !look.host()
                                                    .groupName(file.gid())
                                                    .equals("mail"))
                            .forEach(file -> look.file(
                                    file.path(),
                                    "a mailbox that others may read (mode " + file.modeText() + ")",
                                    Commands.of("chmod", "600", file.path())));
                }),
                Check.warning("TG1195", "LogLevel too low")
                        .both()
                        .fix(INTENT)
                        .standards("GEN004440", "AIX7-00-003038")
                        .each(look -> {
                            long level = look.c().number("LogLevel");
                            if (level < 9) {
                                (level <= 0 ? look.as(Severity.ERROR) : look)
                                        .set(
                                                "LogLevel",
                                                "10",
                                                level <= 0
                                                        ? "nothing is logged, not even attempts to break in"
                                                        : "at level " + level
                                                                + " receipts, deliveries and rejections are not "
                                                                + "all logged");
                            }
                        }),
                Rows.note(
                        Check.info("TG1196", "LogLevel very high").both(),
                        "LogLevel",
                        c -> c.number("LogLevel") > 14,
                        "at level {value} the log contains the protocol and contents of mail, and fills disks"),
                Check.warning("TG1197", "syslog drops mail's messages")
                        .standards("GEN004460")
                        .each(look -> {
                            String path = "/etc/rsyslog.conf";
                            List<String> lines = look.host().lines(path).toList();
                            boolean kept = lines.stream()
                                    .filter(line -> !line.strip().startsWith("#"))
                                    .anyMatch(line -> line.matches(
                                                    "\\s*(\\*|[\\w,*]*\\bmail\\b[\\w,]*)\\.(\\*|info|notice|debug|=info).*")
                                            || line.contains("rsyslog.d"));
                            if (!lines.isEmpty() && !kept) {
                                look.file(
                                        path,
                                        "no line keeps mail.info, so nobody sees what sendmail reports",
                                        "mail.info -/var/log/mail.log");
                            }
                        }),
                Check.info("TG1198", "Daemon and client logs look alike")
                        .each(look -> StartScripts.lines(look).stream()
                                .filter(line -> line.text().matches(".*sendmail.*\\s-(bd|Ac)\\b.*")
                                        && !line.text().contains("-L"))
                                .forEach(line -> look.text(
                                        line.path(),
                                        line.number(),
                                        line.text(),
                                        "without -L the log does not distinguish the daemon from the client "
                                                + "queue's runner",
                                        "-L sm-mta"))),
                Check.info("TG1199", "Nobody reads the logs").each(look -> {
                    FileFact cron = look.host()
                            .file("/etc/cron.daily")
                            .filter(FileFact::exists)
                            .orElse(null);
                    boolean reader = look.host().files().values().stream()
                            .anyMatch(file ->
                                    file.exists() && file.path().matches("/etc/.*(logcheck|logwatch|fail2ban).*"));
                    if (cron != null && !reader) {
                        look.whole("no job of this host reads the mail log (logcheck, logwatch, fail2ban)", "", "");
                    }
                }));
    }

    private static List<FileFact> logFiles(Look look) {
        return List.of("/var/log/mail.log", "/var/log/maillog", "/var/log/mail.info", "/var/log/mail").stream()
                .flatMap(path -> look.host().file(path).stream())
                .filter(FileFact::isFile)
                .toList();
    }
}
