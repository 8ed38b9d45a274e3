package dev.tollgate.files;

import dev.tollgate.files.failure.FileLockedException;
import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** A builder in a process of its own, so that it can have another umask, another disk, or be one too many. */
final class InstallProcess {
    private InstallProcess() {}

    public static void main(String[] arguments) {
        Path target = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "write" ->
                    AtomicFile.write(
                            target, arguments[2].getBytes(StandardCharsets.ISO_8859_1), Placement.MAP, Contention.WAIT);
                case "fill" ->
                    AtomicFile.write(target, new byte[Integer.parseInt(arguments[2])], Placement.MAP, Contention.WAIT);
                case "loop" -> {
                    System.out.println("writing");
                    while (true) {
                        byte[] content = arguments[2].repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
                        AtomicFile.write(target, content, Placement.MAP, Contention.WAIT);
                    }
                }
                case "try" -> tryOnce(target, arguments[2]);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (FileLockedException e) {
            System.err.println(target.getFileName() + ": " + e.getReason());
            System.exit(75);
        } catch (FileSystemException e) {
            System.err.println(e.getReason());
            System.exit(74);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(74);
        }
    }

    private static void tryOnce(Path target, String content) throws IOException {
        try (AtomicFile file = AtomicFile.open(target, Placement.MAP, Contention.FAIL)) {
            file.write(channel -> channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.ISO_8859_1))));
            file.commit(written -> {});
        }
    }

    /** Runs this class in {@code directory} after {@code setup}, a shell command. */
    static Native.Result run(Path directory, String setup, String... arguments) {
        return Native.run(directory, new byte[0], List.of("sh", "-c", setup + " && " + command(arguments)));
    }

    static String command(String... arguments) {
        String classes = location(AtomicFile.class) + ":" + location(InstallProcess.class);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return java + " -Xshare:auto -XX:TieredStopAtLevel=1 -cp " + classes + " " + InstallProcess.class.getName()
                + " " + String.join(" ", arguments);
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
