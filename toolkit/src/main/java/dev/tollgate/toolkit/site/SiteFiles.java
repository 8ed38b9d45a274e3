package dev.tollgate.toolkit.site;

import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.ClassFile;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteBuilder;
import dev.tollgate.model.source.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A site as its configuration file describes it, the files that fill its classes included.
 *
 * @param site what was read
 * @param unreadable files of classes that are not optional and could not be read; they count as empty
 */
public record SiteFiles(Site site, List<ClassFile> unreadable) {
    /** Reads the configuration {@code content}, and from the disk what it names. */
    public static SiteFiles read(SiteFile.Kind kind, byte[] content) throws IOException {
        Site read =
                kind == SiteFile.Kind.CF ? CfReader.read(ByteText.of(content)) : McReader.read(ByteText.of(content));
        SiteBuilder builder = read.toBuilder();
        List<ClassFile> unreadable = new ArrayList<>();
        for (ClassFile file : read.classFiles()) {
            Path path = Path.of(file.path());
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
                builder.classMembers(file.className(), ClassFile.members(text));
            } else if (!file.optional()) {
                unreadable.add(file);
            }
        }
        return new SiteFiles(read.classFiles().isEmpty() ? read : builder.build(), List.copyOf(unreadable));
    }
}
