package dev.tollgate.toolkit.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.HostEntry;
import dev.tollgate.sendmail.report.Errno;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A host whose name server is what is told, and on which a map that has not been built is read from the text beside it.
 * No program is run.
 */
final class SiteHost implements Host {
    private final Host base;
    private final SessionAnswers answers;
    private final Map<String, FileText> plain = new HashMap<>();
    private final Set<String> built = new LinkedHashSet<>();
    private Set<String> left = Set.of();

    SiteHost(Host base, SessionAnswers answers) {
        this.base = base;
        this.answers = answers;
    }

    /** The texts that stood in for their maps. */
    List<String> built() {
        return List.copyOf(built);
    }

    /** Texts that are not stand-ins, because makemap does not read their grammar: sendmail reads them itself. */
    void leave(Set<String> texts) {
        left = texts;
    }

    private Optional<String> text(String path) {
        return bare(path).filter(text -> !left.contains(text));
    }

    private static Optional<String> bare(String path) {
        return path.endsWith(".db")
                ? Optional.of(path.substring(0, path.length() - ".db".length()))
                : path.endsWith(".cdb")
                        ? Optional.of(path.substring(0, path.length() - ".cdb".length()))
                        : Optional.empty();
    }

    @Override
    public FileText readList(String path, ListReader reader) {
        return base.readList(path, reader);
    }

    @Override
    public int safety(String path, FileUse use) {
        int errno = base.safety(path, use);
        if (errno != Errno.ENOENT) {
            return errno;
        }
        Optional<String> text = text(path);
        return text.isPresent() && base.safety(text.get(), use) == Errno.NONE ? Errno.NONE : errno;
    }

    @Override
    public Opened open(String path, DatabaseKind kind) {
        Optional<String> text = text(path);
        Opened opened = base.open(path, kind);
        if (opened.database().isPresent() || text.isEmpty() || base.safety(path, FileUse.MAP) != Errno.ENOENT) {
            return opened;
        }
        FileText read = base.read(text.get(), FileUse.MAP);
        if (read.text().isEmpty()) {
            return opened;
        }
        built.add(text.get());
        AccessIndex index = AccessIndex.of(AccessFile.parse(read.text().get().getBytes(ISO_8859_1)));
        return new Opened(
                Optional.of(key ->
                        Optional.ofNullable(index.get(LineGrammar.fold(key))).map(Hit::value)),
                Errno.NONE);
    }

    @Override
    public Fact fact(String mapClass, String map, String key) {
        return switch (mapClass) {
            case "dns" -> answers.nameServer(map, key);
            case "bestmx" -> answers.exchangers(map, key);
            default -> Fact.of(Fact.Kind.UNKNOWN);
        };
    }

    @Override
    public Optional<ProgramOutput> run(List<String> command) {
        return Optional.empty();
    }

    @Override
    public String nodeName() {
        return base.nodeName();
    }

    @Override
    public Optional<HostEntry> entry(String name) {
        return base.entry(name);
    }

    @Override
    public Optional<HostEntry> entryOf(String address) {
        return base.entryOf(address);
    }

    @Override
    public List<InterfaceAddress> interfaces() {
        return base.interfaces();
    }

    @Override
    public Optional<Account> account(String name) {
        return base.account(name);
    }

    @Override
    public Optional<Integer> group(String group) {
        return base.group(group);
    }

    @Override
    public List<Account> accounts() {
        return base.accounts();
    }

    @Override
    public String user() {
        return base.user();
    }

    @Override
    public String date() {
        return base.date();
    }

    @Override
    public int load() {
        return base.load();
    }

    @Override
    public FileText read(String path, FileUse use) {
        // The file of hosts is looked into for every name.
        return use == FileUse.PLAIN ? plain.computeIfAbsent(path, file -> base.read(file, use)) : base.read(path, use);
    }
}
