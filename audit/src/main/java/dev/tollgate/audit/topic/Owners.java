package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who may change a file: its owner, its group and others, and whoever may change a directory on the way to it. */
final class Owners {
    private Owners() {}

    /** root, TrustedUser and RunAsUser of the configuration. */
    static Set<Integer> trusted(Look look) {
        Set<Integer> trusted = new HashSet<>(Set.of(0));
        for (String option : new String[] {"TrustedUser", "RunAsUser"}) {
            String name = look.c().value(option).strip().split("[:.]", 2)[0];
            if (name.matches("[0-9]{1,9}")) {
                trusted.add(Integer.parseInt(name));
            } else {
                look.host().user(name).map(User::uid).ifPresent(trusted::add);
            }
        }
        return trusted;
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

    /** The command that puts it right. */
    static String command(Look look, Chain chain) {
        Set<Integer> trusted = trusted(look);
        StringBuilder commands = new StringBuilder();
        chain.file().filter(FileFact::exists).ifPresent(file -> command(commands, file, trusted));
        chain.directories().forEach(directory -> command(commands, directory, trusted));
        return commands.toString();
    }

    private static void command(StringBuilder commands, FileFact file, Set<Integer> trusted) {
        if (file.othersWrite()) {
            commands.append(commands.length() > 0 ? "; " : "")
                    .append("chmod go-w ")
                    .append(file.path());
        }
        if (!trusted.contains(file.uid())) {
            commands.append(commands.length() > 0 ? "; " : "")
                    .append("chown root ")
                    .append(file.path());
        }
    }
}
