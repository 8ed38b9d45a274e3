package dev.tollgate.gui.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A screen that nobody sees, with a window manager, a mouse and a keyboard. */
final class Desktop implements AutoCloseable {
    static final int WIDTH = 1400;
    static final int HEIGHT = 1000;
    private static final List<Integer> PAUSES = List.of(1, 3, 6);

    private final Path home;
    private final String display;
    private final List<Process> running = new ArrayList<>();

    private Desktop(Path home, Process server, String display) {
        this.home = home;
        this.display = display;
        running.add(server);
    }

    /** The size of a window, and where its contents are on the screen. */
    record Place(int x, int y, int width, int height) {}

    /** A screen for somebody whose home directory is {@code home}. */
    static Desktop start(Path home) throws IOException {
        Process server = new ProcessBuilder(
                        Oracle.XVFB.path().toString(), "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24")
                .redirectError(home.resolve("xvfb.log").toFile())
                .start();
        BufferedReader said = server.inputReader();
        String number = said.readLine();
        assertTrue(number != null, "Xvfb starts");
        Desktop desktop = new Desktop(home, server, ":" + number);
        desktop.run("openbox", Oracle.OPENBOX.path().toString());
        return desktop;
    }

    /** Starts a program on this screen; what it says goes to {@code name.log}. */
    Process run(String name, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "DISPLAY", display,
                        "HOME", home.toString(),
                        "XDG_CONFIG_HOME", home.resolve("config").toString(),
                        "XDG_STATE_HOME", home.resolve("state").toString(),
                        "TOLLGATE_JAVA_OPTS", "-Dtollgate.firstPaint=true"));
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Lets mouse and keyboard do what xdotool calls {@code words}; what it says. */
    String hand(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env", "DISPLAY=" + display, Oracle.XDOTOOL.path().toString()));
        command.addAll(List.of(words));
        Native.Result result = Native.run(home, new byte[0], command);
        assertTrue(result.exit() == 0, () -> command + ": " + result.errText());
        return result.outText();
    }

    /** The window whose title matches {@code title}, once it is there and has the focus. */
    String window(String title) {
        String window = hand("search", "--sync", "--onlyvisible", "--name", title)
                .lines()
                .findFirst()
                .orElseThrow();
        hand("windowactivate", "--sync", window);
        return window;
    }

    /** Where {@code window} is. */
    Place place(String window) {
        String said = hand("getwindowgeometry", "--shell", window);
        return new Place(number(said, "X"), number(said, "Y"), number(said, "WIDTH"), number(said, "HEIGHT"));
    }

    private static int number(String said, String name) {
        return said.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** What the program {@code name} has said. */
    String said(String name) {
        try {
            return Files.readString(home.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until {@code condition} holds. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        assertTrue(isSoon(condition, 120), "waited too long until " + what);
    }

    /**
     * Lets a hand do something until {@code condition} holds, each time with longer pauses: a window on a busy machine takes
     * keys that come too early for others.
     *
     * @param hand is told how many seconds to pause between two steps
     */
    void does(String what, BooleanSupplier condition, Consumer<String> hand) throws InterruptedException {
        for (int pause : PAUSES) {
            hand.accept(Integer.toString(pause));
            if (isSoon(condition, 10 * pause)) {
                return;
            }
        }
        fail("in vain: " + what);
    }

    private static boolean isSoon(BooleanSupplier condition, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    @Override
    public void close() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).descendants().forEach(ProcessHandle::destroyForcibly);
            running.get(i).destroyForcibly();
        }
    }
}
