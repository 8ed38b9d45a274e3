package dev.tollgate.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the name in {@code /proc/self/fd} of what a channel has open. What is done to that name is done to the open file
 * itself, whatever has become of the name under which it was opened; Java has no other way to fchown(2) or openat(2) and
 * so on.
 *
 * <p>Java does not tell the number of a descriptor. But Linux shows the position of each, so a channel that is moved to a
 * random place is known by it.
 */
final class Descriptors {
    private static final Path NAMES = Path.of("/proc/self/fd");
    private static final Path PLACES = Path.of("/proc/self/fdinfo");
    private static final int ROUNDS = 2;

    /** Every file system lets a directory or a file be positioned here. */
    private static final int FARTHEST = Integer.MAX_VALUE;

    /** Numbers found before: the system gives the lowest free one, so they come again. */
    private static final Set<String> LIKELY = ConcurrentHashMap.newKeySet();

    private Descriptors() {}

    /** The name of {@code channel}, which stands at its beginning; none on a system that does not list descriptors. */
    static Optional<Path> name(FileChannel channel) throws IOException {
        if (!Files.isDirectory(PLACES)) {
            return Optional.empty();
        }
        Optional<String> number = among(channel, List.copyOf(LIKELY));
        if (number.isEmpty()) {
            number = among(channel, all());
            number.ifPresent(LIKELY::add);
        }
        return number.map(NAMES::resolve);
    }

    private static Optional<String> among(FileChannel channel, List<String> numbers) throws IOException {
        SplittableRandom random = new SplittableRandom();
        List<String> left = numbers;
        try {
            for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
                long position = random.nextInt(FARTHEST);
                channel.position(position);
                left = standingAt(position, left);
            }
        } finally {
            channel.position(0);
        }
        return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
    }

    private static List<String> standingAt(long position, List<String> numbers) {
        String shown = "pos:\t" + position + "\n";
        List<String> found = new ArrayList<>();
        for (String number : numbers) {
            try {
                if (Files.readString(PLACES.resolve(number), StandardCharsets.ISO_8859_1)
                        .startsWith(shown)) {
                    found.add(number);
                }
            } catch (IOException e) {
                // Closed by another thread, before it was opened here or before it was read, and so not the one.
            }
        }
        return found;
    }

    private static List<String> all() throws IOException {
        List<String> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PLACES)) {
            entries.forEach(entry -> numbers.add(String.valueOf(entry.getFileName())));
        }
        return numbers;
    }
}
