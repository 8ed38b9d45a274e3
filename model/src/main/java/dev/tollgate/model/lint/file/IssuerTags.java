package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The tags that CITag: extensions name, and the entries under tags that nothing but a CITag: can know. */
final class IssuerTags {
    /** The tags of all entries that have to do with issuers' tags. */
    static final Set<Tag> TAGS = Set.of(Tag.CUSTOM, Tag.TLS_SRV, Tag.TLS_CLT, Tag.TLS_RCPT);

    /** All tags and all uses belong together. */
    static final Reach REACH = new Reach.Groups(
            entry -> entry.tag() == Tag.CUSTOM || !issuerTags(entry).isEmpty() ? 1 : 0);

    /** One place in the file. */
    record Use(int line, Span span) {}

    private record Reference(long tag, Use use) {}

    private final Predicate<Entry> wanted;
    private final KeyTable referenced = new KeyTable();
    private final List<Reference> references = new ArrayList<>();
    private final KeyTable tags = new KeyTable();
    private int[] line = new int[16];
    private int[] length = new int[16];
    private long[] tag = new long[16];
    private int size;

    /** Keeps the places of those entries that are {@code wanted}. */
    IssuerTags(Predicate<Entry> wanted) {
        this.wanted = wanted;
    }

    /** Looks at the next entry. */
    void entry(Entry entry) {
        if (entry.tag() == Tag.CUSTOM) {
            tags.putIfAbsent(KeyHash.of(entry.tagText()), 0);
            if (wanted.test(entry)) {
                keep(entry);
            }
        } else {
            issuerTags(entry).forEach(extension -> refer(entry, extension));
        }
    }

    private static List<TlsRequirement.Extension> issuerTags(Entry entry) {
        if (!(entry.value() instanceof ParsedValue.Valid valid)
                || !(valid.value() instanceof TlsRequirement requirement)
                || requirement.extensions().isEmpty()) {
            return List.of();
        }
        return requirement.extensions().stream()
                .filter(extension -> extension.subject() == TlsRequirement.Subject.CITag)
                .toList();
    }

    private void keep(Entry entry) {
        if (size == line.length) {
            line = Arrays.copyOf(line, size * 2);
            length = Arrays.copyOf(length, size * 2);
            tag = Arrays.copyOf(tag, size * 2);
        }
        line[size] = entry.lineNumber();
        length[size] = entry.left().length();
        tag[size++] = KeyHash.of(entry.tagText());
    }

    private void refer(Entry entry, TlsRequirement.Extension extension) {
        long hash = KeyHash.of(extension.value());
        referenced.putIfAbsent(hash, 0);
        references.add(new Reference(hash, new Use(entry.lineNumber(), extension.span())));
    }

    /** The extensions whose tag has no entry. */
    void withoutEntry(Consumer<Use> consumer) {
        for (Reference reference : references) {
            if (tags.get(reference.tag()) == KeyTable.NONE) {
                consumer.accept(reference.use());
            }
        }
    }

    /** The wanted entries whose tag a CITag: names. */
    void referenced(Consumer<Use> consumer) {
        each(true, consumer);
    }

    /** The wanted entries whose tag no CITag: names. */
    void unreferenced(Consumer<Use> consumer) {
        each(false, consumer);
    }

    private void each(boolean named, Consumer<Use> consumer) {
        for (int i = 0; i < size; i++) {
            if (referenced.get(tag[i]) != KeyTable.NONE == named) {
                consumer.accept(new Use(line[i], new Span(0, length[i])));
            }
        }
    }
}
