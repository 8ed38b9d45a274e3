package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.KeyFact;
import dev.tollgate.audit.host.MapFact;
import dev.tollgate.audit.host.Program;
import dev.tollgate.toolkit.host.Namers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of a host: each file with every directory and link on the way to it, links followed inside the root.
 * Secrets are not taken: of keys and maps nothing but modes, owners and what kind of file they are, of an access text only
 * what says nothing secret.
 */
final class HostCollector {
    private static final int MOST_LINKS = 40;

    private final HostRoot root;
    private final Map<String, FileFact> files = new TreeMap<>();
    private final Map<String, KeyFact> keys = new HashMap<>();
    private final Map<String, MapFact> maps = new HashMap<>();
    /** By path, who has named it, and who has named something below it. */
    private final Map<String, Namers> named = new HashMap<>();

    private final Map<String, Namers> passed = new HashMap<>();

    private Namers naming = Namers.TRUSTED;
    private Namers given = Namers.TRUSTED;
    private @Nullable Namers usual;

    HostCollector(HostRoot root) {
        this.root = root;
    }

    /** From now on {@code namers} are those who name the files that are looked at. */
    void namedBy(Namers namers) {
        naming = namers;
    }

    /**
     * Who has named the file or directory that is really at {@code path}. For one that only lay on the way that is root
     * alone, if root came by.
     */
    Namers namersOf(String path) {
        Namers passers = passed.getOrDefault(path, configured());
        return named.getOrDefault(path, passers);
    }

    /** Looks at {@code path} and at the way to it; the real path of what is there, or empty if there is nothing. */
    Optional<String> take(String path) {
        return walk(path).real();
    }

    /**
     * The way to a file.
     *
     * @param real where it is; empty if there is nothing
     * @param writers who can change what is found there
     */
    private record Walk(Optional<String> real, Namers writers) {}

    private Walk walk(String path) {
        Deque<String> left = new ArrayDeque<>();
        push(left, path);
        Namers by = naming;
        Namers writers = fact("/", by).map(top -> with(Namers.TRUSTED, top)).orElse(Namers.TRUSTED);
        String here = "";
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                here = here.isEmpty() ? "" : here.substring(0, here.lastIndexOf('/'));
                continue;
            }
            String next = here + "/" + part;
            FileFact fact = fact(next, by).orElse(null);
            if (fact == null || !fact.exists()) {
                return new Walk(Optional.empty(), writers);
            }
            writers = with(writers, fact);
            if (fact.kind() == FileFact.Kind.LINK) {
                String target = fact.target().orElse("");
                if (++links > MOST_LINKS) {
                    return new Walk(Optional.empty(), writers);
                }
                // Where a link leads says who has made it, and who can put another in its place.
                by = by.and(writers);
                here = target.startsWith("/") ? "" : here;
                push(left, target);
            } else {
                here = next;
            }
        }
        String real = here.isEmpty() ? "/" : here;
        named.merge(real, by, Namers::and);
        return new Walk(Optional.of(real), writers);
    }

    private Namers with(Namers writers, FileFact fact) {
        int mode = fact.kind() == FileFact.Kind.LINK ? 0 : fact.mode();
        boolean directory = fact.kind() == FileFact.Kind.DIRECTORY;
        return writers.with(fact.uid(), fact.gid(), mode, directory, () -> root.hasListedWriters(fact.path()));
    }

    /** {@link #take} and the file's text. */
    Optional<String> text(String path) {
        return text(path, this::isReadForNamers, UnaryOperator.identity());
    }

    private boolean isReadForNamers(FileFact fact) {
        return configured().mayRead(fact.uid(), fact.gid(), fact.mode());
    }

    /**
     * The text of a file that is the user's {@code uid}: his link may lead to another's, which he may not read. Root may read
     * all, so for root it is text only for those who can have written where root's file is.
     */
    void ownText(String path, int uid) {
        Predicate<FileFact> told =
                uid == 0 ? this::isReadForNamers : fact -> Namers.user(uid).mayRead(fact.uid(), -1, fact.mode());
        text(path, told, UnaryOperator.identity());
    }

    private Optional<String> text(String path, Predicate<FileFact> told, UnaryOperator<String> part) {
        Optional<String> real = take(path);
        FileFact fact = real.map(files::get).orElse(null);
        if (fact == null || !fact.isFile() || !told.test(fact)) {
            return Optional.empty();
        }
        // A text that is secret in part stays so, whatever else the file is named as.
        Optional<String> text = fact.text().or(() -> root.read(fact.path())).map(part);
        text.ifPresent(found -> withText(fact, found));
        return text;
    }

    /** The configuration is in the file {@code path} of this host, and not only where it usually is. */
    void configuredIn(Path path) {
        given = given.and(Namers.of(path));
    }

    /** The text of a file that an mc includes: who can write it can have written the names that follow. */
    Optional<String> included(String path) {
        Optional<String> text = text(path);
        if (text.isPresent()) {
            given = given.and(writersOf(path));
            naming = configured();
        }
        return text;
    }

    /** Who can have written the names in the configuration. */
    Namers configured() {
        Namers known = usual;
        if (known == null) {
            Namers before = naming;
            naming = Namers.TRUSTED;
            known = Namers.TRUSTED;
            for (String name : List.of("", "/sendmail.cf", "/sendmail.mc", "/submit.cf", "/submit.mc")) {
                known = known.and(writersOf("/etc/mail" + name));
            }
            naming = before;
            usual = known;
        }
        return known.and(given);
    }

    /** Who can have written the file {@code path}. */
    Namers writersOf(String path) {
        return walk(path).writers();
    }

    /** An access text without its secrets: only the entries that an audit looks at. */
    void accessText(String path) {
        text(path, this::isReadForNamers, AccessExtract::of);
    }

    /** Looks at everything in a directory that those may list who name it. */
    void folder(String path, int most) {
        take(path)
                .filter(real -> Optional.ofNullable(files.get(real))
                        .filter(fact -> naming.mayRead(fact.uid(), fact.gid(), fact.mode()))
                        .isPresent())
                .ifPresent(real -> root.list(real, most).forEach(name -> take(real + "/" + name)));
    }

    /** The texts of those files in a directory whose names have {@code part} in them. */
    void texts(String path, String part) {
        take(path)
                .ifPresent(real -> root.list(real, 4096).stream()
                        .filter(name -> name.contains(part))
                        .forEach(name -> text(real + "/" + name)));
    }

    /** What a certificate, key or list holds. */
    void key(String path) {
        take(path).flatMap(root::read).ifPresent(text -> keys.put(path, KeyReader.read(path, text)));
    }

    /** What a map file is; {@link #take} of its way, too. */
    void map(String path) {
        take(path)
                .filter(real -> !maps.containsKey(real))
                .ifPresent(real -> root.glance(real)
                        .ifPresent(seen ->
                                maps.put(real, new MapFact(real, seen.content().word(), seen.opens(), seen.damage()))));
    }

    /** The bytes of a file, which do not become facts. */
    Optional<String> peek(String path) {
        return take(path).flatMap(root::read);
    }

    /** The facts taken so far. */
    Host host(String name, String packageVersion, long now, Optional<Program> program) {
        return new Host(files, keys, maps, name, packageVersion, now, program);
    }

    /** Looks at the access list of a file. Whom it lets write shows in the mode's group bits, so others are not asked. */
    void accessList(String path) {
        FileFact fact = take(path).map(files::get).orElse(null);
        if (fact != null && fact.isFile() && fact.allows(020) && root.hasListedWriters(fact.path())) {
            put(fact, true, fact.text());
        }
    }

    private void withText(FileFact fact, String text) {
        put(fact, fact.aclWriters(), Optional.of(text));
    }

    private void put(FileFact fact, boolean aclWriters, Optional<String> text) {
        files.put(
                fact.path(),
                new FileFact(
                        fact.path(),
                        fact.kind(),
                        fact.mode(),
                        fact.uid(),
                        fact.gid(),
                        fact.links(),
                        fact.modified(),
                        fact.target(),
                        aclWriters,
                        text));
    }

    private Optional<FileFact> fact(String path, Namers by) {
        passed.merge(
                path, by, (before, now) -> before.areTrusted() || now.areTrusted() ? Namers.TRUSTED : before.and(now));
        FileFact known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<FileFact> looked = root.look(path);
        looked.ifPresent(fact -> files.put(path, fact));
        return looked;
    }

    private static void push(Deque<String> left, String path) {
        String[] parts = path.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                left.push(parts[i]);
            }
        }
    }
}
