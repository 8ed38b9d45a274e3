package dev.tollgate.model.policy;

import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.policy.study.Related;
import dev.tollgate.model.policy.study.Witnesses;
import dev.tollgate.model.policy.study.Witnesses.Witness;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Turns random sessions into ones that meet an entry of a file, so that the rarest tag is met as often as any. */
public final class Aims {
    /** For each phase and tag the sessions that lead to each entry. */
    private final Map<Phase, Map<Tag, List<List<Facts>>>> sessions = new EnumMap<>(Phase.class);

    /** A session that leads to no key but the tag alone. */
    private final Facts stranger;

    private final Random random;

    public Aims(Site site, AccessIndex entries, Random random) {
        this.random = random;
        Related related = new Related(entries, entries, 4);
        stranger = new Witnesses(site, related, "connect:").first(Phase.CONNECT);
        for (int i = 0; i < entries.size(); i++) {
            Map<Phase, List<Facts>> byPhase = new EnumMap<>(Phase.class);
            String key = entries.entry(i).key().toLowerCase(Locale.ROOT);
            for (Witness witness : new Witnesses(site, related, key).thinkable()) {
                byPhase.computeIfAbsent(witness.phase(), phase -> new ArrayList<>())
                        .add(witness.facts());
            }
            Tag tag = EntryParser.parse(1, key, "").tag();
            byPhase.forEach((phase, facts) -> sessions.computeIfAbsent(phase, each -> new EnumMap<>(Tag.class))
                    .computeIfAbsent(tag, each -> new ArrayList<>())
                    .add(facts));
        }
    }

    /** A third of the time {@code facts}; else, where an entry can be met at {@code phase}, as much of them as lets one be met. */
    public Facts at(Phase phase, Facts facts) {
        List<List<List<Facts>>> tags =
                List.copyOf(sessions.getOrDefault(phase, Map.of()).values());
        if (tags.isEmpty() || random.nextInt(3) == 0) {
            return facts;
        }
        Facts aimed = one(one(one(tags)));
        if (random.nextBoolean()) {
            return facts.with(aimed);
        }
        Facts turned = facts;
        for (Fact fact : aimed.given()) {
            if (!aimed.get(fact).equals(stranger.get(fact))) {
                turned = turned.with(fact, aimed.get(fact));
            }
        }
        return turned;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
