package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.HUB;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.User;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.mc.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Users: their shells, their .forward files, and whom sendmail trusts. */
final class Forwards {
    private static final Set<String> STOCK_TRUSTED = Set.of("root", "daemon", "uucp", "smmsp", "smmta");

    private static final String TRUSTED =
            " is a trusted user: that account may set any sender, and run programs from .forward whatever its shell";

    private Forwards() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG1160", "Trusted users").fix(UNSAFE).each(Forwards::trusted),
                Check.warning("TG1161", "Users without a shell may run programs")
                        .as(Severity.INFO, HUB)
                        .each(look -> {
                            List<String> lines =
                                    look.host().lines("/etc/shells").toList();
                            int at = lines.indexOf("/SENDMAIL/ANY/SHELL/");
                            if (at >= 0) {
                                look.text(
                                        "/etc/shells",
                                        at + 1,
                                        lines.get(at),
                                        "with this line users without a valid shell may run programs by mail, too",
                                        Commands.of("sed", "-i", "\\:^/SENDMAIL/ANY/SHELL/$:d", "/etc/shells"));
                            }
                        }),
                Check.info("TG1162", "/etc/shells missing")
                        .each(look -> look.host()
                                .file("/etc/shells")
                                .filter(file -> !file.exists())
                                .ifPresent(file -> look.file(
                                        "/etc/shells", "without the file sendmail uses its own list of shells", ""))),
                Check.warning("TG1163", ".forward file that sendmail refuses")
                        .standards("GEN004580", "AIX7-00-003115")
                        .each(Forwards::refused),
                Check.info("TG1164", ".forward file that runs a program or writes a file")
                        .each(look -> forwards(look, (user, chain) -> {
                            List<String> lines = chain.file().flatMap(FileFact::text).stream()
                                    .flatMap(String::lines)
                                    .toList();
                            for (int i = 0; i < lines.size(); i++) {
                                String target = lines.get(i).strip().replaceFirst("^\"", "");
                                if (target.startsWith("|") || target.startsWith("/")) {
                                    look.text(
                                            chain.path(),
                                            i + 1,
                                            lines.get(i),
                                            "mail to " + user.name()
                                                    + (target.startsWith("|")
                                                            ? " runs a program as " + user.name()
                                                            : " is appended to a file"),
                                            "");
                                }
                            }
                        })),
                Check.warning("TG1165", "root has a .forward file")
                        .each(look -> look.host()
                                .user("root")
                                .map(root -> look.host().chain(root.home() + "/.forward"))
                                .filter(chain ->
                                        chain.file().filter(FileFact::exists).isPresent())
                                .ifPresent(chain -> look.file(
                                        chain.path(),
                                        "root's mail is forwarded by a file in root's home; an alias is visible, "
                                                + "and checked when it is built",
                                        Commands.of("mv", chain.path(), chain.path() + ".old")))));
    }

    private static void trusted(Look look) {
        for (String name : look.c().classWords("t")) {
            if (!STOCK_TRUSTED.contains(name)) {
                trusted(look, name);
            }
        }
        NamedFiles.classFiles(look).stream()
                .filter(file -> file.name().equals("t"))
                .forEach(file -> {
                    List<String> lines = look.host().lines(file.path()).toList();
                    for (int i = 0; i < lines.size(); i++) {
                        String name = lines.get(i).replaceAll("#.*", "").strip();
                        if (!name.isEmpty() && !STOCK_TRUSTED.contains(name)) {
                            look.text(file.path(), i + 1, lines.get(i), name + TRUSTED, "");
                        }
                    }
                });
    }

    private static void trusted(Look look, String name) {
        Optional<Call> define = look.c()
                .mc()
                .flatMap(mc -> mc.expansion().definedBy("confTRUSTED_USERS"))
                .filter(Call::inMain);
        List<String> left = new ArrayList<>(
                List.of(define.map(call -> call.argument(1)).orElse("").strip().split("\\s+")));
        boolean written = left.remove(name);
        if (define.isEmpty() || !written) {
            look.whole(name + TRUSTED, "undefine(`confTRUSTED_USERS')dnl", "");
        } else if (left.isEmpty()) {
            look.remove(define.get(), name + TRUSTED);
        } else {
            look.argument(define.get(), 1, String.join(" ", left), name + TRUSTED, "");
        }
    }

    /** The .forward files that exist, one way to each. */
    private static void forwards(Look look, BiConsumer<User, Chain> each) {
        String paths = look.c().value("ForwardPath").strip();
        for (User user : look.host().users()) {
            for (String pattern : paths.split(":")) {
                String path = pattern.replace("$z", user.home())
                        .replace("$u", user.name())
                        .replace(".$w", "." + host(look));
                Chain chain = look.host().chain(path);
                if (path.startsWith("/")
                        && !path.contains("$")
                        && chain.file().filter(FileFact::exists).isPresent()) {
                    each.accept(user, chain);
                    break;
                }
            }
        }
    }

    private static String host(Look look) {
        return look.host().name().split("\\.")[0];
    }

    private static void refused(Look look) {
        Set<String> words = look.c().words("DontBlameSendmail");
        forwards(look, (user, chain) -> {
            FileFact file = chain.file().orElseThrow();
            Optional<FileFact> directory = chain.directories().stream()
                    .filter(each -> FileSafety.isUnsafe(each, words))
                    .findFirst();
            String reason = "";
            Commands right = Commands.NONE;
            if (directory.isPresent() && !words.contains("forwardfileinunsafedirpath")) {
                reason = "others may write " + directory.get().path();
                right = Owners.directories(chain);
            } else if (file.allows(002) && !words.contains("worldwritableforwardfile")
                    || file.allows(020) && !words.contains("groupwritableforwardfile")) {
                reason = "others may write it (mode " + file.modeText() + ")";
                right = Commands.of("chmod", "go-w", file.path());
            } else if (file.uid() != user.uid() && file.uid() != 0) {
                reason = "it belongs to " + look.host().userName(file.uid());
                right = Commands.of("chown", user.name(), file.path());
            }
            if (!reason.isEmpty()) {
                look.file(
                        chain.path(),
                        "sendmail ignores it, because " + reason + ": mail to " + user.name() + " stays here",
                        right);
            }
        });
    }
}
