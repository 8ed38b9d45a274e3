package dev.tollgate.gui.site;

import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.toolkit.site.SiteAdditions;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
        return new SiteAdditions(features, localDomains, relayDomains).to(read);
    }

    static Read read(SiteFile file) throws Problem {
        try {
            if (Files.isDirectory(file.path())) {
                throw new FileSystemException(file.path().toString(), null, "Is a directory");
            }
            SiteFiles read = SiteFiles.read(
                    file.kind(), file.path().toString(), Files.readAllBytes(file.path()), Optional.empty());
            List<String> notes = new ArrayList<>();
            if (!read.site().readsAccessMap() || !read.site().knows(SiteFact.ACCESS_MAP)) {
                notes.add(Texts.of("site.nothing", file.path(), file.kind().word()));
            }
            for (ClassFile members : read.unreadable()) {
                notes.add(Texts.of("site.class", members.path(), members.className()));
            }
            return new Read(read.site(), notes);
        } catch (IOException e) {
            throw Problem.file(Texts.of("site.failed", file.path()), file.path(), e);
        }
    }
}
