package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.sendmail.conf.CfClass;
import dev.tollgate.sendmail.conf.CfMap;
import java.util.ArrayList;
import java.util.List;

/** The files that a cf names. */
final class NamedFiles {
    private NamedFiles() {}

    /** The alias files' texts. */
    static List<String> aliases(Look look) {
        List<String> paths = new ArrayList<>();
        if (look.c().isSet("AliasFile")) {
            for (String part : look.c().value("AliasFile").split("[,\\s]+")) {
                String path = part.replaceFirst("^[a-z]+:", "");
                if (path.startsWith("/")) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    /** The alias databases, as far as they exist. */
    static List<String> aliasDatabases(Look look) {
        List<String> paths = new ArrayList<>();
        for (String text : aliases(look)) {
            for (String suffix : List.of(".db", ".cdb", ".pag", ".dir")) {
                if (look.host().file(text + suffix).filter(FileFact::exists).isPresent()) {
                    paths.add(text + suffix);
                }
            }
        }
        return paths;
    }

    /** The map files, as far as they exist. */
    static List<String> maps(Look look) {
        List<String> paths = new ArrayList<>();
        for (CfMap map : look.c().cf().maps()) {
            if (!map.file().isEmpty()
                    && look.host().file(map.file()).filter(FileFact::exists).isPresent()) {
                paths.add(map.file());
            }
        }
        return paths;
    }

    /** The class files. */
    static List<CfClass> classFiles(Look look) {
        return look.c().cf().classFiles().stream().filter(CfClass::isFile).toList();
    }

    /** Whether a file would be refused without the word {@code name} of DontBlameSendmail. */
    static boolean needs(Look look, String name) {
        List<String> paths = new ArrayList<>();
        switch (name) {
            case "MapInUnsafeDirPath" -> paths.addAll(maps(look));
            case "ClassFileInUnsafeDirPath" -> classFiles(look).forEach(file -> paths.add(file.path()));
            case "HelpFileInUnsafeDirPath" ->
                paths.add(look.c().value("HelpFile").strip());
            case "GroupWritableAliasFile" -> {
                return aliases(look).stream()
                        .anyMatch(path -> look.host()
                                .file(path)
                                .filter(file -> file.allows(020))
                                .isPresent());
            }
            case "WorldWritableAliasFile" -> {
                return aliases(look).stream()
                        .anyMatch(path -> look.host()
                                .file(path)
                                .filter(file -> file.allows(002))
                                .isPresent());
            }
            default -> {
                paths.addAll(maps(look));
                paths.addAll(aliases(look));
                classFiles(look).forEach(file -> paths.add(file.path()));
            }
        }
        return paths.stream()
                .map(look.host()::chain)
                .map(Chain::writableDirectory)
                .anyMatch(found -> found.isPresent());
    }
}
