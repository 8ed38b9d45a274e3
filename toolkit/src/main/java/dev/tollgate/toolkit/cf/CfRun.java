package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.map.MapTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sendmail.cf that has been read and answers one question at a time. */
final class CfRun {
    private final RulesetCheck check;
    private final SessionAnswers answers;
    private final SiteHost host;
    private final Set<String> replaced = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private final String reading;
    private final SessionMacros macros;
    private Lookup access = Lookup.EMPTY;
    private Set<String> masked = Set.of();

    CfRun(CfSource source) {
        answers = new SessionAnswers(source.known());
        host = new SiteHost(source.host().get(), answers);
        check = new RulesetCheck(
                host, dev.tollgate.toolkit.host.Bytes.of(source.path().toString()), answers);
        reading = check.said();
        host.leave(check.configuration().maps().all().stream()
                .filter(map -> map.isAliases() && map.file() != null)
                .map(map -> String.valueOf(map.file()))
                .collect(Collectors.toSet()));
        var classes = check.configuration().program().classes();
        source.localDomains().forEach(domain -> classes.add('w', domain));
        source.relayDomains().forEach(domain -> classes.add('R', domain));
        macros = new SessionMacros(check);
        replace(source);
    }

    /** Puts the map that is asked where the configuration has it. */
    private void replace(CfSource source) {
        MapTable maps = check.configuration().maps();
        for (CfMap map : maps.all()) {
            String named = map.file();
            if (named != null
                    && source.files().stream()
                            .anyMatch(file -> bare(file.toAbsolutePath()
                                            .normalize()
                                            .toString())
                                    .equals(bare(named)))) {
                put(maps, map);
            }
        }
        if (!replaced.isEmpty()) {
            return;
        }
        CfMap named = maps.get(source.map());
        if (named == null) {
            remarks.add("this sendmail.cf has no " + source.map() + " map: none of its rules looks up an entry");
        } else {
            put(maps, named);
        }
        if (!source.map().equals(CfSource.ACCESS)) {
            return;
        }
        CfMap authinfo = maps.get("authinfo");
        if (authinfo != null) {
            put(maps, authinfo);
        }
    }

    private void put(MapTable maps, CfMap map) {
        if (map.className().equals("sequence")) {
            remarks.add("map " + map.name() + " asks several maps in turn; the given file replaces all of them");
        }
        if (maps.replace(map, key -> Optional.ofNullable(entry(key)).map(Hit::value))) {
            replaced.add(map.name().toLowerCase(Locale.ROOT));
        } else {
            remarks.add(
                    "map " + map.name() + " is a text with its own columns: its own file is read, not the given one");
        }
    }

    private static String bare(String path) {
        for (String suffix : List.of(".db", ".cdb")) {
            if (path.endsWith(suffix)) {
                return path.substring(0, path.length() - suffix.length());
            }
        }
        return path;
    }

    private @Nullable Hit entry(String key) {
        return masked.contains(key) ? null : access.get(key);
    }

    /** Asks {@code lookup} from now on. */
    void use(Lookup lookup) {
        if (access != lookup || !masked.isEmpty()) {
            access = lookup;
            masked = Set.of();
            check.configuration().maps().change();
        }
    }

    /** Hides entries by their keys as they are looked up. */
    void mask(Set<String> keys) {
        masked = keys;
        answers.mask(replaced, keys);
        check.configuration().maps().change();
    }

    /** Whether the file given stands for the map. */
    boolean isGiven(String map) {
        return replaced.contains(map.toLowerCase(Locale.ROOT));
    }

    /** The entry that a lookup in a map that the file given stands for found, or what was told of it. */
    @Nullable
    Hit found(Outcome.Looked looked) {
        CfMap declared = check.configuration().maps().get(looked.map());
        if (declared == null) {
            return null;
        }
        Fact told = answers.told(declared, looked.key());
        if (told == null) {
            return looked.value().isPresent() ? entry(declared.folded(looked.key())) : null;
        }
        return switch (told.kind()) {
            case FOUND -> new Hit(declared.folded(looked.key()), told.value(), 0, "--map");
            case TEMPORARY -> new Hit(declared.folded(looked.key()), declared.valueOnFailure(), 0, Lookup.OUTAGE);
            default -> null;
        };
    }

    /** {@code key} as the map looks it up. */
    String folded(String map, String key) {
        CfMap declared = check.configuration().maps().get(map);
        return declared == null ? key : declared.folded(key);
    }

    /** Whether the last address that was resolved was looked up in a table of this site. */
    boolean asksTables() {
        return check.hasFound();
    }

    SessionMacros macros() {
        return macros;
    }

    RulesetCheck check() {
        return check;
    }

    SessionAnswers answers() {
        return answers;
    }

    /** What was said while the file was read. */
    String reading() {
        return reading;
    }

    /** What is to be told of the maps, whatever the question. */
    List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        host.built()
                .forEach(text -> all.add(text + " has not been built; its text was read as makemap would build it"));
        return all;
    }
}
