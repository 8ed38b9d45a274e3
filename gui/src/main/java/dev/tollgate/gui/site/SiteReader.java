package dev.tollgate.gui.site;

import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteBuilder;
import dev.tollgate.model.site.SiteFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a site's configuration, and the files that its classes are filled from. */
public final class SiteReader {
    private SiteReader() {}

    /**
     * What was read.
     *
     * @param notes what is missing from it, as sentences
     */
    record Read(Site site, List<String> notes) {}

    /**
     * The site that {@code file} describes and the rest adds to.
     *
     * @param features as the mc file names them
     * @param localDomains members of class w
     * @param relayDomains members of class R
     */
    public static Site site(
            Optional<SiteFile> file, List<String> features, List<String> localDomains, List<String> relayDomains)
            throws Problem {
        Site read = file.isPresent() ? read(file.get()).site() : Site.UNKNOWN;
        if (features.isEmpty() && localDomains.isEmpty() && relayDomains.isEmpty()) {
            return read;
        }
        SiteBuilder builder = read.toBuilder();
        features.forEach(feature -> builder.with(Site.parseFeature(feature)));
        if (!localDomains.isEmpty()) {
            builder.localDomains(localDomains);
        }
        if (!relayDomains.isEmpty()) {
            builder.relayDomains(relayDomains);
        }
        return builder.build();
    }

    static Read read(SiteFile file) throws Problem {
        String text = text(file.path(), StandardCharsets.ISO_8859_1);
        Site site = switch (file.kind()) {
            case CF -> CfReader.read(text);
            case MC -> McReader.read(text);
        };
        SiteBuilder builder = site.toBuilder();
        List<String> notes = new ArrayList<>();
        if (!site.knows(SiteFact.ACCESS_MAP)) {
            notes.add(Texts.of("site.nothing", file.path(), file.kind().word()));
        }
        for (ClassFile members : site.classFiles()) {
            Path path = Path.of(members.path());
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                builder.classMembers(members.className(), ClassFile.members(text(path, StandardCharsets.UTF_8)));
            } else if (!members.optional()) {
                notes.add(Texts.of("site.class", members.path(), members.className()));
            }
        }
        return new Read(builder.build(), notes);
    }

    private static String text(Path path, java.nio.charset.Charset charset) throws Problem {
        try {
            if (Files.isDirectory(path)) {
                throw new FileSystemException(path.toString(), null, "Is a directory");
            }
            return new String(Files.readAllBytes(path), charset);
        } catch (IOException e) {
            throw Problem.file(Texts.of("site.failed", path), path, e);
        }
    }
}
