package dev.tollgate.sendmail.rewrite;

import org.jspecify.annotations.Nullable;

/** Whether a ruleset's answers are kept: where it does little but answer, and has enough to do for that to pay. */
final class Recalling {
    /** So many runs tell how much a ruleset has to do. */
    private static final int TRIAL = 64;
    /** Rules that match and lookups that are made, for each run. */
    private static final int ENOUGH = 16;

    private final Program program;
    private final Lookups lookups;
    private final int ruleset;
    private int runs;
    private long work;
    private @Nullable Reach reach;
    private @Nullable Recall recall;
    private int classesAsOf;
    private int mapsAsOf;
    private int wordsAsOf;

    Recalling(Program program, Lookups lookups, int ruleset) {
        this.program = program;
        this.lookups = lookups;
        this.ruleset = ruleset;
    }

    /** Notes a run that matched so many rules and made so many lookups. */
    void note(int done) {
        if (runs < TRIAL) {
            runs++;
            work += done;
        }
    }

    /**
     * What is kept; {@code null} where nothing is.
     *
     * @param tidied how often the numbers of words have changed
     */
    @Nullable
    Recall recall(int tidied) {
        if (runs < TRIAL || work < TRIAL * ENOUGH) {
            return null;
        }
        if (reach == null || classesAsOf != program.classes().version() && !reach.isCurrent()) {
            reach = new Reach(program, lookups, ruleset);
            recall = reach.isSteady() && program.macros().isRunning() ? new Recall(reach.reads(), reach.sets()) : null;
        }
        Recall kept = recall;
        if (kept == null) {
            return null;
        }
        if (classesAsOf != program.classes().version() || mapsAsOf != lookups.version() || wordsAsOf != tidied) {
            classesAsOf = program.classes().version();
            mapsAsOf = lookups.version();
            wordsAsOf = tidied;
            kept.forget();
        }
        return kept;
    }
}
