package dev.tollgate.bench;

import dev.tollgate.model.policy.Phase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decisions a second at RCPT where delay_checks puts the checks of client and sender off to it, so that one question runs
 * three rulesets.
 */
public class DelayChecksBenchmark extends DecisionBenchmark {
    /** The feature's mode. */
    @Param({"PLAIN", "FRIEND", "HATER"})
    public DelayChecks delay = DelayChecks.PLAIN;

    /** Reads the access file. */
    @Setup
    public void read() {
        read(delay);
    }

    /** One decision. */
    @Benchmark
    @OperationsPerInvocation(SESSIONS)
    public void decision(Blackhole sink) {
        decide(Phase.RCPT, sink);
    }
}
