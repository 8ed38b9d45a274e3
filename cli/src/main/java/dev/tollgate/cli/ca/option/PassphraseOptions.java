package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.files.InputFile;
import dev.tollgate.model.source.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the passphrase of an authority's key comes from: a file, the environment, or the terminal; never the command
 * line, which every user of the machine can read.
 */
public final class PassphraseOptions {
    private static final String VARIABLE = "TOLLGATE_CA_PASSPHRASE";
    private static final int SHORTEST = 6;
    private static final int ADVISED = 12;
    private static final int LARGEST_FILE = 65_536;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The first line is the passphrase of the authority's key. Without this option: " + VARIABLE
                    + " in the environment, or the terminal.")
    private @Nullable Path file;

    /** A passphrase from {@code file}, if there is one, or from elsewhere. */
    public static PassphraseOptions ofFile(@Nullable Path file) {
        PassphraseOptions options = new PassphraseOptions();
        options.file = file;
        return options;
    }

    /** The passphrase of the key in {@code key}, if there is a way to get it. */
    public Optional<Passphrase> of(Path key, Console console) throws IOException {
        Optional<Passphrase> given = given(console);
        return given.isPresent() ? given : prompt(console, "Passphrase of " + key + ": ");
    }

    /** A passphrase for a new key: typed twice when it is typed. */
    public Passphrase forNewKey(Console console) throws IOException {
        Optional<Passphrase> given = given(console);
        Passphrase passphrase = given.isPresent() ? given.get() : typedTwice(console);
        if (passphrase.length() < SHORTEST) {
            throw new Problem(
                    ExitCode.DATA,
                    "the passphrase is too short: anyone who steals the key can try all passphrases of that length",
                    "use at least " + SHORTEST + " characters, better " + ADVISED);
        }
        if (passphrase.length() < ADVISED) {
            console.warn("a passphrase of fewer than " + ADVISED + " characters does not protect a stolen key for "
                    + "long");
        }
        return passphrase;
    }

    private Optional<Passphrase> given(Console console) throws IOException {
        Path source = file;
        if (source != null) {
            return Optional.of(read(source, console));
        }
        String variable = console.environment(VARIABLE);
        return variable.isEmpty() ? Optional.empty() : Optional.of(Passphrase.of(variable));
    }

    private static Passphrase read(Path source, Console console) {
        try (InputStream in = Channels.newInputStream(InputFile.open(source))) {
            warnOfReaders(source, console);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readNBytes(LARGEST_FILE)))
                    .toString();
            return Passphrase.of(text.lines().findFirst().orElse(""));
        } catch (CharacterCodingException e) {
            throw Problem.data(
                    source + ": the passphrase is not UTF-8 text",
                    "you could not enter it in other programs; write it in UTF-8");
        } catch (IOException e) {
            throw Problem.reading(source.toString(), e);
        }
    }

    private static void warnOfReaders(Path source, Console console) throws IOException {
        if (Files.isRegularFile(source)) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(source));
            if (!mode.endsWith("------")) {
                console.warn(source + ": mode " + mode + ": others can read the passphrase; chmod 600 "
                        + ShellWord.ofName(source));
            }
        }
    }

    private static Passphrase typedTwice(Console console) {
        Passphrase first = prompt(console, "Passphrase for the new key: ")
                .orElseThrow(() -> Problem.usage(
                        "the authority's key needs a passphrase",
                        "give --passphrase-file FILE, set " + VARIABLE + ", or use --no-passphrase"));
        Passphrase second = prompt(console, "Passphrase again: ").orElse(first);
        if (!first.sameAs(second)) {
            throw new Problem(ExitCode.DATA, "the two passphrases differ", "nothing was written");
        }
        return first;
    }

    /** Newer platforms have a console even where there is no terminal, so the launcher's word counts. */
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Passphrase> prompt(Console console, String text) {
        java.io.Console terminal = console.isTerminal(Console.Stream.ERR) ? System.console() : null;
        char[] typed = terminal == null ? null : terminal.readPassword("%s", text);
        return typed == null ? Optional.empty() : Optional.of(Passphrase.of(typed));
    }
}
