package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The entries of two files on which the effect of others depends, found in one pass over the files. */
public final class Related {
    private static final int MOST_REFUSALS = 4;
    private static final int MOST_USERS = 8;

    private final AccessIndex before;
    private final AccessIndex after;
    private final int most;
    private final Map<String, Hit> issuers = new LinkedHashMap<>();
    private final Map<String, Hit> subjects = new LinkedHashMap<>();
    /** By issuer tag, found when somebody asks: any number of entries may have such a requirement. */
    private final Map<String, List<Hit>> requirements = new ConcurrentHashMap<>();

    private final List<Hit> refusals = new ArrayList<>();
    /** A local part for each of a few values. */
    private final Map<String, String> users = new LinkedHashMap<>();

    /**
     * Looks the files through.
     *
     * @param most how many entries of a kind, or sessions with them, are worth trying for one other entry
     */
    public Related(AccessIndex before, AccessIndex after, int most) {
        this(most, before, after);
        for (AccessIndex index : new LinkedHashSet<>(Arrays.asList(before, after))) {
            for (int i = 0; i < index.size(); i++) {
                add(index.entry(i), index);
            }
        }
    }

    private Related(int most, AccessIndex before, AccessIndex after) {
        this.before = before;
        this.after = after;
        this.most = most;
    }

    /** The entries of one file as they are, none of which matters for another. */
    static Related none(AccessIndex entries) {
        return new Related(0, entries, entries);
    }

    private void add(Hit entry, AccessIndex index) {
        String key = entry.key();
        String value = entry.value();
        if (begins(key, "certissuer:") && value.equalsIgnoreCase("SUBJECT")) {
            keep(issuers, entry);
        } else if (begins(key, "certsubject:") && value.equalsIgnoreCase("RELAY")) {
            keep(subjects, entry);
        } else if (index.equals(after)
                && refusals.size() < MOST_REFUSALS
                && begins(key, "connect:")
                && value.equalsIgnoreCase("REJECT")) {
            refusals.add(entry);
        } else if (key.endsWith("@") && users.size() < MOST_USERS && !begins(key, "from:")) {
            users.putIfAbsent(value, key.substring(key.indexOf(':') + 1));
        }
    }

    private void keep(Map<String, Hit> entries, Hit entry) {
        if (entries.size() < most) {
            entries.putIfAbsent(entry.key(), entry);
        }
    }

    private static boolean begins(String key, String prefix) {
        return key.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The file as it was. */
    AccessIndex before() {
        return before;
    }

    /** The file as it is. */
    AccessIndex after() {
        return after;
    }

    /** How many sessions that other entries suggest are worth trying for one entry. */
    int most() {
        return most;
    }

    /** Issuers whose entry makes sendmail ask for the certificate's subject. */
    List<String> issuers() {
        return rests(issuers);
    }

    /** Subjects whose entry lets the client relay. */
    List<String> subjects() {
        return rests(subjects);
    }

    private static List<String> rests(Map<String, Hit> entries) {
        return entries.keySet().stream()
                .map(key -> key.substring(key.indexOf(':') + 1))
                .toList();
    }

    /** The first requirements of TLS sessions that name this issuer tag. */
    List<Hit> requirements(String tag) {
        return requirements.computeIfAbsent(
                tag,
                named -> Stream.of(before, after)
                        .distinct()
                        .flatMap(index -> IntStream.range(0, index.size()).mapToObj(index::entry))
                        .filter(entry -> begins(entry.key(), "tls_")
                                && entry.value().toLowerCase(Locale.ROOT).contains("citag:" + named))
                        .limit(most)
                        .toList());
    }

    /** Recipients' local parts, with an at sign, that have entries with other values each. */
    Collection<String> users() {
        return users.values();
    }

    /** A few entries that refuse clients. */
    List<Hit> refusals() {
        return refusals;
    }
}
