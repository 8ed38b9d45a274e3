package dev.tollgate.cli;

import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.Ledger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Another program that has an authority's ledger open for writing. */
final class HeldLedger {
    private HeldLedger() {}

    /** Opens the ledger in the first argument, says so, and holds it until its input ends. */
    public static void main(String[] arguments) throws IOException {
        try (Ledger held = Ledger.open(Path.of(arguments[0]), Store.Access.WRITE)) {
            System.out.println(held.isStarted());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** A process that has the ledger in {@code folder} when this returns. */
    static Process start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldLedger.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("the ledger cannot be held");
        }
        return process;
    }

    /** Lets {@code holder} go on to its end. */
    static void release(Process holder) {
        try {
            holder.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
