package dev.tollgate.model.site;

import java.util.List;

/**
 * What was read from a configuration file.
 *
 * @param site the facts
 * @param warnings what could not be followed
 * @param unreadable the files of classes that should be there and cannot be read; there is a warning of each
 */
public record SiteReading(Site site, List<SiteWarning> warnings, List<ClassFile> unreadable) {
    public SiteReading {
        warnings = List.copyOf(warnings);
        unreadable = List.copyOf(unreadable);
    }
}
