package dev.tollgate.gui.certificate;

import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Work on authorities, one after the other: Berkeley DB does not let one program read and write a folder at once. */
final class LedgerJobs {
    private final Jobs jobs;
    private final Clock clock;
    private final Lock oneByOne = new ReentrantLock();

    LedgerJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    interface Work<T> {
        T run(Job job) throws IOException;
    }

    /** Starts {@code work} on the authority in {@code root}; {@code failed} says what did not work if it fails. */
    <T> Job start(String title, String failed, Path root, Work<T> work, Consumer<T> done, Consumer<Problem> troubled) {
        return jobs.start(
                title,
                job -> {
                    oneByOne.lock();
                    try {
                        return work.run(job);
                    } catch (IOException e) {
                        throw Problem.file(failed, root, e);
                    } finally {
                        oneByOne.unlock();
                    }
                },
                done,
                troubled);
    }

    /** The user of this program, whose orders go through unless {@code job} is canceled before anything is recorded. */
    Operator operator(Optional<Passphrase> passphrase, Job job) {
        return new Operator(System.getProperty("user.name", ""), clock, file -> passphrase, job::commit, remark -> {});
    }
}
