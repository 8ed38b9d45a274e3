package dev.tollgate.cli.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test mode against sendmail itself, byte for byte. */
final class CfDifferentialTest {
    private static final int SCRIPTS = 10;
    private static final int LINES = 8;
    private static final Path SHIPPED = Path.of("/usr/share/sendmail/cf/cf");

    @TempDir
    Path directory;

    private void check(long seeds, LongFunction<String> difference) {
        List<String> found = LongStream.range(0, seeds)
                .parallel()
                .mapToObj(difference)
                .filter(text -> !text.isEmpty())
                .limit(3)
                .toList();
        assertEquals(List.of(), found);
    }

    private static String scripts(Random random, boolean stock) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < SCRIPTS; i++) {
            script.append(stock ? RandomScript.stock(random, LINES) : RandomScript.of(random, LINES));
        }
        return script.toString();
    }

    private static String named(long seed, String difference) {
        return difference.isEmpty() ? "" : "seed " + seed + "\n" + difference;
    }

    @Test
    void madeUpConfigurationsAnswerAsSendmailDoes() {
        CfLab lab = new CfLab(directory);
        check(Seeded.heavy() ? 7_500 : 150, seed -> {
            Random random = new Random(Seeded.first() + seed);
            String cf = RandomCf.of(random, lab.path());
            return named(seed, lab.difference(cf, scripts(random, false)));
        });
    }

    @Test
    void configurationsOfRandomFeaturesAnswerAsSendmailDoes() {
        CfLab lab = new CfLab(directory);
        check(Seeded.heavy() ? 2_000 : 30, seed -> {
            Random random = new Random(Seeded.first() + seed);
            String cf = lab.expanded(RandomMc.of(random, lab.path()));
            return named(seed, lab.difference(cf, scripts(random, true)));
        });
    }

    @Test
    void shippedConfigurationsAnswerAsSendmailDoes() throws IOException {
        CfLab lab = new CfLab(directory);
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(SHIPPED)) {
            try (Stream<Path> all = Files.list(SHIPPED)) {
                all.filter(path -> path.toString().endsWith(".mc")).sorted().forEach(files::add);
            }
        }
        check(files.size(), place -> {
            try {
                Random random = new Random(place);
                // sendmail sees the lab's file as /etc/hosts; Tollgate runs where that is another one.
                String cf = lab.expanded(Files.readString(files.get((int) place), ISO_8859_1)) + "\nO HostsFile="
                        + lab.path() + "/hosts\n";
                return named(place, lab.difference(cf, scripts(random, true)));
            } catch (IOException e) {
                return e.toString();
            }
        });
    }
}
