package dev.tollgate.sendmail.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The host that a process runs on: its names, users, files, and what it can learn from elsewhere. */
public interface Host {
    /** The node's name as the kernel has it. */
    String nodeName();

    /** What the resolver says of a name, without asking a name server. */
    Optional<HostEntry> entry(String name);

    /** What the resolver says of an address, without asking a name server. */
    Optional<HostEntry> entryOf(String address);

    /** The addresses of the host's interfaces, loopback ones as well. */
    List<InterfaceAddress> interfaces();

    /** The account called {@code name}. */
    Optional<Account> account(String name);

    /** The id of the group called {@code name}. */
    Optional<Integer> group(String name);

    /** All accounts, in order. */
    List<Account> accounts();

    /** The name of the user who runs the process. */
    String user();

    /** The time as macro {@code b} holds it. */
    String date();

    /** The load average, rounded. */
    int load();

    /** The text of a file, one char a byte. */
    FileText read(String path, FileUse use);

    /** The text of a list that an alias includes, as far as {@code reader} may read it. */
    FileText readList(String path, ListReader reader);

    /** 0 if a file may be used, else the error number that says why not. */
    int safety(String path, FileUse use);

    /** Opens a database. */
    Opened open(String path, DatabaseKind kind);

    /** Runs a program and gives its output; nothing where programs are not run. */
    Optional<ProgramOutput> run(List<String> command);

    /** What is known of a key of a map that only the network can answer. */
    Fact fact(String mapClass, String map, String key);

    /** An address of an interface. */
    record InterfaceAddress(String address, boolean loopback) {}

    /**
     * As whom sendmail reads the lists of aliases (recipient.c, include): as the default user, also when root runs it.
     *
     * @param trusted the values of DontBlameSendmail, in lower case
     */
    record ListReader(String user, int uid, int gid, Set<String> trusted) {}

    /** What a program printed and how it ended. */
    record ProgramOutput(String text, int status) {}

    /** A database, or the error number that says why there is none. */
    record Opened(Optional<Database> database, int errno) {}

    /** A text, or the error number that says why there is none. */
    record FileText(Optional<String> text, int errno) {}

    /** An open database. */
    @FunctionalInterface
    interface Database {
        /** The value of {@code key}, one char a byte. */
        Optional<String> get(String key);
    }

    /** The kinds of databases. */
    enum DatabaseKind {
        HASH,
        BTREE,
        CDB
    }

    /** What a file is read for, on which the checks depend. */
    enum FileUse {
        CONFIGURATION,
        /** Members of a class. */
        CLASS,
        /** The same where a configuration trusts folders that others may write to. */
        CLASS_ANYWHERE,
        MAP,
        MAP_ANYWHERE,
        /** Help, hosts, the service switch: read without checks of their folder. */
        PLAIN
    }
}
