package dev.tollgate.toolkit.cf;

import dev.tollgate.model.site.Site;
import dev.tollgate.sendmail.host.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What it takes to run a site's sendmail.cf.
 *
 * @param path the file
 * @param host makes the host that it runs on
 * @param files the files that stand for a map: the one that the cf names by such a path, with or without suffix, else map
 *     {@code access}
 * @param known what is told of the network and of maps
 * @param site what the file switches on, as far as that is known otherwise
 * @param localDomains further members of class w
 * @param relayDomains further members of class R
 */
public record CfSource(
        Path path,
        Supplier<Host> host,
        List<Path> files,
        KnownAnswers known,
        Site site,
        List<String> localDomains,
        List<String> relayDomains) {
    public CfSource {
        files = List.copyOf(files);
        localDomains = List.copyOf(localDomains);
        relayDomains = List.copyOf(relayDomains);
    }
}
