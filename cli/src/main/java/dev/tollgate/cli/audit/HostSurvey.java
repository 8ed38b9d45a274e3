package dev.tollgate.cli.audit;

import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.User;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfMap;
import dev.tollgate.toolkit.host.Namers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which files of a host are looked at: the usual ones, and all that its configurations name. */
final class HostSurvey {
    private static final int MOST_IN_FOLDER = 5000;
    private static final int MOST_USERS = 20_000;
    private static final List<String> FOLDERS = List.of(
            "/etc/systemd/system",
            "/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/etc/init.d",
            "/etc/cron.d",
            "/etc/default",
            "/etc/sysconfig");
    private static final List<String> USUAL = List.of(
            "/etc",
            "/usr/sbin",
            "/usr/lib",
            "/var/spool",
            "/usr/sbin/sendmail",
            "/usr/lib/sendmail",
            "/usr/libexec/sendmail/mail.local",
            "/usr/libexec/sendmail/smrsh",
            "/usr/libexec/mail.local",
            "/usr/libexec/smrsh",
            "/usr/sbin/smrsh",
            "/usr/libexec/sendmail/sendmail",
            "/usr/sbin/makemap",
            "/usr/bin/rmail",
            "/usr/bin/vacation",
            "/usr/bin/procmail",
            "/var/log/mail.log",
            "/var/log/maillog",
            "/var/log/mail.info",
            "/var/log/mail",
            "/etc/sasldb2",
            "/root/.forward",
            "/etc/mail/submit.cf");

    /** The file of the password that an LDAP map binds with. */
    private static final Pattern LDAP_SECRET = Pattern.compile("-P\\s*\"?(/[^\\s\"]+)");

    private final HostCollector collector;

    HostSurvey(HostCollector collector) {
        this.collector = collector;
    }

    /** Looks at what every host has. */
    void usual() {
        USUAL.forEach(collector::take);
        for (String text : List.of(
                "/etc/passwd",
                "/etc/group",
                "/etc/shells",
                "/etc/rsyslog.conf",
                "/etc/hostname",
                "/etc/rc.conf",
                "/etc/mail/sasl/Sendmail.conf.2",
                "/usr/lib/sasl2/Sendmail.conf",
                "/etc/sasl2/Sendmail.conf")) {
            collector.text(text);
        }
        for (String folder : List.of(
                "/etc/mail/smrsh",
                "/etc/smrsh",
                "/usr/adm/sm.bin",
                "/usr/libexec/sm.bin",
                "/var/mail",
                "/etc/cron.daily")) {
            collector.folder(folder, MOST_IN_FOLDER);
        }
        for (String folder : FOLDERS) {
            collector.texts(folder, "sendmail");
            collector.texts(folder, "sm-client");
        }
    }

    /** Looks at the file of {@code c} and at what it names. */
    void named(Configuration c) {
        collector.namedBy(Namers.TRUSTED);
        c.cfPath().ifPresent(collector::accessList);
        collector.namedBy(collector.configured());
        for (String option : List.of(
                "HelpFile",
                "StatusFile",
                "ServiceSwitchFile",
                "SafeFileEnvironment",
                "ErrorHeader",
                "ControlSocketName",
                "DeadLetterDrop",
                "HostStatusDirectory",
                "PidFile",
                "DefaultAuthInfo",
                "DHParameters")) {
            path(c.value(option).strip()).ifPresent(collector::take);
        }
        path(c.value("HelpFile").strip()).ifPresent(collector::text);
        for (String option : List.of(
                "ServerCertFile", "ServerKeyFile", "ClientCertFile", "ClientKeyFile", "CACertFile", "CRLFile")) {
            path(c.value(option).strip()).ifPresent(collector::take);
            path(c.value(option).strip())
                    .filter(name -> !option.equals("CACertFile"))
                    .ifPresent(collector::key);
        }
        path(c.value("QueueDirectory").strip().replaceAll("/[^/]*\\*$", ""))
                .ifPresent(queue -> collector.folder(queue, MOST_IN_FOLDER));
        c.cf().mailers().forEach(mailer -> path(mailer.program()).ifPresent(collector::take));
        c.cf().classFiles()
                .forEach(file -> path(file.path()).ifPresent(name -> {
                    collector.text(name);
                    collector.accessList(name);
                }));
        c.cf().maps().forEach(map -> {
            if (!map.file().isEmpty()) {
                map(map);
                if (map.name().equals("access")) {
                    collector.accessText(map.path());
                } else {
                    collector.take(map.path());
                }
                collector.accessList(map.file());
            }
        });
        secret(c.value("LDAPDefaultSpec"));
        c.cf().maps().stream()
                .filter(map -> map.type().equals("ldap"))
                .forEach(map -> secret(map.line().text()));
        c.cf().lines('X').forEach(filter -> {
            String socket = CfDocument.equates(filter.text().replaceFirst("^[^,]*,", ""))
                    .getOrDefault('S', "");
            path(socket.replaceFirst("^(unix|local):", "")).ifPresent(collector::take);
        });
        for (String aliases : c.value("AliasFile").split("[,\\s]+")) {
            path(aliases.replaceFirst("^[a-z]+:", "")).ifPresent(this::aliases);
        }
    }

    /** Looks at the file of a map, and for files of the other types that its name may have. */
    private void map(CfMap map) {
        if (map.type().equals("text")) {
            collector.take(map.file());
            return;
        }
        collector.map(map.file());
        String name = map.file().replaceFirst("\\.(db|cdb|pag)$", "");
        collector.take(name + ".db");
        collector.take(name + ".cdb");
    }

    private void secret(String ldapWords) {
        Matcher secret = LDAP_SECRET.matcher(ldapWords);
        if (secret.find()) {
            path(secret.group(1)).ifPresent(collector::take);
        }
    }

    private void aliases(String path) {
        for (String suffix : List.of(".db", ".cdb", ".pag", ".dir")) {
            collector.accessList(path + suffix);
        }
        collector.map(path + ".db");
        collector.map(path + ".cdb");
        collector.accessList(path);
        collector.text(path).ifPresent(text -> {
            collector.namedBy(collector.configured().and(collector.writersOf(path)));
            Matcher targets = Pattern.compile("(?::include:|\\||(?<=[\\s,:\"]))\\s*\"?(/[^\\s,\"|;&]+)")
                    .matcher(text);
            while (targets.find()) {
                collector.take(targets.group(1));
            }
            collector.namedBy(collector.configured());
        });
    }

    /** Looks at the .forward files of the users of {@code host}. */
    void forwards(Host host, Configuration c) {
        String patterns = c.value("ForwardPath");
        for (User user :
                host.users().subList(0, Math.min(MOST_USERS, host.users().size()))) {
            for (String pattern : patterns.split(":")) {
                path(pattern.replace("$z", user.home()).replace("$u", user.name()))
                        .filter(file -> !file.contains("$"))
                        .ifPresent(file -> collector.ownText(file, user.uid()));
            }
        }
    }

    /** The full name of {@code host}, as its system has it; empty if it does not say. */
    String name(Host host) {
        return host.lines("/etc/hostname")
                .findFirst()
                .or(() -> host.lines("/etc/rc.conf")
                        .filter(line -> line.startsWith("hostname="))
                        .map(line -> line.substring(9).replace("\"", ""))
                        .findFirst())
                .orElse("")
                .strip();
    }

    private static Optional<String> path(String text) {
        return text.startsWith("/") && text.indexOf('\0') < 0 && !text.equals("/")
                ? Optional.of(text)
                : Optional.empty();
    }
}
