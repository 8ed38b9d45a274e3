package dev.tollgate.cli.suite;

import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.cli.site.SiteFacts;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.suite.Suite;
import dev.tollgate.toolkit.suite.SuiteCase;
import dev.tollgate.toolkit.suite.YamlText;
import java.nio.file.Path;
import java.util.List;

/**
 * A suite's file with the files that it names.
 *
 * @param suite what the file states
 * @param access the access file that is asked
 * @param site the site
 * @param engine what answers for it
 */
record SuiteFile(Suite suite, String access, Site site, PolicyEngine engine) {
    /** Reads the suite {@code name}. */
    static SuiteFile read(Console console, String name, EngineOptions options) {
        Suite suite = Suite.of(YamlText.decode(name, Input.bytes(console, name)));
        SiteFacts facts = SiteFacts.given(
                        suite.cf().map(file -> beside(name, file)).orElse(null),
                        suite.mc().map(file -> beside(name, file)).orElse(null),
                        suite.features(),
                        suite.localDomains(),
                        suite.relayDomains())
                .on(
                        suite.engine().hostName(),
                        suite.engine().version(),
                        suite.engine().expand());
        EngineOptions all = options.and(
                suite.engine().stock(), suite.engine().dns(), suite.engine().maps());
        Site site = facts.site(console);
        String access = beside(name, suite.access());
        return new SuiteFile(suite, access, site, all.engine(console, facts, site, access));
    }

    /** The cases in order. */
    List<SuiteCase> cases() {
        return suite.cases();
    }

    /** The suite's file in messages. */
    String name() {
        return suite.yaml().name();
    }

    /** {@code file}, taken relative to the suite {@code name}. */
    private static String beside(String name, String file) {
        if (DirectoryOptions.isUrl(file)) {
            return file;
        }
        Path parent = name.equals(Input.STANDARD) ? null : Input.path(name).getParent();
        return parent == null
                ? file
                : parent.resolve(Input.path(file)).normalize().toString();
    }
}
