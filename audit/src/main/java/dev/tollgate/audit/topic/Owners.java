package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who may change a file: its owner, its group and others, and whoever may change a directory on the way to it. */
final class Owners {
    private Owners() {}

    /** root, TrustedUser and RunAsUser of the configuration; whom the daemon trusts, its submission program does, too. */
    static Set<Integer> trusted(Look look) {
        Set<Integer> trusted = new HashSet<>(Set.of(0));
        add(look, look.c(), trusted);
        look.audit().mta().ifPresent(daemon -> add(look, daemon, trusted));
        return trusted;
    }

    private static void add(Look look, Configuration c, Set<Integer> trusted) {
        for (String option : new String[] {"TrustedUser", "RunAsUser"}) {
            String name = c.value(option).strip().split("[:.]", 2)[0];
            if (name.matches("[0-9]{1,9}")) {
                trusted.add(Integer.parseInt(name));
            } else {
                look.host().user(name).map(User::uid).ifPresent(trusted::add);
            }
        }
    }

    /** Why somebody but the trusted users may change what is at the end; empty if nobody may, or if it is not known. */
    static Optional<String> reason(Look look, Chain chain) {
        Optional<String> own = chain.file().filter(FileFact::exists).flatMap(file -> file(look, file));
        return own.isPresent() ? own : directory(look, chain);
    }

    /** The same for the file alone. */
    static Optional<String> file(Look look, FileFact file) {
        if (file.othersWrite()) {
            return Optional.of(
                    (file.allows(002) ? "everybody" : "group " + look.host().groupName(file.gid()))
                            + " may write it (mode " + file.modeText() + ")");
        }
        return trusted(look).contains(file.uid())
                ? Optional.empty()
                : Optional.of("it belongs to " + look.host().userName(file.uid()));
    }

    /** The same for the directories on the way. */
    static Optional<String> directory(Look look, Chain chain) {
        Set<Integer> trusted = trusted(look);
        for (FileFact directory : chain.directories()) {
            if (directory.othersWrite()) {
                return Optional.of((directory.allows(002)
                                ? "everybody"
                                : "group " + look.host().groupName(directory.gid()))
                        + " may write the directory " + directory.path());
            }
            if (!trusted.contains(directory.uid())) {
                return Optional.of("the directory " + directory.path() + " belongs to "
                        + look.host().userName(directory.uid()));
            }
        }
        return Optional.empty();
    }

    /** The commands that put the file and the directories on the way to it right. */
    static Commands command(Look look, Chain chain) {
        Commands commands = chain.file()
                .filter(FileFact::exists)
                .map(file -> command(look, file))
                .orElse(Commands.NONE);
        for (FileFact directory : chain.directories()) {
            commands = commands.and(command(look, directory));
        }
        return commands;
    }

    /** The commands that put right what sendmail refuses: the file's mode and owner, and who may write the directories. */
    static Commands refused(Look look, Chain chain, String mode) {
        Optional<FileFact> file = chain.file().filter(FileFact::exists);
        Commands commands =
                file.isPresent() ? Commands.of("chmod", mode, file.get().path()) : Commands.NONE;
        if (file.filter(found -> !trusted(look).contains(found.uid())).isPresent()) {
            commands = commands.then("chown", "root", file.get().path());
        }
        return commands.and(directories(chain));
    }

    /** The commands that close the directories on the way which their group or everybody may write. */
    static Commands directories(Chain chain) {
        Commands commands = Commands.NONE;
        for (FileFact directory : chain.directories()) {
            if (directory.othersWrite() && !isPublic(directory)) {
                commands = commands.then("chmod", "go-w", directory.path());
            }
        }
        return commands;
    }

    /** The command that gives a file or directory to root, unless somebody would lose a home with it. */
    static Commands toRoot(Look look, FileFact file) {
        boolean home = look.host().users().stream()
                .filter(user -> user.uid() == file.uid() && user.home().length() > 1)
                .anyMatch(user -> (file.path() + "/").startsWith(user.home() + "/"));
        return home ? Commands.NONE : Commands.of("chown", "root", file.path());
    }

    private static Commands command(Look look, FileFact file) {
        Commands commands =
                file.othersWrite() && !isPublic(file) ? Commands.of("chmod", "go-w", file.path()) : Commands.NONE;
        return trusted(look).contains(file.uid()) ? commands : commands.and(toRoot(look, file));
    }

    /** Whether this is a directory for everybody, as /tmp is: what does not belong there has to be moved away. */
    private static boolean isPublic(FileFact file) {
        return file.kind() == FileFact.Kind.DIRECTORY && file.allows(01000) && file.allows(002);
    }
}
