package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an edit means to the whole-file rules: which entries came, went or changed, and whose findings hang on them. */
final class Consequences {
    private final EntryIndex index;
    private final Edit edit;
    private final List<EntryIndex.Row> gone;
    private final List<EntryIndex.Row> come;

    private Consequences(EntryIndex index, Edit edit, List<EntryIndex.Row> gone, List<EntryIndex.Row> come) {
        this.index = index;
        this.edit = edit;
        this.gone = gone;
        this.come = come;
    }

    /** The edit proper: {@code removed} lines from number {@code first} on became {@code inserted} ones. */
    record Edit(int first, int removed, int inserted) {
        int behind() {
            return first + removed;
        }

        int shift() {
            return inserted - removed;
        }

        boolean tookOut(int lineBefore) {
            return lineBefore >= first && lineBefore < behind();
        }

        boolean putIn(int lineAfter) {
            return lineAfter >= first && lineAfter < first + inserted;
        }
    }

    /** Brings {@code index} up to date and answers what follows from that. */
    static Consequences of(EntryIndex index, List<Entry> fresh, EditWindow window, Edit edit) {
        int start = index.from(window.first());
        int end = index.from(window.lastBefore() + 1);
        List<EntryIndex.Row> before = rows(index, start, end);
        index.splice(start, end, window.shift(), fresh);
        List<EntryIndex.Row> after = rows(index, start, start + fresh.size());
        // A neighbor of the edit counts only when it has become an entry, or is none any more.
        Set<Integer> stayed = new HashSet<>();
        before.stream()
                .filter(row -> !edit.tookOut(row.line()))
                .forEach(row -> stayed.add(Finding.movedLine(row.line(), edit.behind(), edit.shift())));
        Set<Integer> there = after.stream()
                .map(EntryIndex.Row::line)
                .filter(line -> !edit.putIn(line))
                .collect(Collectors.toSet());
        stayed.retainAll(there);
        List<EntryIndex.Row> gone = before.stream()
                .filter(row -> edit.tookOut(row.line())
                        || !stayed.contains(Finding.movedLine(row.line(), edit.behind(), edit.shift())))
                .toList();
        List<EntryIndex.Row> come =
                after.stream().filter(row -> !stayed.contains(row.line())).toList();
        return new Consequences(index, edit, gone, come);
    }

    private static List<EntryIndex.Row> rows(EntryIndex index, int start, int end) {
        return IntStream.range(start, end).mapToObj(index::row).toList();
    }

    /** The findings of {@code rule}, which were {@code old} before the edit. */
    List<Finding> updated(FileRule rule, int number, List<Finding> old, AccessFile file, Site site) {
        Reach reach = rule.reach(site);
        int[] concerned;
        List<Entry> seen;
        if (reach instanceof Reach.Lookups lookups) {
            concerned = lookingFor(number, lookups);
            seen = withLookedUp(number, parsed(file, concerned), lookups, file);
        } else {
            Set<Integer> marks = new TreeSet<>();
            gone.forEach(row -> marks.add(row.marks().get(number)));
            come.forEach(row -> marks.add(row.marks().get(number)));
            marks.remove(0);
            boolean first = reach instanceof Reach.Firsts && !marks.isEmpty();
            concerned = first ? index.firsts(number) : marks.isEmpty() ? new int[0] : index.marked(number, marks);
            seen = parsed(file, concerned);
            if (first) {
                return found(rule, seen, site);
            }
        }
        BitSet lines = new BitSet();
        Arrays.stream(concerned).forEach(row -> lines.set(index.line(row)));
        List<Finding> fresh = found(rule, seen, site);
        fresh.removeIf(finding -> !lines.get(finding.place().startLine()));
        return merged(old, lines, fresh);
    }

    /** The rows from which a lookup may come to what was edited, or all when a role has got its first entry or lost its last. */
    private int[] lookingFor(int rule, Reach.Lookups lookups) {
        List<byte[]> keys = Stream.concat(gone.stream(), come.stream())
                .filter(row -> row.marks().get(rule) != 0)
                .map(EntryIndex.Row::key)
                .distinct()
                .map(key -> key.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        if (keys.isEmpty()) {
            return new int[0];
        }
        return isRoleFilledOrEmptied(rule) ? index.lookedAt(rule) : index.kin(rule, lookups, keys);
    }

    private boolean isRoleFilledOrEmptied(int rule) {
        int edited = (bits(gone, rule) | bits(come, rule)) & ~Reach.Lookups.LOOKED_AT;
        for (int rest = edited; rest != 0; rest &= rest - 1) {
            int role = Integer.lowestOneBit(rest);
            int after = index.count(rule, role);
            int before = after - bearers(come, rule, role) + bearers(gone, rule, role);
            if ((before == 0) != (after == 0)) {
                return true;
            }
        }
        return false;
    }

    private static int bits(List<EntryIndex.Row> rows, int rule) {
        return rows.stream().mapToInt(row -> row.marks().get(rule)).reduce(0, (some, more) -> some | more);
    }

    private static int bearers(List<EntryIndex.Row> rows, int rule, int role) {
        return (int)
                rows.stream().filter(row -> (row.marks().get(rule) & role) != 0).count();
    }

    private List<Entry> withLookedUp(int rule, List<Entry> concerned, Reach.Lookups lookups, AccessFile file) {
        if (concerned.isEmpty()) {
            return concerned;
        }
        Set<Integer> hashes = new HashSet<>();
        for (Entry entry : concerned) {
            byte[] key = EntryIndex.keyOf(entry);
            hashes.add(Arrays.hashCode(key));
            lookups.shorter().apply(key, entry.key().kind()).forEach(shorter -> hashes.add(Arrays.hashCode(shorter)));
        }
        return parsed(
                file,
                IntStream.concat(Arrays.stream(index.withKeys(rule, hashes)), Arrays.stream(index.firsts(rule)))
                        .sorted()
                        .distinct()
                        .toArray());
    }

    private List<Entry> parsed(AccessFile file, int[] rows) {
        IntStream numbers = Arrays.stream(rows).map(index::line);
        return (rows.length > 1000 ? numbers.parallel() : numbers)
                .mapToObj(line -> EntryParser.parse(line, file.line(line)).orElseThrow())
                .toList();
    }

    private static List<Finding> found(FileRule rule, List<Entry> entries, Site site) {
        FilePasses pass = new FilePasses(List.of(rule), site, Integer.MAX_VALUE);
        EntryTable table = new EntryTable(entries.size());
        entries.forEach(table::add);
        pass.see(entries);
        pass.end(table);
        List<Finding> findings = new ArrayList<>(pass.findings().get(0).findings());
        findings.sort(Finding.IN_FILE_ORDER);
        return findings;
    }

    /** The old findings that still hold, where their lines are now, and the fresh ones. */
    private List<Finding> merged(List<Finding> old, BitSet concerned, List<Finding> fresh) {
        BitSet lost = new BitSet();
        gone.forEach(row -> lost.set(row.line()));
        List<Finding> result = new ArrayList<>(old.size() + fresh.size());
        for (Finding finding : old) {
            int line = finding.place().startLine();
            if (!lost.get(line) && !concerned.get(Finding.movedLine(line, edit.behind(), edit.shift()))) {
                result.add(finding.moved(edit.behind(), edit.shift()));
            }
        }
        result.addAll(fresh);
        result.sort(Finding.IN_FILE_ORDER);
        return result;
    }
}
