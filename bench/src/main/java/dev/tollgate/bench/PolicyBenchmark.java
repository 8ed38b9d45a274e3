package dev.tollgate.bench;

import dev.tollgate.model.policy.Phase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions a second of each phase. */
public class PolicyBenchmark extends DecisionBenchmark {
    /** The moment of the session. */
    @Param
    public Phase phase = Phase.CONNECT;

    /** Reads the access file. */
    @Setup
    public void read() {
        read(DelayChecks.NONE);
    }

    /** One decision. */
    @Benchmark
    @OperationsPerInvocation(SESSIONS)
    public void decision(Blackhole sink) {
        decide(phase, sink);
    }
}
