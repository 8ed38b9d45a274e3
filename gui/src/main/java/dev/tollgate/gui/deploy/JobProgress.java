package dev.tollgate.gui.deploy;

import dev.tollgate.gui.task.Job;
import dev.tollgate.toolkit.deploy.DeployProgress;
import java.io.InterruptedIOException;

/** A deployment as a job of the window's, which its user can cancel. */
record JobProgress(Job job, long total) implements DeployProgress {
    /** The rest is reading the map back. */
    private static final double BUILDING = 0.9;

    @Override
    public void accept(long read) {
        job.report(total == 0 ? 1 : BUILDING * read / total);
    }

    @Override
    public void requireWanted() throws InterruptedIOException {
        if (job.isCancelled()) {
            throw new InterruptedIOException("canceled");
        }
    }

    @Override
    public void requireCommit() throws InterruptedIOException {
        job.requireCommit();
        job.report(1);
    }

    @Override
    public void close() {}
}
