package dev.tollgate.directory.entry;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one sendmail finds in a {@link Snapshot}: of two entries with one key none ({@code -1} on the map's line).
 *
 * @param snapshot what the server holds
 * @param index the entries that are found; an entry's line is its row in the snapshot, from 1
 * @param ambiguous the rows of keys that several entries have, by folded key
 * @param valueless rows without a value
 * @param elsewhere rows that this sendmail does not see
 */
public record View(
        Snapshot snapshot,
        AccessIndex index,
        Map<String, List<Integer>> ambiguous,
        List<Integer> valueless,
        List<Integer> elsewhere) {
    /** The entry that a lookup found. */
    public Optional<MapObject> object(Hit hit) {
        return hit.line() > 0 ? Optional.of(snapshot.get(hit.line() - 1)) : Optional.empty();
    }

    /** The map as rulesets see it; what is found says where it stands. */
    public Lookup lookup() {
        return key -> {
            Hit hit = index.get(key);
            return hit == null ? null : placed(hit);
        };
    }

    /** {@code hit}, an entry of {@link #index}, with its place, and without a line, since a directory has none. */
    public Hit placed(Hit hit) {
        return new Hit(hit.key(), hit.value(), 0, snapshot.get(hit.line() - 1).place());
    }

    /** {@code verdict} of a question that {@link #index} was asked, with the places of what was found. */
    public Verdict placed(Verdict verdict) {
        return new Verdict(
                verdict.phase(),
                verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                verdict.value(),
                known(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), known(probe.hit())))
                        .toList(),
                verdict.workspace(),
                verdict.basis());
    }

    private @Nullable Hit known(@Nullable Hit hit) {
        return hit == null || hit.line() == 0 ? hit : placed(hit);
    }

    /**
     * The entries as an access file, an entry a line: line n is entry n of {@link #index}. What no line of a file can say
     * (a key with a blank in it, a value that begins with one) is a comment there.
     */
    public AccessFile file() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < index.size(); i++) {
            Hit entry = index.entry(i);
            String line = isWritable(entry.key(), entry.value())
                    ? entry.key() + '\t' + entry.value()
                    : "# " + (entry.key() + ' ' + entry.value()).replaceAll("[\\n\\x00]", " ");
            text.writeBytes((line + '\n').getBytes(StandardCharsets.ISO_8859_1));
        }
        return AccessFile.parse(text.toByteArray());
    }

    /** The entry that stands in line {@code line} of {@link #file}. */
    public MapObject atLine(int line) {
        return snapshot.get(index.entry(line - 1).line() - 1);
    }

    /** Whether a line of an access file can hold this pair, so that makemap would store it as it is. */
    public static boolean isWritable(String key, String value) {
        byte[] line = (key + '\t' + value).getBytes(StandardCharsets.ISO_8859_1);
        LineScanner scanner = new LineScanner(LineGrammar.DEFAULT, line, 0, line.length);
        return scanner.next()
                && scanner.kind() == LineKind.ENTRY
                && scanner.keyEnd() == key.length()
                && scanner.valueStart() == key.length() + 1
                && scanner.valueEnd() == line.length
                && !scanner.next();
    }
}
