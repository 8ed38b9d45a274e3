package dev.tollgate.model.entry.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plain keyword under Connect:, From:, To: or without a tag. */
public enum Action implements Value {
    /** Accept here, whatever other checks would say. Never allows relaying. */
    OK,
    /** Accept and, in relaying decisions, relay. */
    RELAY,
    /** Refuse with the stock reply. */
    REJECT,
    /** Accept and discard silently. */
    DISCARD,
    /** Stop looking for a verdict here, as if nothing had been found (needs the skip option). */
    SKIP;

    private static final List<Action> ALL = List.of(values());
    /** As most files spell them. */
    private static final Map<String, Optional<Action>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Action::name, Optional::of));

    /** The keyword in any case. */
    public static Optional<Action> named(String word) {
        Optional<Action> known = BY_NAME.getOrDefault(word, Optional.empty());
        if (known.isPresent()) {
            return known;
        }
        for (Action action : ALL) {
            if (action.name().equalsIgnoreCase(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    @Override
    public String canonical() {
        return name();
    }
}
