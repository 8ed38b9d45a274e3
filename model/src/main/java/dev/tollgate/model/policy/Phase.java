package dev.tollgate.model.policy;

import java.util.Arrays;
import java.util.Optional;

/** A moment of a session at which sendmail consults the access database, and the ruleset that it calls then. */
public enum Phase {
    CONNECT("connect", "check_relay"),
    MAIL("mail", "check_mail"),
    RCPT("rcpt", "check_rcpt"),
    TLS_CLIENT("tls-client", "tls_client"),
    TLS_SERVER("tls-server", "tls_server"),
    TLS_RCPT("tls-rcpt", "tls_rcpt"),
    TRY_TLS("try-tls", "try_tls"),
    SRV_FEATURES("srv-features", "srv_features"),
    CLT_FEATURES("clt-features", "clt_features"),
    TLS_SRV_FEATURES("tls-srv-features", "tls_srv_features"),
    TLS_CLT_FEATURES("tls-clt-features", "tls_clt_features"),
    AUTHINFO("authinfo", "authinfo"),
    GREET_PAUSE("greet-pause", "greet_pause"),
    CLIENT_RATE("client-rate", "RateControl"),
    CLIENT_CONN("client-conn", "ConnControl"),
    QUEUE_GROUP("queue-group", "queuegroup"),
    COMPAT("compat", "check_compat");

    private final String option;
    private final String ruleset;

    Phase(String option, String ruleset) {
        this.option = option;
        this.ruleset = ruleset;
    }

    /** The phase's name on the command line. */
    public String option() {
        return option;
    }

    /** The ruleset that sendmail calls. */
    public String ruleset() {
        return ruleset;
    }

    /** The phase with this command-line name. */
    public static Optional<Phase> byOption(String option) {
        return Arrays.stream(values())
                .filter(phase -> phase.option.equals(option))
                .findFirst();
    }
}
