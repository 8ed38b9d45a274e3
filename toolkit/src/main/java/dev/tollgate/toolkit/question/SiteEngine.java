package dev.tollgate.toolkit.question;

import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.cf.CfEngine;
import dev.tollgate.toolkit.cf.CfSource;
import dev.tollgate.toolkit.cf.KnownAnswers;
import dev.tollgate.toolkit.host.LocalHost;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.suite.Suite;
import dev.tollgate.toolkit.suite.SuiteEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which rulesets answer for a site: those of its own sendmail.cf, else the stock ones. */
public final class SiteEngine {
    private SiteEngine() {}

    /**
     * What answers for {@code site}.
     *
     * @param file what says how the site is configured
     * @param access the access file that is asked; empty for a text that is not a file yet
     * @throws dev.tollgate.toolkit.cf.CfException when sendmail would not start with its cf
     */
    public static PolicyEngine of(Optional<SiteFile> file, Site site, Optional<Path> access) {
        return cf(file).<PolicyEngine>map(cf -> new CfEngine(new CfSource(
                        cf,
                        () -> new LocalHost(null).namedBy(cf),
                        access.stream().toList(),
                        KnownAnswers.NONE,
                        site,
                        List.of(),
                        List.of())))
                .orElseGet(() -> new StockEngine(site));
    }

    /**
     * What answers for {@code site} as {@code suite} wants it.
     *
     * @param file what the suite names for the site
     * @param access the access file that is asked
     * @throws dev.tollgate.toolkit.cf.CfException when sendmail would not start with its cf
     * @throws IllegalArgumentException when {@code dns} or {@code map} is not as it should be or nobody would ask
     *     them, with the reason
     */
    public static PolicyEngine of(Suite suite, Optional<SiteFile> file, Site site, Path access) {
        SuiteEngine wanted = suite.engine();
        Optional<Path> cf = wanted.stock() ? Optional.empty() : cf(file);
        if (cf.isEmpty()) {
            if (!wanted.dns().isEmpty() || !wanted.maps().isEmpty()) {
                throw new IllegalArgumentException(
                        "'dns' and 'map' need the rules of a sendmail.cf, and none is run: name it with 'cf', "
                                + "without 'stock'");
            }
            return new StockEngine(site);
        }
        return new CfEngine(new CfSource(
                cf.get(),
                () -> new LocalHost(wanted.hostName().orElse(null)).namedBy(cf.get()),
                List.of(access),
                new KnownAnswers(wanted.dns(), wanted.maps()),
                site,
                suite.localDomains(),
                suite.relayDomains()));
    }

    private static Optional<Path> cf(Optional<SiteFile> file) {
        return file.filter(named -> named.kind() == SiteFile.Kind.CF).map(SiteFile::path);
    }
}
