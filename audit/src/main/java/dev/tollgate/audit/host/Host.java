package dev.tollgate.audit.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The facts of a host. What was not looked at is not known, and nothing is said about it. */
public final class Host {
    /** Nothing is known. */
    public static final Host UNKNOWN = new Host(Map.of(), Map.of(), Map.of(), "", "", 0, Optional.empty());

    private static final int MOST_LINKS = 40;

    private final Map<String, FileFact> files;
    private final Map<String, KeyFact> keys;
    private final Map<String, MapFact> maps;
    private final String name;
    private final String packageVersion;
    private final long now;
    private final Optional<Program> program;
    private final List<User> users;
    private final List<Group> groups;
    private final Map<Object, Object> remembered = new ConcurrentHashMap<>();
    private final Map<String, User> usersByName = new HashMap<>();

    /**
     * A host.
     *
     * @param files by path
     * @param keys certificates, keys and lists by path
     * @param maps map files by path, links followed
     * @param name the host's full name; empty if not known
     * @param packageVersion the version of sendmail's package; empty if not known
     * @param now when the facts were taken, in seconds since 1970
     * @param program what the program sendmail shows; empty if it was not looked at
     */
    public Host(
            Map<String, FileFact> files,
            Map<String, KeyFact> keys,
            Map<String, MapFact> maps,
            String name,
            String packageVersion,
            long now,
            Optional<Program> program) {
        this.files = new TreeMap<>(files);
        this.keys = Map.copyOf(keys);
        this.maps = Map.copyOf(maps);
        this.name = name;
        this.packageVersion = packageVersion;
        this.now = now;
        this.program = program;
        users = lines("/etc/passwd").flatMap(Host::userOf).toList();
        users.forEach(user -> usersByName.putIfAbsent(user.name(), user));
        groups = lines("/etc/group").flatMap(Host::groupOf).toList();
    }

    /** All files that were looked at. */
    public Map<String, FileFact> files() {
        return Collections.unmodifiableMap(files);
    }

    /** All certificates, keys and lists that were looked at. */
    public Map<String, KeyFact> keys() {
        return keys;
    }

    /** All map files that were looked into. */
    public Map<String, MapFact> maps() {
        return maps;
    }

    /** What the map file is that {@code path} leads to; empty if it was not looked into. */
    public Optional<MapFact> map(String path) {
        return file(path).flatMap(file -> Optional.ofNullable(maps.get(file.path())));
    }

    /** The host's full name; empty if not known. */
    public String name() {
        return name;
    }

    /** The version of sendmail's package; empty if not known. */
    public String packageVersion() {
        return packageVersion;
    }

    /** When the facts were taken, in seconds since 1970. */
    public long now() {
        return now;
    }

    /** What the program sendmail shows; empty if it was not looked at. */
    public Optional<Program> program() {
        return program;
    }

    /** The users; empty if not known. */
    public List<User> users() {
        return users;
    }

    /** The groups; empty if not known. */
    public List<Group> groups() {
        return groups;
    }

    /** The user of this name. */
    public Optional<User> user(String wanted) {
        return Optional.ofNullable(usersByName.get(wanted));
    }

    /** The name of user {@code uid}, or its number. */
    public String userName(int uid) {
        return users.stream()
                .filter(user -> user.uid() == uid)
                .map(User::name)
                .findFirst()
                .orElse(uid == 0 ? "root" : Integer.toString(uid));
    }

    /** The name of group {@code gid}, or its number. */
    public String groupName(int gid) {
        return groups.stream()
                .filter(group -> group.gid() == gid)
                .map(Group::name)
                .findFirst()
                .orElse(gid == 0 ? "root" : Integer.toString(gid));
    }

    /** What is at {@code path} itself, a link not followed; empty if it was not looked at. */
    public Optional<FileFact> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What {@code path} leads to; empty if it was not looked at. */
    public Optional<FileFact> file(String path) {
        return chain(path).file();
    }

    /** The lines of the text of {@code path}; none if it is not known. */
    public Stream<String> lines(String path) {
        return file(path).flatMap(FileFact::text).stream().flatMap(String::lines);
    }

    /** What {@code make} makes of these facts, made once. */
    public <T> T remember(Object key, Class<T> type, Supplier<T> make) {
        return type.cast(remembered.computeIfAbsent(key, unseen -> make.get()));
    }

    /** What is in the directory {@code path}, as far as it was looked at. */
    public List<FileFact> in(String path) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return files.values().stream()
                .filter(file -> file.path().startsWith(prefix)
                        && file.path().length() > prefix.length()
                        && file.path().indexOf('/', prefix.length()) < 0)
                .toList();
    }

    /** The way to {@code path}. */
    public Chain chain(String path) {
        List<FileFact> directories = new ArrayList<>();
        List<FileFact> links = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>();
        push(left, path);
        at("/").ifPresent(directories::add);
        String here = "";
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                here = here.isEmpty() ? "" : here.substring(0, here.lastIndexOf('/'));
                continue;
            }
            String next = here + "/" + part;
            FileFact fact = files.get(next);
            if (fact == null) {
                return new Chain(path, directories, links, Optional.empty());
            }
            if (fact.kind() == FileFact.Kind.LINK) {
                links.add(fact);
                if (links.size() > MOST_LINKS) {
                    return new Chain(path, directories, links, Optional.empty());
                }
                String target = fact.target().orElse("");
                here = target.startsWith("/") ? "" : here;
                push(left, target);
            } else if (left.isEmpty()) {
                return new Chain(path, directories, links, Optional.of(fact));
            } else {
                if (!fact.exists()) {
                    return new Chain(path, directories, links, Optional.of(FileFact.missing(path)));
                }
                directories.add(fact);
                here = next;
            }
        }
        return new Chain(path, directories, links, at(here.isEmpty() ? "/" : here));
    }

    private static void push(Deque<String> left, String path) {
        String[] parts = path.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                left.push(parts[i]);
            }
        }
    }

    private static Stream<User> userOf(String line) {
        String[] cells = line.split(":", -1);
        return cells.length < 7 || !isNumber(cells[2]) || !isNumber(cells[3])
                ? Stream.empty()
                : Stream.of(
                        new User(cells[0], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]), cells[5], cells[6]));
    }

    private static Stream<Group> groupOf(String line) {
        String[] cells = line.split(":", -1);
        return cells.length < 4 || !isNumber(cells[2])
                ? Stream.empty()
                : Stream.of(new Group(
                        cells[0],
                        Integer.parseInt(cells[2]),
                        cells[3].isEmpty() ? List.of() : List.of(cells[3].split(","))));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }
}
