package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.SessionPolicy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * A site's own sendmail.cf. A reading of it answers one question at a time, so there are as many readings as threads ask
 * at once.
 */
public final class CfEngine implements PolicyEngine {
    private final CfSource source;
    private final Queue<CfRun> idle = new ConcurrentLinkedQueue<>();
    private final CfSite site;

    /**
     * Reads the file.
     *
     * @throws CfException when sendmail would not start with it
     */
    public CfEngine(CfSource source) {
        this.source = source;
        CfRun first = CfException.guard(source.path(), () -> new CfRun(source));
        site = new CfSite(first);
        idle.add(first);
    }

    @Override
    public SessionPolicy on(Lookup access) {
        return new CfPolicy(this, access);
    }

    /** What the file is made of. */
    public CfSite site() {
        return site;
    }

    /** What is to be told of the maps that have been opened so far. */
    public List<String> remarks() {
        CfRun run = idle.peek();
        return run == null ? List.of() : run.remarks();
    }

    CfSource source() {
        return source;
    }

    <T> T with(Lookup access, Function<CfRun, T> question) {
        CfRun taken = idle.poll();
        CfRun run = taken == null ? CfException.guard(source.path(), () -> new CfRun(source)) : taken;
        try {
            run.use(access);
            return question.apply(run);
        } finally {
            idle.add(run);
        }
    }
}
