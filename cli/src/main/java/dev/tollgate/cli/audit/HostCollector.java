package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.KeyFact;
import dev.tollgate.audit.host.MapFact;
import dev.tollgate.audit.host.Program;
import dev.tollgate.toolkit.host.Namers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of a host: each file with every directory and link on the way to it, links followed inside the root.
 * Secrets are not taken: of keys and maps nothing but modes, owners and what kind of file they are, of an access text only what says nothing secret.
 */
final class HostCollector {
    private static final int MOST_LINKS = 40;

    private final HostRoot root;
    private final Map<String, FileFact> files = new TreeMap<>();
    private final Map<String, KeyFact> keys = new HashMap<>();
    private final Map<String, MapFact> maps = new HashMap<>();
    private @Nullable Namers namers;

    HostCollector(HostRoot root) {
        this.root = root;
    }

    /** Looks at {@code path} and at the way to it; the real path of what is there, or empty if there is nothing. */
    Optional<String> take(String path) {
        Deque<String> left = new ArrayDeque<>();
        push(left, path);
        fact("/");
        String here = "";
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                here = here.isEmpty() ? "" : here.substring(0, here.lastIndexOf('/'));
                continue;
            }
            String next = here + "/" + part;
            FileFact fact = fact(next).orElse(null);
            if (fact == null || !fact.exists()) {
                return Optional.empty();
            }
            if (fact.kind() == FileFact.Kind.LINK) {
                String target = fact.target().orElse("");
                if (++links > MOST_LINKS) {
                    return Optional.empty();
                }
                here = target.startsWith("/") ? "" : here;
                push(left, target);
            } else {
                here = next;
            }
        }
        return Optional.of(here.isEmpty() ? "/" : here);
    }

    /** {@link #take} and the file's text. */
    Optional<String> text(String path) {
        return text(path, fact -> namers().mayRead(fact.uid(), fact.gid(), fact.mode()));
    }

    /** The text of a file that is the user's {@code uid}: his link may lead to another's, which he may not read. */
    void ownText(String path, int uid) {
        text(path, fact -> Namers.of(Set.of(uid), Set.of()).mayRead(fact.uid(), -1, fact.mode()));
    }

    private Optional<String> text(String path, Predicate<FileFact> told) {
        Optional<String> real = take(path);
        FileFact fact = real.map(files::get).orElse(null);
        if (fact == null || !fact.isFile() || !told.test(fact)) {
            return Optional.empty();
        }
        if (fact.text().isPresent()) {
            return fact.text();
        }
        Optional<String> text = root.read(fact.path());
        text.ifPresent(found -> withText(fact, found));
        return text;
    }

    /** Who can have written the names in the configuration. */
    private Namers namers() {
        Namers known = namers;
        if (known == null) {
            Set<Integer> users = new HashSet<>();
            Set<Integer> groups = new HashSet<>();
            for (String name : List.of("", "/sendmail.cf", "/sendmail.mc", "/submit.cf", "/submit.mc")) {
                take("/etc/mail" + name).map(files::get).ifPresent(fact -> {
                    users.add(fact.uid());
                    groups.add(fact.gid());
                });
                fact("/etc/mail" + name).ifPresent(fact -> users.add(fact.uid()));
            }
            users.remove(0);
            groups.remove(0);
            known = Namers.of(users, groups);
            namers = known;
        }
        return known;
    }

    /** An access text without its secrets: only the entries that an audit looks at. */
    void accessText(String path) {
        Optional<String> real = take(path);
        FileFact fact = real.map(files::get).orElse(null);
        if (fact != null && fact.isFile()) {
            root.read(fact.path()).ifPresent(text -> withText(fact, AccessExtract.of(text)));
        }
    }

    /** Looks at everything in a directory, and with {@code texts} into it. */
    void folder(String path, int most) {
        take(path).ifPresent(real -> root.list(real, most).forEach(name -> take(real + "/" + name)));
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

    private Optional<FileFact> fact(String path) {
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
