package dev.tollgate.audit.topic;

import dev.tollgate.audit.host.Chain;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import java.util.Optional;
import java.util.Set;

/**
 * sendmail's own judgement of a file (safefile and safedirpath in libsmutil/safefile.c): the directories on the way first,
 * then the file. Owners of directories are not looked at, and root's power to read everything is not used.
 */
final class FileSafety {
    /** What is asked of a file. */
    enum Demand {
        /** A map: only the way to it, and that it can be read. */
        MAP,
        /** A list or a certificate: also that nobody else may write it. */
        PRIVATE_WRITE,
        /** A key: also that nobody else may read it. */
        SECRET
    }

    private FileSafety() {}

    /** Whether sendmail takes {@code directory} for one that others may write. */
    static boolean isUnsafe(FileFact directory, Set<String> words) {
        if (words.contains("truststickybit") && directory.allows(01000)) {
            return false;
        }
        boolean group = directory.allows(020) && !words.contains("groupwritabledirpathsafe");
        return directory.allows(002) || group;
    }

    /**
     * Why sendmail refuses the file, in its own words; empty if it takes it, or if the facts do not say.
     *
     * @param words those of DontBlameSendmail, in lower case
     * @param trusted the numbers of TrustedUser and of the user it runs as
     */
    static Optional<String> refusal(Host host, String path, Demand demand, Set<String> words, Set<Integer> trusted) {
        Chain chain = host.chain(path);
        for (FileFact directory : chain.directories()) {
            if (isUnsafe(directory, words)) {
                return Optional.of(
                        directory.allows(020) && !directory.allows(002)
                                ? "Group writable directory"
                                : "World writable directory");
            }
        }
        Optional<FileFact> known = chain.file();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        FileFact file = known.get();
        if (!file.exists()) {
            return Optional.of("No such file or directory");
        }
        if (!file.isFile()) {
            return Optional.of("Regular files only");
        }
        if (demand != Demand.MAP) {
            if (file.allows(020)) {
                return Optional.of("Group writable file");
            }
            if (file.allows(002)) {
                return Optional.of("World writable file");
            }
        }
        if (demand == Demand.SECRET) {
            if (file.allows(040) && !words.contains("groupreadablekeyfile")) {
                return Optional.of("Group readable file");
            }
            if (file.allows(004)) {
                return Optional.of("World readable file");
            }
        }
        return readable(file, demand, trusted) ? Optional.empty() : Optional.of("Permission denied");
    }

    private static boolean readable(FileFact file, Demand demand, Set<Integer> trusted) {
        if (trusted.contains(file.uid())) {
            return file.allows(0400);
        }
        // A key or certificate has to belong to a trusted user; of a map it is enough that everybody may read it.
        return demand == Demand.MAP && file.allows(file.gid() == 0 ? 040 : 004);
    }
}
