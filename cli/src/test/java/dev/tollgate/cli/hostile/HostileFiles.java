package dev.tollgate.cli.hostile;

import com.sun.management.OperatingSystemMXBean;
import dev.tollgate.cli.Run;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives mutated files to the commands that read them. Each input that ends in an internal error or takes too long is kept
 * and named; the process ends with the line "done" when there was no other.
 */
final class HostileFiles {
    /** A command may use a processor for so long; on a busy machine that may last much longer. */
    private static final long MOST_WORK = TimeUnit.SECONDS.toNanos(20);

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Path folder;
    private final Reader reader;
    private final HostileCommands commands;
    private final List<Path> samples;

    private volatile @Nullable Call call;

    /** A command that is running. */
    private record Call(String text, Path input, byte[] bytes, long start, long work) {
        Call(String text, Path input, byte[] bytes) {
            this(text, input, bytes, System.nanoTime(), work0());
        }

        private static long work0() {
            return HostileFiles.work();
        }

        boolean isTooLong() {
            return HostileFiles.work() - work > MOST_WORK || System.nanoTime() - start > LONGEST;
        }
    }

    private HostileFiles(Path folder, Reader reader) throws IOException {
        this.folder = folder;
        this.reader = reader;
        commands = new HostileCommands(folder);
        try (var files = Files.list(folder.resolve("samples"))) {
            samples = files.filter(file -> String.valueOf(file.getFileName()).startsWith(reader.prefix()))
                    .sorted()
                    .toList();
        }
    }

    /** Arguments: the folder with the samples, the reader, the first seed, how many inputs, and for how many seconds. */
    public static void main(String[] arguments) throws IOException {
        HostileFiles files = new HostileFiles(Path.of(arguments[0]), Reader.valueOf(arguments[1]));
        Thread working = Thread.currentThread();
        Thread watch = new Thread(() -> files.watch(working), "watch");
        watch.setDaemon(true);
        watch.start();
        long first = Long.parseLong(arguments[2]);
        long most = Long.parseLong(arguments[3]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[4]));
        long seed = first;
        while (seed < first + most && System.nanoTime() < end) {
            files.read(seed++);
        }
        System.err.println(files.reader + ": " + (seed - first) + " inputs");
        System.out.println("done");
    }

    private static long work() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void read(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] sample = Files.readAllBytes(samples.get(random.nextInt(samples.size())));
        byte[] bytes = mutated(random, sample);
        Path kept = folder.resolve("found-" + reader + "-" + seed);
        for (HostileCommands.Command command : commands.of(reader, bytes)) {
            String text = String.join(" ", command.words());
            call = new Call(text, kept, bytes);
            Run run = run(command);
            call = null;
            // In address test mode it is sendmail's own exit code for a configuration with errors.
            if (run.exit() == 70
                    && (!command.words().get(0).equals("bt") || run.err().contains("internal error"))) {
                Files.write(kept, bytes);
                System.out.println(kept + ": " + text + ": " + run.err().strip());
            }
        }
    }

    private byte[] mutated(Random random, byte[] sample) throws IOException {
        return switch (reader) {
            case CERTIFICATE, PKCS12, KEY -> new PemMutations(random, UnaryOperator.identity()).of(sample);
            case AUTHORITY, REQUEST, LIST -> {
                Signer signer = Signer.with(commands.signingKey(reader));
                yield new PemMutations(random, signer::sign).of(sample);
            }
            case MAP -> new ByteMutations(random).of(sample);
            default -> new TextMutations(random).of(sample);
        };
    }

    /** What the process would end with. */
    private static Run run(HostileCommands.Command command) {
        String[] words = command.words().toArray(String[]::new);
        try {
            return Run.with(command.input(), words);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return new Run(70, "", e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 12)));
        }
    }

    private void watch(Thread working) {
        while (true) {
            Call running = call;
            if (running != null && running.isTooLong()) {
                System.out.println(running.input() + ": " + running.text() + ": takes too long, at "
                        + Arrays.toString(working.getStackTrace()));
                keep(running);
                Runtime.getRuntime().halt(1);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void keep(Call running) {
        try {
            Files.write(running.input(), running.bytes());
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
