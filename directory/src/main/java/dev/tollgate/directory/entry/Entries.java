package dev.tollgate.directory.entry;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entries that stand in no access file, to be found by key. */
public final class Entries {
    private Entries() {}

    /** {@code entries}, each under its line; of equal keys the first. */
    public static AccessIndex of(List<Hit> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] ends = new int[entries.size() * 2];
        int place = 0;
        for (Hit entry : entries) {
            bytes.writeBytes(entry.key().getBytes(StandardCharsets.ISO_8859_1));
            ends[place++] = bytes.size();
            bytes.writeBytes(entry.value().getBytes(StandardCharsets.ISO_8859_1));
            ends[place++] = bytes.size();
        }
        AccessIndex.Builder builder = new AccessIndex.Builder(bytes.toByteArray());
        int start = 0;
        for (int i = 0; i < entries.size(); i++) {
            int middle = ends[i * 2];
            int end = ends[i * 2 + 1];
            builder.add(start, middle, middle, end, entries.get(i).line());
            start = end;
        }
        return builder.build();
    }
}
