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
 * @param map the map that {@code files} stand for where the cf names none of them
 * @param files the files that stand for a map: the one that the cf names by such a path, with or without suffix, else
 *     {@code map}
 * @param known what is told of the network and of maps
 * @param site what the file switches on, as far as that is known otherwise
 * @param localDomains further members of class w
 * @param relayDomains further members of class R
 */
public record CfSource(
        Path path,
        Supplier<Host> host,
        String map,
        List<Path> files,
        KnownAnswers known,
        Site site,
        List<String> localDomains,
        List<String> relayDomains) {
    static final String ACCESS = "access";

    public CfSource {
        files = List.copyOf(files);
        localDomains = List.copyOf(localDomains);
        relayDomains = List.copyOf(relayDomains);
    }

    /** The same where {@code files} stand for the access map. */
    public CfSource(
            Path path,
            Supplier<Host> host,
            List<Path> files,
            KnownAnswers known,
            Site site,
            List<String> localDomains,
            List<String> relayDomains) {
        this(path, host, ACCESS, files, known, site, localDomains, relayDomains);
    }

    /** The same where {@code files} stand for another map. */
    public CfSource forMap(String other) {
        return new CfSource(path, host, other, files, known, site, localDomains, relayDomains);
    }
}
