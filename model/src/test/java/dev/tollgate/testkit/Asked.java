package dev.tollgate.testkit;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Optional;
import java.util.function.Function;

/** Puts a phase's question to sendmail. */
public final class Asked {
    private final SendmailBt sendmail;
    private final Site site;
    private final Function<Facts, String> sender;

    /**
     * Questions to {@code sendmail}.
     *
     * @param sender the macro {@code f} of a session
     */
    public Asked(SendmailBt sendmail, Site site, Function<Facts, String> sender) {
        this.sendmail = sendmail;
        this.site = site;
        this.sender = sender;
    }

    /**
     * sendmail's answer, or nothing if this configuration has no such ruleset or test mode cannot ask it: there
     * a comma ends an address, and a quote in a name takes the rest of the line. A TLS session's peer always has a name: without one these two rulesets search for
     * rubbish.
     */
    public Optional<SendmailBt.Answer> ask(Phase phase, Facts facts) {
        define(facts);
        String name = facts.get(Fact.CLIENT_NAME);
        String addr = facts.get(Fact.CLIENT_ADDR);
        String server = facts.get(Fact.SERVER_NAME);
        String serverAddr = facts.get(Fact.SERVER_ADDR);
        String from = facts.get(Fact.FROM);
        String to = facts.get(Fact.TO);
        String verify = facts.get(Fact.VERIFY);
        boolean delayed = site.has(Feature.DELAY_CHECKS);
        boolean immediate = site.argument(Feature.RATECONTROL)
                .filter(argument -> argument.startsWith("nodelay"))
                .isPresent();
        String asked = switch (phase) {
            case CONNECT, TLS_SRV_FEATURES, GREET_PAUSE -> name;
            case TLS_CLT_FEATURES, AUTHINFO -> server;
            case MAIL -> from;
            case RCPT, TLS_RCPT, QUEUE_GROUP -> to;
            case COMPAT -> from + to;
            default -> "";
        };
        boolean host = asked.equals(name) || asked.equals(server);
        if (asked.indexOf(',') >= 0 || host && asked.indexOf('"') >= 0) {
            return Optional.empty();
        }
        return switch (phase) {
            case CONNECT ->
                delayed && !immediate ? Optional.empty() : Optional.of(sendmail.ask("check_relay", name, addr));
            case MAIL -> delayed ? Optional.empty() : Optional.of(sendmail.ask("check_mail", "<" + from + ">"));
            case RCPT -> Optional.of(sendmail.ask("check_rcpt", "<" + to + ">"));
            case TLS_CLIENT -> Optional.of(sendmail.ask("tls_client", verify, "MAIL"));
            case TLS_SERVER -> verify.isEmpty() ? Optional.empty() : Optional.of(sendmail.ask("tls_server", verify));
            case TLS_RCPT -> Optional.of(sendmail.ask("tls_rcpt", to));
            case TRY_TLS -> Optional.of(sendmail.ask("try_tls", "x"));
            case SRV_FEATURES -> Optional.of(sendmail.ask("srv_features", "x"));
            case CLT_FEATURES -> Optional.of(sendmail.ask("clt_features", "x"));
            case TLS_SRV_FEATURES ->
                name.isEmpty()
                        ? Optional.empty()
                        : when(Feature.TLS_SESSION_FEATURES, () -> sendmail.ask("tls_srv_features", name, addr));
            case TLS_CLT_FEATURES ->
                server.isEmpty()
                        ? Optional.empty()
                        : when(
                                Feature.TLS_SESSION_FEATURES,
                                () -> sendmail.ask("tls_clt_features", server, serverAddr));
            case AUTHINFO -> Optional.of(sendmail.ask("authinfo", server, serverAddr));
            case GREET_PAUSE -> when(Feature.GREET_PAUSE, () -> sendmail.ask("greet_pause", name, addr));
            case CLIENT_RATE -> when(Feature.RATECONTROL, () -> sendmail.ask("RateControl", "x"));
            case CLIENT_CONN -> when(Feature.CONNCONTROL, () -> sendmail.ask("ConnControl", "x"));
            case QUEUE_GROUP -> when(Feature.QUEUEGROUP, () -> sendmail.ask("queuegroup", to));
            case COMPAT ->
                when(Feature.COMPAT_CHECK, () -> sendmail.ask("check_compat", from.isEmpty() ? "<>" : from, to));
        };
    }

    private Optional<SendmailBt.Answer> when(Feature feature, java.util.function.Supplier<SendmailBt.Answer> ask) {
        return site.has(feature) ? Optional.of(ask.get()) : Optional.empty();
    }

    private void define(Facts facts) {
        sendmail.define("f", sender.apply(facts));
        sendmail.define("mail_from", "<" + facts.get(Fact.FROM) + ">");
        for (Fact fact : Fact.values()) {
            String macro = switch (fact) {
                case HELO -> "s";
                case DELIVERY_MODE -> "deliveryMode";
                case FROM, TO, CERT_ALTNAME, FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL -> "";
                default -> fact.option().replace('-', '_');
            };
            if (!macro.isEmpty()) {
                sendmail.define(macro, facts.get(fact));
            }
        }
    }
}
