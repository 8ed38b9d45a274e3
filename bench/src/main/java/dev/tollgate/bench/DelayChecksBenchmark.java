package dev.tollgate.bench;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Policy;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decisions a second at RCPT where delay_checks puts the checks of client and sender off to it, so that one question runs
 * three rulesets; otherwise as in {@link PolicyBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class DelayChecksBenchmark {
    private static final int ENTRIES = 100_000;
    private static final int SESSIONS = 4096;

    /** The feature's mode. */
    @Param({"PLAIN", "FRIEND", "HATER"})
    public DelayChecks delay = DelayChecks.PLAIN;

    private List<Facts> sessions = List.of();
    private Policy policy = new Policy(Site.UNKNOWN, Lookup.EMPTY);

    /** Reads the access file. */
    @Setup
    public void read() {
        policy = new Policy(PolicySample.site(delay), AccessIndex.of(AccessFile.parse(PolicySample.access(ENTRIES))));
        sessions = PolicySample.sessions(SESSIONS, ENTRIES);
    }

    /** One decision. */
    @Benchmark
    @OperationsPerInvocation(SESSIONS)
    public void decision(Blackhole sink) {
        for (Facts facts : sessions) {
            sink.consume(policy.decide(Phase.RCPT, facts));
        }
    }
}
