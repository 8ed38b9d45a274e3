package dev.tollgate.sendmail;

import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.HostEntry;
import dev.tollgate.sendmail.report.Errno;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host in memory. */
public final class MemoryHost implements Host {
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Map<String, String>> databases = new HashMap<>();

    /** A host on which {@code /cf} is {@code cf}. */
    public static MemoryHost with(String cf) {
        MemoryHost host = new MemoryHost();
        host.files.put("/cf", cf);
        return host;
    }

    /** Adds a database. */
    public MemoryHost database(String path, Map<String, String> entries) {
        databases.put(path, entries);
        return this;
    }

    @Override
    public String nodeName() {
        return "mx.example.com";
    }

    @Override
    public Optional<HostEntry> entry(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<HostEntry> entryOf(String address) {
        return Optional.empty();
    }

    @Override
    public List<InterfaceAddress> interfaces() {
        return List.of(new InterfaceAddress("127.0.0.1", true));
    }

    @Override
    public Optional<Account> account(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> group(String name) {
        return Optional.empty();
    }

    @Override
    public List<Account> accounts() {
        return List.of();
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String date() {
        return "Thu, 1 Jan 1970 00:00:00 GMT";
    }

    @Override
    public int load() {
        return 0;
    }

    @Override
    public FileText read(String path, FileUse use) {
        String text = files.get(path);
        return new FileText(Optional.ofNullable(text), text == null ? Errno.ENOENT : Errno.NONE);
    }

    @Override
    public FileText readList(String path, ListReader reader) {
        return read(path, FileUse.PLAIN);
    }

    @Override
    public int safety(String path, FileUse use) {
        return databases.containsKey(path) ? Errno.NONE : Errno.ENOENT;
    }

    @Override
    public Opened open(String path, DatabaseKind kind) {
        Map<String, String> entries = databases.get(path);
        return entries == null
                ? new Opened(Optional.empty(), Errno.ENOENT)
                : new Opened(Optional.of(key -> Optional.ofNullable(entries.get(key))), Errno.NONE);
    }

    @Override
    public Optional<ProgramOutput> run(List<String> command) {
        return Optional.empty();
    }

    @Override
    public Fact fact(String mapClass, String map, String key) {
        return Fact.of(Fact.Kind.UNKNOWN);
    }
}
