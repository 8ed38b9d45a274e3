package dev.tollgate.gui.site;

import dev.tollgate.ca.probe.TlsSettings;
import dev.tollgate.files.InputFile;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteFact;
import dev.tollgate.toolkit.cf.CfException;
import dev.tollgate.toolkit.question.SiteEngine;
import dev.tollgate.toolkit.site.SiteAdditions;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
     * @param engine what answers for the site: the cf's own rulesets, else the stock ones
     * @param notes what is missing from it, as sentences
     */
    record Read(Site site, PolicyEngine engine, List<String> notes) {}

    /** The site that {@code file} describes and {@code rest} adds to. */
    public static Site site(Optional<SiteFile> file, SiteAdditions rest) throws Problem {
        return rest.to(file.isPresent() ? files(file.get()).site() : Site.UNKNOWN);
    }

    /** What {@code file} says; the access file is needed to know which of a cf's maps it stands for. */
    static Read read(SiteFile file, Optional<Path> access) throws Problem {
        SiteFiles read = files(file);
        List<String> notes = new ArrayList<>();
        if (!read.site().readsAccessMap() || !read.site().knows(SiteFact.ACCESS_MAP)) {
            notes.add(Texts.of("site.nothing", file.path(), file.kind().word()));
        }
        for (ClassFile members : read.unreadable()) {
            notes.add(Texts.of("site.class", members.path(), members.className()));
        }
        return new Read(read.site(), engine(file, read.site(), access, notes), notes);
    }

    /** What {@code file} says of sendmail as a TLS client; of no file nothing is known. */
    public static TlsSettings tls(Optional<SiteFile> file) throws Problem {
        if (file.isEmpty()) {
            return TlsSettings.UNKNOWN;
        }
        try {
            String text = new String(bytes(file.get()), StandardCharsets.ISO_8859_1);
            return file.get().kind() == SiteFile.Kind.CF ? TlsSettings.ofCf(text) : TlsSettings.ofMc(text);
        } catch (IOException e) {
            throw failed(file.get(), e);
        }
    }

    private static SiteFiles files(SiteFile file) throws Problem {
        try {
            return SiteFiles.read(file.kind(), file.path().toString(), bytes(file), Optional.empty());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static byte[] bytes(SiteFile file) throws IOException {
        return InputFile.bytes(file.path());
    }

    private static Problem failed(SiteFile file, IOException cause) {
        return Problem.file(Texts.of("site.failed", file.path()), file.path(), cause);
    }

    private static PolicyEngine engine(SiteFile file, Site site, Optional<Path> access, List<String> notes) {
        try {
            return SiteEngine.of(Optional.of(file), site, access);
        } catch (CfException e) {
            notes.add(Texts.of("site.stock", String.valueOf(e.getMessage())));
            return new StockEngine(site);
        }
    }
}
