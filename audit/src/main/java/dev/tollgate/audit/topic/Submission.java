package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Profile.FIREWALL;
import static dev.tollgate.audit.check.Profile.NULLCLIENT;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.User;
import dev.tollgate.model.lint.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that local mail is handed in with, and its user. */
final class Submission {
    private static final String USER = "smmsp";

    private Submission() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1175", "No submit.cf")
                        .as(Severity.INFO, FIREWALL)
                        .each(look -> {
                            Optional<FileFact> submit = look.host().file("/etc/mail/submit.cf");
                            boolean group = Programs.binary(look)
                                    .filter(file -> file.allows(02000))
                                    .isPresent();
                            if (look.audit().submit().isEmpty()
                                    && group
                                    && submit.filter(file -> !file.exists()).isPresent()) {
                                look.file(
                                        "/etc/mail/submit.cf",
                                        "there is no submit.cf, so what users send goes through sendmail.cf "
                                                + "without the client queue",
                                        "m4 submit.mc > /etc/mail/submit.cf");
                            }
                        }),
                Check.error("TG1176", "UseMSP missing").submit().fix(INTENT).each(look -> {
                    if (!look.c().isSet("UseMSP") || !look.c().isTrue("UseMSP")) {
                        look.set(
                                "UseMSP",
                                "True",
                                "the submission program does not know its role: it complains about permissions, "
                                        + "and its queue is not writable for its group");
                    }
                }),
                Check.warning("TG1177", "Submission program runs as somebody else")
                        .submit()
                        .fix(INTENT)
                        .each(look -> {
                            for (String option : List.of("RunAsUser", "TrustedUser")) {
                                String name = look.c().value(option).strip().split("[:.]")[0];
                                if (!name.equals(USER)) {
                                    look.set(
                                            option,
                                            USER,
                                            option + " of the submission program is "
                                                    + (name.isEmpty() || name.equals("0") ? "root" : name)
                                                    + ", and not " + USER);
                                }
                            }
                        }),
                Check.warning("TG1178", "smmsp used for other things")
                        .each(look -> look.host().user(USER).ifPresent(user -> misused(look, user))),
                Check.warning("TG1179", "Client queue is never run").each(Submission::neverRun),
                Check.info("TG1180", "Submission over the network in the clear")
                        .submit()
                        .each(look -> {
                            String host = look.c().cf().macro("MTAHost").orElse("");
                            boolean local =
                                    host.isEmpty() || host.matches("\\[?(127\\..*|localhost|::1|IPv6:.*::?1)\\]?");
                            if (!local && !look.c().has("ClientCertFile")) {
                                look.whole(
                                        "what users send goes to " + host
                                                + " without a certificate, and unencrypted if nobody offers TLS",
                                        "define(`confCLIENT_CERT', `/etc/mail/tls/client.pem')dnl",
                                        "");
                            }
                        }),
                Check.warning("TG1181", "Daemon on a host that only sends")
                        .only(NULLCLIENT)
                        .standards("AIX7-00-003047", "CIS-AIX-4.1.2.14")
                        .each(look -> StartScripts.lines(look).stream()
                                .filter(line -> line.text().matches(".*sendmail.*\\s-bd\\b.*"))
                                .forEach(line -> look.text(
                                        line.path(),
                                        line.number(),
                                        line.text(),
                                        "a host that only sends does not need a daemon, only the client queue's runner",
                                        "sendmail -L sm-msp-queue -Ac -q30m"))));
    }

    private static void misused(Look look, User user) {
        String others = Users.groupMembers(look, USER);
        String says = Users.hasShell(look, user)
                ? "has a login shell"
                : others.isEmpty() || others.equals("smmta") ? "" : "shares its group with " + others;
        if (!says.isEmpty()) {
            look.file(
                    "/etc/passwd",
                    USER + " owns the client queue, and " + says,
                    Commands.of("usermod", "-s", "/usr/sbin/nologin", USER));
        }
    }

    private static void neverRun(Look look) {
        boolean known = StartScripts.FOLDERS.stream()
                .anyMatch(path -> look.host().file(path).isPresent());
        List<String> texts = new ArrayList<>();
        StartScripts.lines(look).forEach(line -> texts.add(line.text()));
        boolean run =
                texts.stream().anyMatch(line -> line.matches(".*(-Ac|sm-client|sm-msp|QUEUE|cron-msp|sendmailmta).*"));
        if (known && look.audit().submit().isPresent() && !run && look.audit().profile() != FIREWALL) {
            look.whole(
                    "nothing on this host runs the client queue, so what users send while the daemon is down stays there",
                    "",
                    "sendmail -L sm-msp-queue -Ac -q30m");
        }
    }
}
