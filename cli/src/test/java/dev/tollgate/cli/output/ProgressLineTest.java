package dev.tollgate.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.makemap.report.BuildProgress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long millis;

    private BuildProgress progress(long total, Console.Stream... terminals) {
        Console console = new Console(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), shown, Map.of(), Set.of(terminals));
        return ProgressLine.of(console, "access.db", total, () -> millis * 1_000_000);
    }

    private void at(long time, BuildProgress progress, long read) {
        millis = time;
        progress.accept(read);
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void workOfASecond_showsNothing() {
        try (BuildProgress progress = progress(1000, Console.Stream.ERR)) {
            at(0, progress, 1);
            at(999, progress, 1000);
        }
        assertEquals("", shown());
    }

    @Test
    void longWork_isShownTenTimesASecondAndErased() {
        try (BuildProgress progress = progress(1000, Console.Stream.ERR)) {
            at(500, progress, 100);
            at(1000, progress, 500);
            at(1099, progress, 600);
            at(1100, progress, 700);
            at(1101, progress, 1000);
        }
        assertEquals(
                ERASE + "access.db: [###############---------------]  50 %" + ERASE
                        + "access.db: [#####################---------]  70 %" + ERASE
                        + "access.db: [##############################] 100 %, writing the map" + ERASE,
                shown());
    }

    @Test
    void unknownTotal_showsWhatHasBeenRead() {
        try (BuildProgress progress = progress(0, Console.Stream.ERR)) {
            at(2000, progress, 5 << 20);
        }
        assertEquals(ERASE + "access.db: 5 MiB read" + ERASE, shown());
    }

    @Test
    void noTerminal_showsNothing() {
        try (BuildProgress progress = progress(1000, Console.Stream.OUT)) {
            at(5000, progress, 500);
        }
        assertEquals("", shown());
    }
}
