package dev.tollgate.bench;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions a second on an access file of 100,000 entries, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public abstract class DecisionBenchmark {
    private static final int ENTRIES = 100_000;

    /** The sessions decided in one operation. */
    static final int SESSIONS = 4096;

    private List<Facts> sessions = List.of();
    private Policy policy = new Policy(Site.UNKNOWN, Lookup.EMPTY);

    /** Reads the access file of a site that puts its checks off in this way. */
    void read(DelayChecks delay) {
        policy = new Policy(PolicySample.site(delay), AccessIndex.of(AccessFile.parse(PolicySample.access(ENTRIES))));
        sessions = PolicySample.sessions(SESSIONS, ENTRIES);
    }

    /** Decides each session at {@code phase}. */
    void decide(Phase phase, Blackhole sink) {
        for (Facts facts : sessions) {
            sink.consume(policy.decide(phase, facts));
        }
    }
}
