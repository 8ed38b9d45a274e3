package dev.tollgate.sendmail.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maps that rules look up. */
public interface Lookups {
    /** The map called {@code name}, whatever its case; {@code null} without one. */
    @Nullable
    Lookup find(String name);

    /** A number that changes when maps are exchanged. */
    int version();

    /** What the answers of maps depend on besides the question; as long as it is equal, so are they. */
    String context();

    /** A map. */
    interface Lookup {
        /** Whether asking opens no file first, which may fail and be said once. */
        boolean isReady();

        /** Whether asking sets macros. */
        boolean setsMacros();

        /**
         * Whether equal questions in an equal context have equal answers, and leave no trace but in macros.
         *
         * @param key the first token of the key, as the rule has it; {@code null} for none
         */
        boolean isSteady(@Nullable String key);

        /** What stands between two words of a key. */
        char blank();

        /**
         * Looks a key up, opening the map if need be.
         *
         * @param key as the rule has it
         * @param arguments those of the rule, which begin with {@code %1}
         */
        Answer ask(String key, List<String> arguments);
    }

    /**
     * What a map answered.
     *
     * @param value the text found, {@code null} for none
     * @param deferred whether the lookup failed for the time being, which the ruleset shall pass on
     */
    record Answer(@Nullable String value, boolean deferred) {}
}
