package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sessions in which several changed keys matter at once: the client of one, the sender of another, the recipient of a
 * third. What one change does alone, {@link SessionSearch} shows; an order of changes is right or wrong in what they do
 * together.
 */
final class JointSessions {
    private static final int MOST_PARTS = 40;
    private static final int WITNESSES_EACH = 6;
    private static final List<Set<Fact>> GROUPS = List.of(
            Set.of(Fact.CLIENT_NAME, Fact.CLIENT_ADDR, Fact.CLIENT_RESOLVE),
            Set.of(Fact.FROM),
            Set.of(Fact.TO),
            Witnesses.SECURITY);

    private final Site site;
    private final Related related;
    private final Surroundings surroundings;
    private final int limit;
    /** By group what changed keys bring of it. */
    private final List<List<Facts>> parts = new ArrayList<>();

    /**
     * Sessions around these keys.
     *
     * @param keys all keys that change, folded
     * @param limit how many sessions are made for a key at most
     */
    JointSessions(Site site, Related related, List<String> keys, int limit) {
        this.site = site;
        this.related = related;
        this.limit = limit;
        surroundings = new Surroundings(site, related.before(), related.after());
        for (int group = 0; group < GROUPS.size(); group++) {
            parts.add(new ArrayList<>());
        }
        // Evenly spread where there are many keys.
        int step = Math.max(1, keys.size() / (MOST_PARTS * 2));
        List<Set<Facts>> found = new ArrayList<>();
        GROUPS.forEach(group -> found.add(new LinkedHashSet<>()));
        for (int i = 0; i < keys.size(); i += step) {
            List<Witnesses.Witness> all = new Witnesses(site, related, keys.get(i)).all();
            int every = Math.max(1, all.size() / WITNESSES_EACH);
            for (int at = 0; at < all.size(); at += every) {
                collect(all.get(at).facts(), found);
            }
        }
        for (int group = 0; group < found.size(); group++) {
            List<Facts> list = List.copyOf(found.get(group));
            int skip = Math.max(1, (list.size() + MOST_PARTS - 1) / MOST_PARTS);
            for (int at = 0; at < list.size(); at += skip) {
                parts.get(group).add(list.get(at));
            }
        }
    }

    private static void collect(Facts session, List<Set<Facts>> found) {
        for (int group = 0; group < GROUPS.size(); group++) {
            Facts part = session.only(GROUPS.get(group));
            if (!part.given().isEmpty() && !Witnesses.isNeutral(part, part)) {
                found.get(group).add(part);
            }
        }
    }

    /** The sessions that lead to {@code key} and to no other changed one on purpose. */
    List<Witnesses.Witness> plain(String key) {
        return new Witnesses(site, related, key)
                .all().stream().limit(Math.max(1, limit / 4)).toList();
    }

    /** Sessions that lead to {@code key}, the plainest first. */
    List<Witnesses.Witness> of(String key) {
        Set<Witnesses.Witness> sessions = new LinkedHashSet<>();
        List<Witnesses.Witness> own = new Witnesses(site, related, key).all();
        own.stream().limit(limit).forEach(sessions::add);
        for (int changes = 1; changes <= GROUPS.size() - 1 && sessions.size() < limit; changes++) {
            for (Witnesses.Witness witness : own) {
                combine(witness, witness.facts(), 0, changes, sessions);
                if (changes == 1) {
                    for (Facts facts : surroundings.around(witness.facts(), 1)) {
                        add(new Witnesses.Witness(witness.phase(), facts), sessions);
                    }
                }
            }
        }
        return List.copyOf(sessions);
    }

    private void combine(
            Witnesses.Witness witness, Facts session, int from, int changes, Set<Witnesses.Witness> sessions) {
        if (sessions.size() >= limit) {
            return;
        }
        if (changes == 0) {
            add(new Witnesses.Witness(witness.phase(), session), sessions);
            return;
        }
        for (int group = from; group + changes <= GROUPS.size(); group++) {
            for (Facts part : parts.get(group)) {
                if (Witnesses.isNeutral(session, part)) {
                    combine(witness, session.with(part), group + 1, changes - 1, sessions);
                }
            }
        }
    }

    private void add(Witnesses.Witness session, Set<Witnesses.Witness> sessions) {
        if (sessions.size() < limit && PossibleSession.test(session.facts(), site)) {
            sessions.add(session);
        }
    }
}
