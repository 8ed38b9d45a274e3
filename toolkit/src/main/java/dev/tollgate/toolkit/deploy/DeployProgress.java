package dev.tollgate.toolkit.deploy;

import dev.tollgate.makemap.report.BuildProgress;
import java.io.IOException;

/** Follows a deployment and may stop it as long as the old map is in place. */
public interface DeployProgress extends BuildProgress {
    /** Throws when the deployment is not wanted any more. */
    void requireWanted() throws IOException;

    /** Called once before the map takes its place; throws when the deployment is not wanted any more. */
    void requireCommit() throws IOException;

    /** Shows {@code progress} and never stops anything. */
    static DeployProgress showing(BuildProgress progress) {
        return new DeployProgress() {
            @Override
            public void requireWanted() {}

            @Override
            public void requireCommit() {}

            @Override
            public void accept(long read) {
                progress.accept(read);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }
}
