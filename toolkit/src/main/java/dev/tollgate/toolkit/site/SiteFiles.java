package dev.tollgate.toolkit.site;

import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteHost;
import dev.tollgate.model.site.SiteReading;
import dev.tollgate.model.site.SiteWarning;
import dev.tollgate.sendmail.mc.M4Exception;
import dev.tollgate.toolkit.host.NamedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A site as its configuration file describes it, the files that fill its classes included.
 *
 * @param site what was read
 * @param warnings what could not be followed
 * @param unreadable files of classes that are not optional and could not be read; they count as empty
 */
public record SiteFiles(Site site, List<SiteWarning> warnings, List<ClassFile> unreadable) {
    public SiteFiles {
        warnings = List.copyOf(warnings);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the configuration {@code content}, and from the disk what it names. */
    public static SiteFiles read(SiteFile.Kind kind, byte[] content) throws IOException {
        return read(kind, "sendmail." + kind.word(), content, Optional.empty());
    }

    /**
     * Reads the configuration {@code content} of the file {@code name}, and from the disk what it names.
     *
     * @param machine the full name of the machine that it is for, where that is known
     * @throws SiteException where m4 itself gives up on an mc
     */
    public static SiteFiles read(SiteFile.Kind kind, String name, byte[] content, Optional<String> machine)
            throws IOException {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Path file = Path.of(name);
        // What a cf reads are lists, which name no files; what an mc includes may include more.
        boolean lists = kind == SiteFile.Kind.CF;
        SiteHost host =
                new SiteHost(machine, lists ? path -> NamedFiles.beside(file, path) : NamedFiles.included(file));
        SiteReading read;
        try {
            read = kind == SiteFile.Kind.CF ? CfReader.read(name, text, host) : McReader.read(name, text, host);
        } catch (M4Exception e) {
            throw new SiteException(Failure.Kind.BAD_DATA, "m4 gives up on it: " + e.getMessage());
        }
        return new SiteFiles(read.site(), read.warnings(), read.unreadable());
    }
}
