package dev.tollgate.audit.check;

import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Host;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is audited.
 *
 * @param mta the daemon's configuration
 * @param submit the submission program's
 * @param host the host's facts
 * @param profile what the host is for
 * @param build its sendmail
 */
public record Audit(
        Optional<Configuration> mta, Optional<Configuration> submit, Host host, Profile profile, Build build) {
    /** Both configurations, as far as they are known. */
    public List<Configuration> configurations() {
        return Stream.of(mta, submit).flatMap(Optional::stream).toList();
    }

    /** Whether the profile is one of {@code profiles}. */
    public boolean is(Profile... profiles) {
        return List.of(profiles).contains(profile);
    }
}
