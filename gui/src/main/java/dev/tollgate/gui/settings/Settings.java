package dev.tollgate.gui.settings;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What the editor remembers: the window's place, the theme, the text size, recent files. Losing it is not a loss, so
 * that
 * reading and writing it never fails.
 */
public final class Settings {
    private static final int MOST_RECENT = 10;
    private static final String RECENT = "recent.";
    private static final String SITE = "site.";
    private static final String AUTHORITY = "authority.";

    private final Path file;
    private final Properties values = new Properties();

    private Settings(Path file) {
        this.file = file;
    }

    /** The themes. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** The window's place on the screen; x and y are not a number until it was placed once. */
    public record Window(double x, double y, double width, double height, boolean maximized) {}

    /** Where settings are kept: below XDG_CONFIG_HOME, or .config in the home directory. */
    public static Path defaultFile() {
        String base = System.getenv("XDG_CONFIG_HOME");
        Path directory = base == null || base.isEmpty() ? Home.directory().resolve(".config") : Path.of(base);
        return directory.resolve("tollgate").resolve("gui.properties");
    }

    /** The settings in {@code file}; defaults for what cannot be read. */
    public static Settings load(Path file) {
        Settings settings = new Settings(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            settings.values.clear();
        }
        return settings;
    }

    /** Writes the settings; when that is not possible they are forgotten. */
    public void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            StringWriter text = new StringWriter();
            values.store(text, null);
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8), Placement.SECRET, Contention.FAIL);
        } catch (IOException e) {
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.DEBUG, "settings not kept", e);
        }
    }

    /** The theme. */
    public Theme theme() {
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(values.getProperty("theme", "").toUpperCase(Locale.ROOT))) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    /** Sets the theme. */
    public void setTheme(Theme theme) {
        values.setProperty("theme", theme.name().toLowerCase(Locale.ROOT));
    }

    /** Whether a save is to show first what it will change. */
    public boolean reviewsSaves() {
        return Boolean.parseBoolean(values.getProperty("save.review", "true"));
    }

    /** Sets whether a save is to show first what it will change. */
    public void setReviewsSaves(boolean wanted) {
        values.setProperty("save.review", Boolean.toString(wanted));
    }

    /** A number, such as a text size in points or a divider's place from 0 to 1. */
    public double number(String name, double otherwise) {
        try {
            double number = Double.parseDouble(values.getProperty(name, ""));
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Sets a number. */
    public void setNumber(String name, double number) {
        values.setProperty(name, Double.toString(number));
    }

    /** A word, such as the layout. */
    public String word(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    /** Sets a word. */
    public void setWord(String name, String word) {
        values.setProperty(name, word);
    }

    /** The window's place. */
    public Window window() {
        return new Window(
                number("window.x", Double.NaN),
                number("window.y", Double.NaN),
                Math.max(640, number("window.width", 1280)),
                Math.max(400, number("window.height", 820)),
                Boolean.parseBoolean(values.getProperty("window.maximized", "false")));
    }

    /** Sets the window's place. */
    public void setWindow(Window window) {
        setNumber("window.x", window.x());
        setNumber("window.y", window.y());
        setNumber("window.width", window.width());
        setNumber("window.height", window.height());
        values.setProperty("window.maximized", Boolean.toString(window.maximized()));
    }

    /** The files opened last, the newest first. */
    public List<Path> recent() {
        return paths(RECENT);
    }

    /** Puts {@code opened} on top of the recent files. */
    public void addRecent(Path opened) {
        add(RECENT, opened);
    }

    /** The folders of the certificate authorities opened last, the newest first. */
    public List<Path> authorities() {
        return paths(AUTHORITY);
    }

    /** Puts {@code opened} on top of the authorities. */
    public void addAuthority(Path opened) {
        add(AUTHORITY, opened);
    }

    /** What was remembered about the site of the access file {@code document}; empty for nothing. */
    public String site(Path document) {
        return values.getProperty(SITE + document, "");
    }

    /** Remembers something about the site of {@code document}; empty for nothing. */
    public void setSite(Path document, String site) {
        if (site.isEmpty()) {
            values.remove(SITE + document);
        } else {
            values.setProperty(SITE + document, site);
        }
    }

    private List<Path> paths(String prefix) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String name = values.getProperty(prefix + i, "");
            if (!name.isEmpty()) {
                files.add(Path.of(name));
            }
        }
        return files;
    }

    private void add(String prefix, Path opened) {
        List<Path> files = new ArrayList<>(paths(prefix));
        files.remove(opened);
        files.add(0, opened);
        for (int i = 0; i < Math.min(MOST_RECENT, files.size()); i++) {
            values.setProperty(prefix + i, files.get(i).toString());
        }
    }
}
