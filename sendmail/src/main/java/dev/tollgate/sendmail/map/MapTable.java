package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.Exchangers;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.rewrite.Lookups;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The maps that a configuration declares, by name, whatever its case. */
public final class MapTable implements Lookups {
    private static final String DEFERRING = "\0deferring";

    private final Program program;
    private final Report report;
    private final MapSettings settings;
    private final Map<String, MapClass> classes = new HashMap<>();
    private final Map<String, CfMap> maps = new LinkedHashMap<>();
    private final Map<String, Declared> declared = new HashMap<>();
    private final AliasTable aliases;
    private final HostMap hostMap;
    private final DatabaseMap hash;
    private @Nullable Consumer<String> troubles;
    private LookupTrace trace = (map, key, arguments, found) -> {};
    private @Nullable MapFacts facts;
    private int version;

    private record Declared(CfMap map, String spelling) {}

    /**
     * A table without maps.
     *
     * @param aliases what reads files of aliases
     * @param receiving whether mail is received: answers are then kept for each map, and class cdb is there, which
     *     Debian's sendmail lacks
     */
    public MapTable(Program program, Host host, MapSettings settings, AliasTable aliases, boolean receiving) {
        this.program = program;
        this.settings = settings;
        this.aliases = aliases;
        report = program.report();
        MapArguments arguments = new MapArguments(report, program::blank);
        hash = new DatabaseMap(Host.DatabaseKind.HASH, host, report, arguments, settings);
        AliasMap stab = new AliasMap(host, report, arguments, aliases, settings);
        add(hash);
        add(new DatabaseMap(Host.DatabaseKind.BTREE, host, report, arguments, settings));
        add(new TextMap(host, report, arguments, settings));
        add(stab);
        add(new ImplicitMap(hash, stab, report, arguments));
        add(new UserMap(host, report, arguments, program, settings));
        add(new ProgramMap(host, report, arguments));
        hostMap = new HostMap(host, program, settings, receiving);
        add(hostMap);
        add(new BestMxMap(new Exchangers(host, program, settings), report, arguments));
        if (receiving) {
            add(new DatabaseMap(Host.DatabaseKind.CDB, host, report, arguments, settings));
        }
        add(new RegexMap(report));
        add(new SequenceMap(this, report));
        add(new SwitchMap(this, report, arguments, settings));
        for (MapClass simple : SimpleMaps.all(program, arguments)) {
            add(simple);
        }
        add(new LdapMap(host, report, program, receiving));
        for (MapClass distant : NetworkMap.all(host, report, arguments)) {
            add(distant);
        }
    }

    private void add(MapClass mapClass) {
        classes.put(mapClass.name(), mapClass);
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String context() {
        String known = facts == null ? "" : facts.context();
        return settings.deferring() ? known + DEFERRING : known;
    }

    /** Says that maps answer differently from now on. */
    public void change() {
        version++;
    }

    /** Watches lookups from now on. */
    public void watch(LookupTrace watcher) {
        trace = watcher;
    }

    /** Asks {@code known} before any map is asked from now on. */
    public void use(MapFacts known) {
        facts = known;
        change();
    }

    /**
     * Opens maps as a daemon does, before there is a session (map.c, initmaps): what is wrong with them is not an error of
     * the session that asks them first. {@code listener} is told of it whenever the map is asked.
     */
    public void openBeforeSessions(Consumer<String> listener) {
        troubles = listener;
    }

    /** Forgets the names of hosts that were asked for. */
    public void forget() {
        hostMap.forget();
    }

    /**
     * Puts {@code entries} in the place of what {@code map} would open; its flags stay. The answer is whether that can be: a
     * text map may have columns that entries do not have.
     */
    public boolean replace(CfMap map, Host.Database entries) {
        Host.Database database = map.mapClass instanceof TextMap ? TextMap.columnsOf(map, entries) : entries;
        if (database == null) {
            return false;
        }
        // Whether keys were stored with a NUL is known to what is asked.
        map.flags.remove(CfMap.Flag.TRY_WITH_NULL);
        map.flags.add(CfMap.Flag.TRY_WITHOUT_NULL);
        map.mapClass = hash;
        map.state = database;
        map.flags.remove(CfMap.Flag.BOGUS);
        map.flags.add(CfMap.Flag.VALID);
        map.flags.add(CfMap.Flag.OPEN);
        change();
        return true;
    }

    /** Whether anything may be known of maps without asking them. */
    boolean hasFacts() {
        return facts != null;
    }

    /** Whether anything may be known of a map without asking it. */
    boolean mayKnow(CfMap map) {
        return facts != null && facts.mayKnow(map);
    }

    /** Tells who watches of a lookup. */
    void tell(CfMap map, String key, List<String> arguments, @Nullable String value) {
        trace.looked(map, key, arguments, value);
    }

    /** What is known of a key without asking its map; {@code null} for nothing. */
    MapClass.@Nullable Found known(CfMap map, String key, @Nullable List<String> arguments) {
        Fact fact = facts == null ? null : facts.fact(map, key);
        if (fact == null) {
            return null;
        }
        return switch (fact.kind()) {
            case FOUND -> Values.found(map, key, fact.value(), arguments);
            case TEMPORARY -> MapClass.Found.none(Sysexits.TEMPFAIL);
            default -> MapClass.Found.none(Sysexits.NOTFOUND);
        };
    }

    /** All maps, in the order of their declaration. */
    public Collection<CfMap> all() {
        return List.copyOf(maps.values());
    }

    /** What {@code readaliases} has stored. */
    public AliasTable aliases() {
        return aliases;
    }

    /** The class called {@code name}, whatever its case. */
    Optional<MapClass> mapClass(String name) {
        return Optional.ofNullable(classes.get(Chars.lower(name)));
    }

    /** Whether there is a class of that name, and whether it can hold aliases. */
    public Optional<Boolean> holdsAliases(String className) {
        return mapClass(className).map(MapClass::holdsAliases);
    }

    /** The map called {@code name}. */
    public @Nullable CfMap get(String name) {
        return maps.get(Chars.lower(name));
    }

    /** Reads a K line without its first letter; the answer is its map, {@code null} for a line that makes none. */
    public @Nullable CfMap declare(String line) {
        int at = Chars.skipSpace(line, 0);
        if (at == line.length() || !Chars.isAlnum(line.charAt(at))) {
            report.system("readcf: config K line: no map name");
            return null;
        }
        int end = at + 1;
        while (end < line.length() && (Chars.isAlnum(line.charAt(end)) || "_.".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        String name = line.substring(at, end);
        // The char after the name is taken, whatever it is.
        int classAt = Chars.skipSpace(line, Math.min(line.length(), end + 1));
        if (classAt == line.length() || !Chars.isAlnum(line.charAt(classAt))) {
            report.system("readcf: config K line, map " + name + ": no map class");
            return null;
        }
        int classEnd = classAt + 1;
        while (classEnd < line.length() && Chars.isAlnum(line.charAt(classEnd))) {
            classEnd++;
        }
        String className = line.substring(classAt, classEnd);
        MapClass mapClass = classes.get(Chars.lower(className));
        if (mapClass == null) {
            report.system("readcf: map " + name + ": class " + className + " not available");
            return null;
        }
        int argumentsAt = Chars.skipSpace(line, Math.min(line.length(), classEnd + 1));
        CfMap map = enter(name, mapClass);
        map.mapClass = mapClass;
        map.name = name;
        if (mapClass.parse(map, line.substring(argumentsAt))) {
            map.flags.add(CfMap.Flag.VALID);
        }
        return map;
    }

    private CfMap enter(String name, MapClass mapClass) {
        String folded = Chars.lower(name);
        CfMap map = maps.computeIfAbsent(folded, key -> new CfMap(name, mapClass));
        declared.computeIfAbsent(folded, key -> new Declared(map, name));
        return map;
    }

    /** Declares a file of aliases as option AliasFile does; whether it can be used. Faults are said. */
    public boolean declareAliases(String name, String className, String file, AliasForm form) {
        CfMap map = new CfMap(name, new UnknownClass());
        maps.put(Chars.lower(name), map);
        declared.put(Chars.lower(name), new Declared(map, name));
        if (form == AliasForm.IMPLICIT) {
            map.flags.add(CfMap.Flag.INCLUDE_NULL);
        }
        MapClass mapClass = classes.get(Chars.lower(className));
        if (mapClass == null) {
            report.system("setalias: unknown alias class " + className);
            return false;
        }
        if (!mapClass.holdsAliases()) {
            report.system("setalias: map class " + className + " can't handle aliases");
            return false;
        }
        map.mapClass = mapClass;
        map.flags.add(CfMap.Flag.ALIAS);
        if (!mapClass.parse(map, file)) {
            return false;
        }
        map.flags.add(CfMap.Flag.VALID);
        return true;
    }

    /** How a file of aliases was named: with its class, or by its path alone. */
    public enum AliasForm {
        WITH_CLASS,
        IMPLICIT
    }

    /** Adds a member to a sequence. */
    public void addMember(CfMap sequence, String member) {
        sequence.members.add(get(member));
    }

    @Override
    public @Nullable Lookup find(String name) {
        Declared found = declared.get(Chars.lower(name));
        return found == null ? null : new AskedMap(this, program, settings, found.map, found.spelling);
    }

    /** Opens a map that is not open yet; whether it is open then. */
    boolean open(CfMap map) {
        if (!map.is(CfMap.Flag.VALID)) {
            return false;
        }
        if (map.is(CfMap.Flag.OPEN)) {
            return true;
        }
        if (canOpen(map)) {
            map.flags.add(CfMap.Flag.OPEN);
        } else if (map.is(CfMap.Flag.OPTIONAL)) {
            map.flags.remove(CfMap.Flag.VALID);
        } else {
            map.flags.add(CfMap.Flag.OPEN);
            map.flags.add(CfMap.Flag.BOGUS);
        }
        return map.is(CfMap.Flag.OPEN);
    }

    private boolean canOpen(CfMap map) {
        if (troubles == null) {
            return opens(map);
        }
        boolean[] open = new boolean[1];
        map.trouble = report.aside(() -> open[0] = opens(map));
        return open[0];
    }

    private boolean opens(CfMap map) {
        report.errno(0);
        return map.mapClass.open(map);
    }

    /** Looks a key up in an open map. */
    MapClass.Found lookup(CfMap map, String key, @Nullable List<String> arguments) {
        MapClass.Found known = known(map, key, arguments);
        return known != null ? known : ask(map, key, arguments);
    }

    /** Looks up in an open map a key of which nothing is known without it. */
    MapClass.Found ask(CfMap map, String key, @Nullable List<String> arguments) {
        if (troubles != null && !map.trouble.isEmpty()) {
            troubles.accept(map.trouble);
        }
        return map.is(CfMap.Flag.BOGUS)
                ? MapClass.Found.none(Sysexits.TEMPFAIL)
                : map.mapClass.lookup(map, key, arguments);
    }

    /** A lookup as test mode's command makes it: quotes stay, and the key is the only argument. */
    public Optional<Looked> lookUp(CfMap map, String key) {
        if (!open(map)) {
            return Optional.empty();
        }
        return Optional.of(new Looked(() -> {
            MapClass.Found found = lookup(map, key, List.of(key));
            return new Result(found.value(), found.status());
        }));
    }

    /** A lookup that is ready to be made. */
    public record Looked(java.util.function.Supplier<Result> result) {}

    /** The answer of a lookup. */
    public record Result(@Nullable String value, int status) {}

    /** A map that is not a rule's business: declared for one key of a class, and forgotten. */
    public Optional<Looked> lookUpOnce(String name, MapArgumentsOf once) {
        MapClass mapClass = classes.get(Chars.lower(once.className()));
        if (mapClass == null) {
            return Optional.empty();
        }
        CfMap map = new CfMap(name, mapClass);
        if (!mapClass.parse(map, once.arguments())) {
            return Optional.of(new Looked(() -> new Result(null, Sysexits.OK)));
        }
        map.flags.add(CfMap.Flag.VALID);
        if (!mapClass.open(map)) {
            if (!map.is(CfMap.Flag.OPTIONAL) && once.complain()) {
                report.system("fileclass: F{" + name + "}: map open failed");
            }
            return Optional.of(new Looked(() -> new Result(null, Sysexits.OK)));
        }
        return Optional.of(new Looked(() -> {
            MapClass.Found found = mapClass.lookup(map, once.key(), null);
            return new Result(found.value(), found.status());
        }));
    }

    /** A map named in a line that fills a class. */
    public record MapArgumentsOf(String className, String arguments, String key, boolean complain) {}
}
