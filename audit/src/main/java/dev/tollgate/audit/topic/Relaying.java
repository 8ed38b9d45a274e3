package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.HUB;
import static dev.tollgate.audit.check.Profile.MX;
import static dev.tollgate.audit.check.Profile.POPIMAP;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.sendmail.conf.CfClass;
import dev.tollgate.sendmail.conf.CfMap;
import dev.tollgate.sendmail.mc.Call;
import java.util.List;
import java.util.Optional;

/** Who may send to whom through this host. */
final class Relaying {
    private Relaying() {}

    static List<Check> all() {
        return List.of(
                feature(
                        Check.error("TG970", "Open relay").standards("GEN004710", "RHEL-08-040290", "RHEL-09-252050"),
                        "promiscuous_relay",
                        "anyone may send mail to anyone through this host"),
                feature(
                        Check.error("TG971", "Relay for anyone who claims a local sender")
                                .standards("GEN004710"),
                        "relay_local_from",
                        "anyone who uses one of this host's domains in MAIL FROM may relay, and anyone can do that"),
                feature(
                        Check.error("TG972", "Relay by sender entries of the access map")
                                .standards("GEN004710"),
                        "relay_mail_from",
                        "a From: entry with RELAY lets every client that claims the sender relay"),
                feature(
                        Check.warning("TG973", "Loose relay check"),
                        "loose_relay_check",
                        "a recipient such as user%other.example@here is not checked again after 'here' is removed"),
                feature(
                        Check.warning("TG974", "Senders of domains that do not exist accepted"),
                        "accept_unresolvable_domains",
                        "senders of domains that do not exist are accepted, and bounces to them wait in the queue for"
                                + " days"),
                Check.warning("TG975", "Senders without a domain accepted")
                        .fix(UNSAFE)
                        .each(Relaying::unqualified),
                feature(
                        Check.warning("TG976", "Relay for every domain whose MX points here"),
                        "relay_based_on_MX",
                        "anyone can make this host relay for a domain by pointing its MX record here"),
                Check.info("TG977", "Relay for the host's whole domain")
                        .each(look -> called(look, "relay_entire_domain")
                                .ifPresent(call -> look.call(
                                        call,
                                        "every host of this host's domain may relay, including guests and printers",
                                        "RELAY_DOMAIN(`host.example.com')dnl"))),
                Check.error("TG978", "relay-domains is far too wide").each(Relaying::wide),
                Check.info("TG979", "No access map").only(MX, HUB).each(look -> {
                    if (look.c().accessMap().isEmpty()) {
                        look.whole(
                                "there is no access map, so no single host can be rejected, and greet_pause, "
                                        + "ratecontrol and conncontrol cannot work",
                                "FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access')dnl",
                                "");
                    }
                }),
                Check.warning("TG980", "Access map that may fail silently")
                        .fix(UNSAFE)
                        .each(Relaying::silent),
                Check.info("TG988", "Relaying granted to this host by name").each(Relaying::byName));
    }

    private static Optional<Call> called(Look look, String feature) {
        return look.c().feature(feature) ? look.c().featureCall(feature) : Optional.empty();
    }

    /** A feature that should not be there. */
    private static Check feature(Check check, String name, String says) {
        return check.fix(UNSAFE).each(look -> {
            Optional<Call> call = look.c().featureCall(name);
            if (!look.c().feature(name)) {
                return;
            }
            if (call.isPresent()) {
                look.remove(call.get(), says);
            } else {
                look.whole(says, "dnl FEATURE(`" + name + "')dnl", "");
            }
        });
    }

    private static void unqualified(Look look) {
        String says = "strangers may use a sender without a domain, which then looks like a user of this host";
        if (look.c().feature("accept_unqualified_senders")) {
            look.c()
                    .featureCall("accept_unqualified_senders")
                    .ifPresentOrElse(
                            call -> look.remove(call, says),
                            () -> look.whole(says, "dnl FEATURE(`accept_unqualified_senders')dnl", ""));
        }
        look.c().ports().stream()
                .filter(port -> !port.isLoopback() && port.modifiers().indexOf('u') >= 0)
                .forEach(port -> port.line()
                        .ifPresent(line -> look.line(line, says + ": port " + port.port() + " has M=u", "", "")));
    }

    private static void wide(Look look) {
        for (String word : look.c().classWords("R")) {
            if (isWide(word)) {
                look.whole(
                        "'" + word + "' in class R lets that whole part of the internet relay",
                        "RELAY_DOMAIN(`our.example')dnl",
                        "");
            }
        }
        for (CfClass file : look.c().cf().classFiles()) {
            if (file.name().equals("R") || file.name().equals("RelayDomain")) {
                List<String> lines = look.host().lines(file.path()).toList();
                for (int i = 0; i < lines.size(); i++) {
                    String word = lines.get(i).replaceAll("#.*", "").strip();
                    if (isWide(word)) {
                        look.text(
                                file.path(),
                                i + 1,
                                lines.get(i),
                                "'" + word + "' lets that whole part of the internet relay",
                                "");
                    }
                }
            }
        }
    }

    /** A top-level domain, or a net of one octet that is nobody's own. */
    static boolean isWide(String word) {
        return word.matches("[A-Za-z]{2,}") && !word.equalsIgnoreCase("localhost")
                || word.matches("[0-9]{1,3}\\.?") && !word.matches("(10|127)\\.?")
                || word.equals("::")
                || word.equals("IPv6:")
                || word.equals("IPv6:::");
    }

    private static void silent(Look look) {
        CfMap map = look.c().accessMap().orElse(null);
        if (map == null || map.file().isEmpty()) {
            return;
        }
        boolean temporary = (" " + map.flags() + " ").contains("-T<TMPF>");
        if (map.isOptional() || !temporary) {
            String good = map.type() + " -T<TMPF> " + map.path();
            String says = map.isOptional()
                    ? "with -o a missing or unsafe access map counts as an empty one: nothing is rejected, and "
                            + "nothing says so"
                    : "without -T<TMPF> a failing access map counts as one without the entry";
            Optional<Call> call = look.c()
                    .featureCall("access_db")
                    .filter(found -> found.arguments().size() > 1);
            if (call.isPresent()) {
                look.argument(call.get(), 1, good, says, "Kaccess " + good);
            } else {
                look.line(map.line(), says, "FEATURE(`access_db', `" + good + "')dnl", "Kaccess " + good);
            }
        }
    }

    private static void byName(Look look) {
        String path = look.c().accessMap().map(CfMap::path).orElse("");
        String own = look.host().name();
        List<String> lines = look.host().lines(path).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("(?i)(connect:)?(localhost|localhost\\.localdomain"
                    + (own.isEmpty() ? "" : "|" + java.util.regex.Pattern.quote(own)) + ")\\s+\"?RELAY\"?\\s*")) {
                look.text(
                        path,
                        i + 1,
                        line,
                        "sendmail relays for 127.0.0.1 anyway, and a name comes from DNS, where others may set it",
                        Commands.of("tollgate", "unset", path, line.split("\\s+")[0])
                                .text());
            }
        }
    }

    static List<Check> ports() {
        return List.of(
                Check.warning("TG981", "Daemon listens to the world on a host that only sends")
                        .only(dev.tollgate.audit.check.Profile.NULLCLIENT)
                        .standards("CIS-2.1.21", "GEN004710")
                        .each(look -> look.c().ports().stream()
                                .filter(port -> !port.isLoopback())
                                .forEach(port -> {
                                    String says = "other hosts can connect to port " + port.port()
                                            + ", but this host only sends";
                                    String alone = "Name=MTA, Family=inet, Addr=127.0.0.1, Port=smtp";
                                    if (port.line().isPresent()) {
                                        PortLines.report(look, port, says);
                                    } else {
                                        look.whole(
                                                says,
                                                "DAEMON_OPTIONS(`" + alone + "')dnl",
                                                "O DaemonPortOptions=" + alone);
                                    }
                                })),
                Check.warning("TG982", "Submission port without required authentication")
                        .needs("sasl")
                        .each(look -> look.c().ports().stream()
                                .filter(PortLines::lacksLogin)
                                .forEach(port -> {
                                    String says =
                                            "port 587 is for users who authenticate, but nobody has to: M= lacks a";
                                    if (port.line().isPresent()) {
                                        PortLines.report(look, port, says);
                                    } else {
                                        look.advise(
                                                "DaemonPortOptions",
                                                says,
                                                "FEATURE(`no_default_msa')dnl\nDAEMON_OPTIONS(`Name=MSA, Port=submission, M=Ea')dnl",
                                                "O DaemonPortOptions=Name=MSA, Port=submission, M=Ea");
                                    }
                                })),
                Check.error("TG983", "Authentication required on port 25 of a mail exchanger")
                        .needs("sasl")
                        .only(MX, HUB)
                        .each(look -> look.c().ports().stream()
                                .filter(PortLines::wantsLogin)
                                .forEach(port -> PortLines.report(
                                        look, port, "no other host can deliver mail here: M= has a on port 25"))),
                Check.info("TG984", "AUTH offered on port 25")
                        .needs("sasl")
                        .each(look -> look.c().ports().stream()
                                .filter(port -> PortLines.offersLogin(look, port))
                                .forEach(port -> PortLines.report(
                                        look,
                                        port,
                                        "passwords can be guessed on port 25 as well; users have port 587"))),
                Check.error("TG985", "Port 465 without TLS")
                        .each(look -> look.c().ports().stream()
                                .filter(PortLines::lacksTls)
                                .forEach(port -> PortLines.report(
                                        look,
                                        port,
                                        "clients of port 465 begin with TLS, but sendmail greets "
                                                + "them without it: M= lacks s"))),
                Check.info("TG986", "Default submission port in addition to configured ports")
                        .fix(INTENT)
                        .each(look -> {
                            boolean own = look.c()
                                    .mc()
                                    .filter(mc -> !mc.expansion()
                                            .callsOf("DAEMON_OPTIONS")
                                            .isEmpty())
                                    .isPresent();
                            if (own && !look.c().feature("no_default_msa")) {
                                look.lacks(
                                        "FEATURE(`no_default_msa')dnl",
                                        "in addition to the ports of this mc, port 587 is open on all addresses",
                                        "");
                            }
                        }),
                Check.info("TG987", "Daemon on all addresses")
                        .only(HUB, POPIMAP)
                        .each(look -> look.c().ports().stream()
                                .filter(port -> port.address().isEmpty())
                                .forEach(port -> port.line()
                                        .ifPresent(line -> look.line(
                                                line,
                                                "port " + port.port() + " is open on every address of the host",
                                                "",
                                                "")))));
    }
}
