package dev.tollgate.toolkit.site;

import dev.tollgate.files.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the system's m4 on an mc. No shell is involved, and the macros that run commands are taken away from m4, so a
 * text can do no more than include files.
 */
public final class M4Program {
    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/bin/m4", "/usr/local/bin/m4", "/bin/m4", "/opt/local/bin/m4")
            .map(Path::of)
            .toList();
    private static final List<Path> TREES = Stream.of(
                    "/usr/share/sendmail/cf", "/usr/share/sendmail-cf", "/usr/lib/sendmail-cf", "/usr/lib/mail")
            .map(Path::of)
            .toList();
    private static final String CF_M4 = "m4/cf.m4";
    private static final int SECONDS = 20;
    private static final int LONGEST = 64 << 20;

    /**
     * What m4 printed.
     *
     * @param cf its standard output
     * @param messages its standard error, line by line
     */
    public record Expanded(String cf, List<String> messages) {
        public Expanded {
            messages = List.copyOf(messages);
        }
    }

    private final Optional<Path> program;
    private final Optional<Path> tree;

    M4Program(Optional<Path> program, Optional<Path> tree) {
        this.program = program;
        this.tree = tree;
    }

    /** The m4 and the m4 files of this system. */
    public static M4Program installed() {
        return new M4Program(
                PROGRAMS.stream().filter(Files::isExecutable).findFirst(),
                TREES.stream()
                        .filter(directory -> Files.isRegularFile(directory.resolve(CF_M4)))
                        .findFirst());
    }

    /**
     * The cf that m4 makes of the mc {@code content} in the folder of {@code name}.
     *
     * @throws SiteException where m4 or sendmail's files are not installed, or m4 gives up
     */
    public Expanded expand(String name, byte[] content) throws IOException {
        Path m4 = program.orElseThrow(() -> new SiteException(
                Failure.Kind.MISSING,
                "--expand needs the program m4, which is not installed; without --expand the file is read "
                        + "as it is"));
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> command = new ArrayList<>(List.of(m4.toString(), "-Usyscmd", "-Uesyscmd", "-D_NO_MAKEINFO_"));
        if (!text.contains(CF_M4)) {
            Path files = tree.orElseThrow(() -> new SiteException(
                    Failure.Kind.MISSING,
                    "--expand needs sendmail's m4 files, which are not installed (package sendmail-cf);"
                            + " without --expand the file is read as it is"));
            command.add("-D_CF_DIR_=" + files + "/");
            command.add(files.resolve(CF_M4).toString());
        }
        command.add("-");
        Path folder = Path.of(name).toAbsolutePath().getParent();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder == null ? null : folder.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", "/usr/bin:/bin");
        return run(builder, content);
    }

    private static Expanded run(ProcessBuilder builder, byte[] content) throws IOException {
        Process process = builder.start();
        try {
            CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            CompletableFuture<Void> in = CompletableFuture.runAsync(() -> write(process.getOutputStream(), content));
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new SiteException(
                        Failure.Kind.BAD_DATA, "m4 has not finished within " + SECONDS + " seconds and was stopped");
            }
            in.get();
            List<String> messages =
                    new String(err.get(), StandardCharsets.ISO_8859_1).lines().toList();
            if (process.exitValue() != 0 && out.get().length == 0) {
                throw new SiteException(
                        Failure.Kind.BAD_DATA,
                        "m4 gives up on it: " + String.join("; ", messages.subList(0, Math.min(3, messages.size()))));
            }
            return new Expanded(new String(out.get(), StandardCharsets.ISO_8859_1), messages);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        try (in) {
            for (int n = in.read(block); n >= 0 && all.size() < LONGEST; n = in.read(block)) {
                all.write(block, 0, n);
            }
        } catch (IOException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static void write(OutputStream out, byte[] content) {
        try (out) {
            out.write(content);
        } catch (IOException e) {
            // m4 has ended; what it printed says why.
            return;
        }
    }
}
