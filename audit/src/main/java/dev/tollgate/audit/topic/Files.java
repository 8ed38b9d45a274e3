package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configuration's own files, maps and class files. */
final class Files {
    private Files() {}

    static List<Check> all() {
        return List.of(
                each(
                        "TG1100",
                        "Configuration writable by others",
                        Files::cfs,
                        (look, chain) -> chain.file()
                                .filter(FileFact::othersWrite)
                                .map(file -> "anyone who can write it becomes root; sendmail warns and continues (mode "
                                        + file.modeText() + ")")),
                each(
                        "TG1101",
                        "Configuration not owned by root",
                        Files::cfs,
                        (look, chain) -> chain.file()
                                .filter(FileFact::exists)
                                .filter(file -> !Owners.trusted(look).contains(file.uid()))
                                .map(file -> "it belongs to " + look.host().userName(file.uid())
                                        + ", who can become root with it; sendmail does not check the owner")),
                each(
                        "TG1102",
                        "Directory above the configuration that others may change",
                        Files::cfs,
                        (look, chain) -> Owners.directory(look, chain)
                                .map(reason ->
                                        reason + ", so the configuration can be replaced; sendmail does not look")),
                Check.warning("TG1103", "m4 source writable by others")
                        .both()
                        .each(look -> look.c()
                                .mc()
                                .flatMap(mc -> look.host().file(mc.path()))
                                .filter(FileFact::exists)
                                .flatMap(file -> Owners.file(look, file))
                                .ifPresent(reason -> look.file(
                                        look.c().path(),
                                        reason + ", and the next run of m4 makes it the configuration",
                                        command(look)))),
                each(
                        "TG1107",
                        "Map writable by others",
                        Files::allMaps,
                        (look, chain) -> chain.file()
                                .filter(FileFact::othersWrite)
                                .map(file -> "anyone who can write it decides who relays and where mail goes; sendmail "
                                        + "uses it whatever its mode (" + file.modeText() + ")")),
                each(
                        "TG1108",
                        "Map of a stranger",
                        Files::allMaps,
                        (look, chain) -> chain.file()
                                .filter(FileFact::exists)
                                .filter(file -> !Owners.trusted(look).contains(file.uid()))
                                .map(file -> "it belongs to " + look.host().userName(file.uid())
                                        + ", who can change it; sendmail uses it if everybody may read it")),
                Check.error("TG1109", "Directory of maps or aliases writable by others")
                        .each(Files::mapDirectories),
                each(
                        "TG1110",
                        "Map that sendmail cannot read",
                        Files::allMaps,
                        (look, chain) -> chain.file()
                                .filter(FileFact::exists)
                                .filter(file -> !Owners.trusted(look).contains(file.uid()) && !file.allows(0044))
                                .map(file -> "sendmail does not use its root privileges here and cannot read it: the "
                                        + "map belongs to "
                                        + look.host().userName(file.uid()) + " and is mode "
                                        + file.modeText())),
                Check.warning("TG1111", "Map is a link")
                        .each(look -> allMaps(look).forEach(path -> {
                            Chain chain = look.host().chain(path);
                            boolean hard = chain.file()
                                    .filter(file -> file.isFile() && file.links() > 1)
                                    .isPresent();
                            if (chain.isLink() || hard) {
                                boolean open = chain.writableDirectory().isPresent();
                                (open ? look.as(Severity.ERROR) : look)
                                        .file(
                                                path,
                                                "sendmail does not write a map through a "
                                                        + (hard ? "file of several names" : "symbolic link")
                                                        + (open
                                                                ? ", and in a directory that others may write it is refused"
                                                                : ""),
                                                "");
                            }
                        })),
                Check.warning("TG1112", "Map older than its text").each(Files::stale),
                Check.error("TG1113", "Class file that others may change")
                        .each(look -> NamedFiles.classFiles(look)
                                .forEach(file -> look.host()
                                        .file(file.path())
                                        .filter(FileFact::exists)
                                        .flatMap(fact -> Owners.file(look, fact))
                                        .ifPresent(reason -> look.file(
                                                file.path(),
                                                reason + ", and its lines become members of class " + file.name()
                                                        + "; sendmail does not look at the mode",
                                                Owners.command(look, look.host().chain(file.path())))))),
                Check.error("TG1114", "Class file that stops the daemon").both().each(Files::classFiles),
                Check.error("TG1118", "Directory above mail's files that others may change")
                        .each(look -> {
                            for (String path : List.of(
                                    "/", "/etc", "/var", "/var/spool", "/usr", "/usr/sbin", "/usr/lib", "/var/mail")) {
                                FileFact fact = look.host().file(path).orElse(null);
                                boolean mailboxes = path.equals("/var/mail");
                                if (fact != null
                                        && fact.exists()
                                        && !mailboxes
                                        && (fact.othersWrite() || fact.uid() != 0)) {
                                    look.file(
                                            path,
                                            (fact.uid() != 0
                                                            ? "it belongs to "
                                                                    + look.host()
                                                                            .userName(fact.uid())
                                                            : "others may write it (mode " + fact.modeText() + ")")
                                                    + ", so everything below can be replaced",
                                            Commands.of("chown", "root", path).then("chmod", "go-w", path));
                                }
                            }
                        }),
                Check.info("TG1125", "Statistics file that others may change").each(look -> {
                    String path = look.c().value("StatusFile").strip();
                    Chain chain = look.host().chain(path);
                    if (chain.file().filter(FileFact::exists).isPresent()) {
                        boolean link = chain.isLink();
                        Optional<String> reason =
                                chain.file().filter(FileFact::othersWrite).map(file -> "others may write it");
                        if (link || reason.isPresent()) {
                            look.file(
                                    path,
                                    link
                                            ? "sendmail does not write statistics through a link"
                                            : "others may write it and falsify it",
                                    Commands.of("chmod", "600", path));
                        }
                    }
                }),
                place(
                        "TG1133",
                        "Control socket where others may write",
                        "ControlSocketName",
                        "anyone with access to it may stop the daemon"),
                Check.warning("TG1134", "Files of the daemon in a public directory")
                        .each(look -> {
                            for (String option : List.of("DeadLetterDrop", "HostStatusDirectory", "PidFile")) {
                                if (look.c().has(option)) {
                                    parent(look, look.c().value(option).strip())
                                            .filter(directory -> directory.allows(002))
                                            .ifPresent(
                                                    directory -> look.option(
                                                            option,
                                                            "everybody may write " + directory.path()
                                                                    + ", so somebody else can put a file of that name there first"));
                                }
                            }
                        }),
                Check.error("TG1135", "Service switch file that others may change")
                        .each(look -> {
                            Chain chain = look.host()
                                    .chain(look.c().value("ServiceSwitchFile").strip());
                            if (chain.file().filter(FileFact::exists).isPresent()) {
                                chain.file()
                                        .flatMap(file -> Owners.file(look, file))
                                        .or(() -> chain.writableDirectory()
                                                .map(directory -> "others may write " + directory.path()))
                                        .ifPresent(reason -> look.file(
                                                chain.path(),
                                                reason + ", and it decides where users and hosts are looked up",
                                                Owners.command(look, chain)));
                            }
                        }),
                Check.warning("TG1136", "Access list on a mail file")
                        .standards("GEN004390", "GEN004430", "GEN004510")
                        .each(look -> all(look)
                                .forEach(path -> look.host()
                                        .file(path)
                                        .filter(FileFact::aclWriters)
                                        .ifPresent(file -> look.file(
                                                path,
                                                "an access control list lets somebody else write it, and sendmail "
                                                        + "reads the list's mask as the group's bits",
                                                Commands.of("setfacl", "-b", path))))),
                Check.error("TG1137", "Directory above a map or class file of a stranger")
                        .each(look -> {
                            Set<String> said = new LinkedHashSet<>();
                            for (String path : mapsAndClasses(look)) {
                                for (FileFact directory :
                                        look.host().chain(path).directories()) {
                                    if (!Owners.trusted(look).contains(directory.uid()) && said.add(directory.path())) {
                                        look.file(
                                                directory.path(),
                                                "it belongs to " + look.host().userName(directory.uid())
                                                        + ", who can replace its contents; sendmail checks only "
                                                        + "the modes of directories",
                                                Owners.toRoot(look, directory));
                                    }
                                }
                            }
                        }));
    }

    private interface Reason {
        Optional<String> of(Look look, Chain chain);
    }

    private interface Paths {
        List<String> of(Look look);
    }

    private static Check each(String code, String title, Paths paths, Reason reason) {
        Check check = Check.error(code, title);
        if (code.compareTo("TG1103") < 0) {
            check.both();
        }
        return check.each(look -> {
            for (String path : paths.of(look)) {
                Chain chain = look.host().chain(path);
                reason.of(look, chain).ifPresent(says -> look.file(path, says, Owners.command(look, chain)));
            }
        });
    }

    private static Commands command(Look look) {
        return Owners.command(look, look.host().chain(look.c().path()));
    }

    private static List<String> cfs(Look look) {
        return look.c().cfPath().stream().toList();
    }

    private static List<String> allMaps(Look look) {
        List<String> paths = new ArrayList<>(NamedFiles.maps(look));
        paths.addAll(NamedFiles.aliasDatabases(look));
        return paths.stream().distinct().toList();
    }

    private static List<String> mapsAndClasses(Look look) {
        List<String> paths = new ArrayList<>(allMaps(look));
        NamedFiles.classFiles(look).forEach(file -> paths.add(file.path()));
        return paths;
    }

    private static List<String> all(Look look) {
        List<String> paths = new ArrayList<>(mapsAndClasses(look));
        paths.addAll(cfs(look));
        paths.addAll(NamedFiles.aliases(look));
        return paths;
    }

    private static void mapDirectories(Look look) {
        Set<String> words = look.c().words("DontBlameSendmail");
        if (words.contains("mapinunsafedirpath")) {
            return;
        }
        List<String> aliases = NamedFiles.aliasDatabases(look);
        Set<String> said = new LinkedHashSet<>();
        for (String path : allMaps(look)) {
            look.host().chain(path).directories().stream()
                    .filter(directory -> FileSafety.isUnsafe(directory, words))
                    .findFirst()
                    .filter(directory -> said.add(directory.path()))
                    .ifPresent(directory -> look.file(
                            directory.path(),
                            (directory.allows(002) ? "everybody" : "its group") + " may write it, so sendmail refuses "
                                    + path
                                    + (aliases.contains(path)
                                            ? ": it continues without aliases and does not say so"
                                            : ": lookups fail"),
                            Owners.directories(look.host().chain(path))));
        }
    }

    private static void stale(Look look) {
        List<String> texts = new ArrayList<>(NamedFiles.aliases(look));
        look.c().cf().maps().forEach(map -> texts.add(map.path()));
        for (String text : texts) {
            for (String suffix : List.of(".db", ".cdb")) {
                Optional<FileFact> source = look.host().file(text).filter(FileFact::isFile);
                Optional<FileFact> map = look.host().file(text + suffix).filter(FileFact::isFile);
                if (source.isPresent()
                        && map.isPresent()
                        && source.get().modified() > map.get().modified()) {
                    look.file(
                            text + suffix,
                            text + " was changed after this map was built, so its last changes have no effect",
                            NamedFiles.aliases(look).contains(text)
                                    ? Commands.of("newaliases")
                                    : Commands.of("tollgate", "build", text));
                }
            }
        }
    }

    private static void classFiles(Look look) {
        Set<String> words = look.c().words("DontBlameSendmail");
        for (CfClass file : NamedFiles.classFiles(look)) {
            Chain chain = look.host().chain(file.path());
            Optional<FileFact> fact = chain.file();
            if (fact.isEmpty()) {
                continue;
            }
            Optional<FileFact> unsafe = chain.directories().stream()
                    .filter(directory -> FileSafety.isUnsafe(directory, words))
                    .findFirst();
            if (!fact.get().exists() && !file.optional()) {
                look.line(
                        file.line(),
                        "sendmail does not start: " + file.path() + ", the file of class " + file.name()
                                + ", is missing",
                        "",
                        Commands.of("touch", file.path()).text());
            } else if (fact.get().exists() && unsafe.isPresent() && !words.contains("classfileinunsafedirpath")) {
                look.file(
                        file.path(),
                        "sendmail does not start: others may write "
                                + unsafe.get().path() + ", where the file of class " + file.name() + " is",
                        Owners.directories(chain));
            }
        }
    }

    private static Optional<FileFact> parent(Look look, String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0
                ? Optional.empty()
                : look.host().file(path.substring(0, slash)).filter(FileFact::exists);
    }

    private static Check place(String code, String title, String option, String says) {
        return Check.warning(code, title).each(look -> {
            if (look.c().has(option)) {
                parent(look, look.c().value(option).strip())
                        .filter(directory ->
                                directory.othersWrite() || !Owners.trusted(look).contains(directory.uid()))
                        .ifPresent(directory ->
                                look.option(option, says + ", and " + directory.path() + " is open to others"));
            }
        });
    }
}
