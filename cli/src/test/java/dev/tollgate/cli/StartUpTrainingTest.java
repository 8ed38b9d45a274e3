package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTrainingTest {
    /** A training that fails leaves the launcher without its archive, and every start slow. */
    @Test
    void training_endsWellAndLeavesNothing(@TempDir Path directory) throws IOException {
        StartUpTraining.main(new String[] {directory.toString()});
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
