package dev.tollgate.gui.view.inspector;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the fields of a form ask for when they are used.
 *
 * @param certificateName takes a name from a certificate
 * @param chooseFile lets the user choose a certificate or key
 * @param queueGroups the queue groups of the site; none while they are not known
 */
public record FormHelp(
        CertificateNameButton certificateName,
        Supplier<Optional<Path>> chooseFile,
        Supplier<List<String>> queueGroups) {}
