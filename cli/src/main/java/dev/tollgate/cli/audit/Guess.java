package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.host.Host;
import dev.tollgate.sendmail.conf.CfMailer;
import java.util.List;
import java.util.Optional;

/**
 * A guess at what a host is for.
 *
 * @param because what it goes by
 */
record Guess(Profile profile, String because) {
    private static final int FIRST_PERSON = 1000;

    static Guess of(Optional<Configuration> mta, Host host) {
        if (mta.isEmpty()) {
            return new Guess(Profile.NULLCLIENT, "there is no daemon's configuration");
        }
        Configuration c = mta.get();
        if (c.feature("nullclient")) {
            return new Guess(Profile.NULLCLIENT, "FEATURE(`nullclient')");
        }
        if (!c.isReachable()) {
            return new Guess(Profile.LOGIN, "it listens on the loopback address only");
        }
        Optional<CfMailer> local = c.mailer("local");
        // z is the flag of a mailer that speaks LMTP; mail.local speaks it, too, and is not a store.
        boolean store = local.filter(mailer -> mailer.program().contains("lmtp")
                        || !mailer.isProgram() && mailer.flags().contains("z"))
                .isPresent();
        if (!store && !c.cf().mailers().isEmpty() && !c.deliversLocally()) {
            return new Guess(Profile.FIREWALL, "it delivers no mail itself");
        }
        if (c.cf().macro("H").filter(hub -> !hub.isBlank()).isPresent()) {
            return new Guess(Profile.FIREWALL, "all local mail is sent to another host (MAIL_HUB)");
        }
        if (store) {
            return new Guess(Profile.POPIMAP, "local mail goes to a store by LMTP");
        }
        List<String> shells = host.lines("/etc/shells").map(String::strip).toList();
        long people = host.users().stream()
                .filter(user -> user.uid() >= FIRST_PERSON && user.uid() < 60_000 && shells.contains(user.shell()))
                .count();
        if (people > 0) {
            return new Guess(Profile.LOGIN, people == 1 ? "one user has a shell" : people + " users have a shell");
        }
        return new Guess(Profile.MX, "it receives mail from other hosts");
    }
}
