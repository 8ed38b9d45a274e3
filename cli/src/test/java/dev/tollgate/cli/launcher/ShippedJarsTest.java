package dev.tollgate.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Looks into the jars that the launcher runs: what is ours carries the licenses, what is not is in NOTICE. */
class ShippedJarsTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));

    /** By the beginning of a jar's name, the component that NOTICE names. */
    private static final Map<String, String> COMPONENTS = Map.ofEntries(
            Map.entry("atlantafx-", "AtlantaFX"),
            Map.entry("bcpkix-", "Bouncy Castle"),
            Map.entry("bcprov-", "Bouncy Castle"),
            Map.entry("bcutil-", "Bouncy Castle"),
            Map.entry("flowless-", "Flowless"),
            Map.entry("ikonli-", "Ikonli"),
            Map.entry("jackson-core-", "Jackson core"),
            Map.entry("javafx-", "OpenJFX"),
            Map.entry("je-", "Berkeley DB Java Edition"),
            Map.entry("jspecify-", "JSpecify annotations"),
            Map.entry("reactfx-", "ReactFX"),
            Map.entry("richtextfx-", "RichTextFX"),
            Map.entry("snakeyaml-", "SnakeYAML"),
            Map.entry("unboundid-ldapsdk-", "UnboundID LDAP SDK"),
            Map.entry("undofx-", "UndoFX"),
            Map.entry("wellbehavedfx-", "WellBehavedFX"));

    /** The jars of the command line, and of the editor where it has been built. */
    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String module : List.of("cli", "gui")) {
            for (String directory : List.of("target", "target/lib")) {
                Path folder = ROOT.resolve(module).resolve(directory);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        jars.addAll(files.filter(file -> file.toString().endsWith(".jar"))
                                .toList());
                    }
                }
            }
        }
        assertTrue(jars.size() > 10, jars.toString());
        return jars;
    }

    private static List<Path> licenses() throws IOException {
        List<Path> licenses = new ArrayList<>(List.of(Path.of("LICENSE"), Path.of("NOTICE")));
        try (Stream<Path> files = Files.list(ROOT.resolve("licenses"))) {
            licenses.addAll(files.map(ROOT::relativize).toList());
        }
        assertTrue(licenses.size() > 4, licenses.toString());
        return licenses;
    }

    @Test
    void ourJars_carryAllLicenses() throws IOException {
        for (Path jar : jars()) {
            if (jar.getFileName().toString().startsWith("tollgate-")) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (Path license : licenses()) {
                        ZipEntry entry = zip.getEntry("META-INF/" + license);
                        assertNotNull(entry, jar + " lacks " + license);
                        try (InputStream in = zip.getInputStream(entry)) {
                            assertArrayEquals(
                                    Files.readAllBytes(ROOT.resolve(license)), in.readAllBytes(), jar + " " + license);
                        }
                    }
                }
            }
        }
    }

    @Test
    void otherJars_areInTheNotice() throws IOException {
        String notice = Files.readString(ROOT.resolve("NOTICE"));
        for (Path jar : jars()) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("tollgate-")) {
                List<String> components = COMPONENTS.entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
                assertEquals(1, components.size(), name);
                assertTrue(
                        Pattern.compile("(?m)^  " + components.get(0) + "  ")
                                .matcher(notice)
                                .find(),
                        name);
            }
        }
    }

    @Test
    void licensesThatTheNoticeNames_areThere() throws IOException {
        List<String> named = Pattern.compile("[\\w.-]+\\.txt")
                .matcher(Files.readString(ROOT.resolve("NOTICE")))
                .results()
                .map(result -> result.group())
                .distinct()
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(ROOT.resolve("licenses"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString()).sorted().toList(), named);
        }
    }
}
