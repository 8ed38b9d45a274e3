package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.HUB;
import static dev.tollgate.audit.check.Profile.MX;
import static dev.tollgate.audit.check.Profile.NULLCLIENT;
import static dev.tollgate.audit.topic.Rows.option;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.option.OptionType;
import dev.tollgate.sendmail.option.OptionValue;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.List;

/** How much one client, one message or one moment may take. */
final class Limits {
    private static final String SIZE = "MaxMessageSize";
    private static final String CHILDREN = "MaxDaemonChildren";

    private Limits() {}

    static List<Check> all() {
        return List.of(
                option(
                        Check.warning("TG940", "No maximum message size")
                                .fix(INTENT)
                                .as(Severity.INFO, NULLCLIENT),
                        SIZE,
                        "52428800",
                        c -> c.value(SIZE).strip().matches("0*")
                                && !c.value("MinFreeBlocks").contains("/"),
                        "one message may fill the queue's disk"),
                Check.error("TG941", "Message size that sendmail reads as another")
                        .fix(INTENT)
                        .both()
                        .each(Limits::size),
                Check.warning("TG942", "Maximum message size too small for today's mail")
                        .fix(UNSAFE)
                        .each(Limits::smallSize),
                option(
                        Check.warning("TG943", "No limit of recipients")
                                .fix(INTENT)
                                .as(Severity.INFO, NULLCLIENT),
                        "MaxRecipientsPerMessage",
                        "200",
                        c -> c.number("MaxRecipientsPerMessage") == 0,
                        "a message may have any number of recipients"),
                option(
                        Check.warning("TG944", "Fewer than 100 recipients allowed")
                                .fix(UNSAFE),
                        "MaxRecipientsPerMessage",
                        "100",
                        c -> c.number("MaxRecipientsPerMessage") > 0 && c.number("MaxRecipientsPerMessage") < 100,
                        "only {value} recipients are accepted. RFC 5321 requires 100, and not every client splits "
                                + "its message"),
                Check.error("TG945", "Number option with a value that is not a number")
                        .both()
                        .fix(UNSAFE)
                        .each(Limits::number),
                option(
                        Check.warning("TG946", "Address harvesting is not slowed down")
                                .fix(INTENT),
                        "BadRcptThrottle",
                        "3",
                        c -> c.number("BadRcptThrottle") == 0 && c.isReachable(),
                        "clients may try user names with RCPT as fast as they like"),
                option(
                        Check.warning("TG947", "No limit of daemon children")
                                .fix(INTENT)
                                .as(Severity.INFO, NULLCLIENT),
                        CHILDREN,
                        "60",
                        c -> c.number(CHILDREN) <= 0
                                && c.isReachable()
                                && !c.ports().stream()
                                        .allMatch(port -> port.equates().containsKey('c')),
                        "clients can fill the process table, and without a limit sendmail only slows flooding clients"
                                + " down instead of disconnecting them"),
                Check.warning("TG948", "One client can take all daemon children")
                        .fix(UNSAFE)
                        .each(Limits::oneClient),
                option(
                        Check.info("TG949", "No connection rate throttle").fix(INTENT),
                        "ConnectionRateThrottle",
                        "10",
                        c -> c.number("ConnectionRateThrottle") == 0,
                        "new connections are accepted as fast as they come"),
                option(
                        Check.warning("TG950", "No limit of header size").fix(INTENT),
                        "MaxHeadersLength",
                        "65536",
                        c -> c.number("MaxHeadersLength") == 0,
                        "headers of any length are accepted"),
                option(
                        Check.info("TG951", "Header limit below 16384").fix(UNSAFE),
                        "MaxHeadersLength",
                        "32768",
                        c -> c.number("MaxHeadersLength") > 0 && c.number("MaxHeadersLength") < 16384,
                        "{value} bytes are too few for mail with DKIM, ARC and a long route, which is rejected"),
                Check.info("TG952", "MIME header limit off or too low")
                        .fix(INTENT)
                        .each(Limits::mime),
                option(
                        Check.warning("TG953", "No reserve of queue disk").fix(INTENT),
                        "MinFreeBlocks",
                        "50000",
                        c -> c.number("MinFreeBlocks") < 100,
                        "mail is accepted until the queue's disk is full"),
                option(
                        Check.warning("TG954", "MinFreeBlocks with a slash").fix(UNSAFE),
                        "MinFreeBlocks",
                        "50000",
                        c -> c.value("MinFreeBlocks").contains("/"),
                        "what follows the slash in {value} silently becomes the maximum message size"),
                option(
                        Check.info("TG955", "No delay under load").fix(INTENT),
                        "DelayLA",
                        "8",
                        c -> c.number("DelayLA") == 0,
                        "under load sendmail refuses connections without delaying them first"),
                Check.warning("TG956", "Load limits in the wrong order, or off")
                        .fix(UNSAFE)
                        .each(Limits::load),
                Check.warning("TG957", "Idle clients hold a connection for an hour")
                        .fix(INTENT)
                        .each(Limits::idle),
                Check.warning("TG958", "Timeout below the minimum of the standard")
                        .fix(UNSAFE)
                        .each(Limits::shortTimeout),
                option(
                        Check.info("TG959", "IDENT queries").fix(INTENT),
                        "Timeout.ident",
                        "0",
                        c -> c.seconds("Timeout.ident") != 0,
                        "sendmail asks every client's port 113 who the user is: this is slow if a firewall drops "
                                + "the question, and the client may lie"),
                option(
                        Check.warning("TG960", "Useless commands are not slowed down")
                                .fix(INTENT),
                        "MaxNOOPCommands",
                        "10",
                        c -> c.number("MaxNOOPCommands") == 0,
                        "a client may send NOOP and similar commands as fast as it likes"),
                option(
                        Check.info("TG961", "Unusual hop limit").fix(UNSAFE),
                        "MaxHopCount",
                        "25",
                        c -> c.number("MaxHopCount") < 15 || c.number("MaxHopCount") > 100,
                        "after {value} hops a message counts as looping: below 15 good mail is lost, above 100 a "
                                + "loop runs for long"),
                option(
                        Check.warning("TG962", "Accepted mail is not on disk").fix(INTENT),
                        "SuperSafe",
                        "True",
                        c -> !c.value("SuperSafe").matches("(?i)[tyip].*|"),
                        "a message is accepted before it is on disk, so a crash loses it"),
                Check.info("TG963", "NUL bytes accepted").fix(INTENT).each(look -> {
                    if (look.audit().build().can("RejectNUL")
                            && (!look.c().isSet("RejectNUL") || !look.c().isTrue("RejectNUL"))) {
                        look.set(
                                "RejectNUL",
                                "true",
                                "bodies with NUL bytes are accepted, and filters and clients misread them");
                    }
                }),
                Check.info("TG964", "No greet pause").fix(INTENT).only(MX).each(look -> {
                    if (!look.c().feature("greet_pause") && look.c().isReachable()) {
                        look.lacks(
                                "FEATURE(`greet_pause', `3000')dnl",
                                "clients that talk before they are greeted, as spam programs do, are not rejected",
                                "");
                    }
                }),
                option(
                        Check.info("TG965", "No limit of queue children").fix(INTENT),
                        "MaxQueueChildren",
                        "20",
                        c -> c.number("MaxQueueChildren") == 0
                                && (c.number("MaxRunnersPerQueue") > 1
                                        || !c.cf().lines('Q').isEmpty()),
                        "queue runs may start any number of processes"),
                Check.warning("TG966", "Time without a unit").both().fix(UNSAFE).each(Limits::unit),
                Check.info("TG967", "No limits per client")
                        .only(MX, HUB)
                        .fix(UNSAFE)
                        .each(look -> {
                            if (look.c().isReachable() && !perClient(look.c())) {
                                look.lacks(
                                        "FEATURE(`ratecontrol', , `terminate')dnl",
                                        "there is no limit for a single client; the limits of the whole daemon "
                                                + "affect everybody",
                                        "");
                            }
                        }),
                Check.error("TG968", "Switch that reads as the opposite")
                        .both()
                        .fix(INTENT)
                        .each(Limits::toggle));
    }

    private static void size(Look look) {
        String value = look.c().value(SIZE).strip();
        if (!value.matches("[0-9]*")) {
            long read = OptionValue.number(value);
            String good = value.matches("[0-9]+[kK]")
                    ? Long.toString(read * 1024)
                    : value.matches("[0-9]+[mM][bB]?")
                            ? Long.toString(read * 1024 * 1024)
                            : value.matches("[0-9]{1,3}(,[0-9]{3})+") ? value.replace(",", "") : "52428800";
            look.set(
                    SIZE,
                    good,
                    "sendmail reads only digits: " + value + " becomes "
                            + (read > 0 ? "a limit of " + read + " bytes" : "no limit at all"));
        }
    }

    private static void smallSize(Look look) {
        long size = look.c().number(SIZE);
        if (size > 0 && size < 10_000_000 && look.c().value(SIZE).strip().matches("[0-9]+")) {
            Look loud = size < 65_536 ? look.as(Severity.ERROR) : look;
            loud.set(
                    SIZE,
                    "52428800",
                    size + " bytes are too few for "
                            + (size < 65_536
                                    ? "a message that RFC 5321 requires every host to accept"
                                    : "ordinary mail with attachments, which bounces"));
        }
    }

    private static void number(Look look) {
        for (CfSetting setting : look.c().cf().settings()) {
            setting.option()
                    .filter(option -> option.type() == OptionType.NUMBER)
                    .filter(option -> !option.name().equals(SIZE)
                            && isOther(option, setting.value().strip()))
                    .ifPresent(option -> {
                        String value = setting.value().strip();
                        look.set(
                                option.name(),
                                option.good().isEmpty() ? option.builtIn() : option.good(),
                                "sendmail reads " + option.name() + "=" + value + " as " + OptionValue.number(value)
                                        + " and does not say so");
                    });
        }
    }

    private static boolean isOther(SendmailOption option, String value) {
        boolean compound = option.name().equals("MinFreeBlocks") && value.contains("/");
        return !value.matches("-?[0-9]+|") && !compound;
    }

    private static boolean perClient(Configuration c) {
        return c.feature("conncontrol") || c.feature("ratecontrol");
    }

    private static void oneClient(Look look) {
        if (look.c().number(CHILDREN) > 0 && look.c().isReachable() && !perClient(look.c())) {
            look.lacks(
                    "FEATURE(`conncontrol', , `terminate')dnl",
                    "one client can open all " + look.c().number(CHILDREN)
                            + " connections and so block the port for everybody else",
                    "");
        }
    }

    private static void mime(Look look) {
        String[] parts = look.c().value("MaxMimeHeaderLength").split("/");
        long header = OptionValue.number(parts[0]);
        long field = parts.length > 1 ? OptionValue.number(parts[1]) : header / 2;
        if (header < 128 || field < 40) {
            look.set(
                    "MaxMimeHeaderLength",
                    "256/128",
                    header == 0
                            ? "MIME headers of any length reach clients that cannot cope with them"
                            : "limits below 128 bytes for MIME headers, or 40 for parameters, truncate ordinary mail");
        }
    }

    private static void load(Look look) {
        Configuration c = look.c();
        for (String name : List.of("QueueLA", "RefuseLA")) {
            if (c.isSet(name) && c.number(name) == 0) {
                look.set(
                        name,
                        name.equals("QueueLA") ? "16" : "24",
                        name + "=0 "
                                + (name.equals("QueueLA")
                                        ? "makes every load count as too high: mail is only queued"
                                        : "never refuses a connection, whatever the load"));
            }
        }
        if (c.isSet("QueueLA")
                && c.isSet("RefuseLA")
                && c.number("RefuseLA") > 0
                && c.number("RefuseLA") <= c.number("QueueLA")) {
            look.set(
                    "RefuseLA",
                    "24",
                    "connections are refused before mail is only queued: the order is delay, queue, refuse");
        }
        if (c.isSet("RefuseLA") && c.number("RefuseLA") > 0 && c.number("DelayLA") >= c.number("RefuseLA")) {
            look.set(
                    "DelayLA",
                    "8",
                    "connections are refused before they are delayed: the order is delay, queue, refuse");
        }
    }

    private static void idle(Look look) {
        if (!look.c().isReachable()) {
            return;
        }
        for (String name : List.of("Timeout.command", "Timeout.datablock")) {
            if (look.c().seconds(name) >= 3600) {
                look.set(
                        name,
                        name.endsWith("command") ? "5m" : "10m",
                        "a client that says nothing keeps its connection for "
                                + look.c().seconds(name) / 60 + " minutes");
            }
        }
    }

    private static void shortTimeout(Look look) {
        String[][] minima = {
            {"initial", "5m"},
            {"helo", "5m"},
            {"mail", "5m"},
            {"rcpt", "5m"},
            {"datainit", "2m"},
            {"datablock", "3m"},
            {"datafinal", "10m"},
            {"command", "5m"}
        };
        for (String[] minimum : minima) {
            String name = "Timeout." + minimum[0];
            if (look.c().isSet(name) && look.c().seconds(name) < OptionValue.seconds(minimum[1], OptionType.MINUTES)) {
                look.set(
                        name,
                        minimum[1],
                        name + "=" + look.c().value(name) + " is less than the " + minimum[1]
                                + " of RFC 5321: slow but honest hosts lose mail");
            }
        }
    }

    private static void unit(Look look) {
        for (CfSetting setting : look.c().cf().settings()) {
            SendmailOption option = setting.option().orElse(null);
            if (option != null
                    && option.type().isTime()
                    && setting.value().strip().matches("0*[1-9][0-9]*")
                    && !option.name().equals("AliasWait")) {
                String unit = option.type().name().toLowerCase(java.util.Locale.ROOT);
                look.set(
                        option.name(),
                        setting.value().strip() + "s",
                        option.name() + "=" + setting.value() + " has no unit, and sendmail reads it as "
                                + setting.value().strip() + " " + unit);
            }
        }
    }

    private static void toggle(Look look) {
        for (CfSetting setting : look.c().cf().settings()) {
            SendmailOption option = setting.option().orElse(null);
            if (option == null) {
                continue;
            }
            String value = setting.value().strip();
            boolean safe = option.name().equals("SuperSafe");
            boolean reads = value.matches(safe ? "(?i)[tyfnip].*|" : "(?i)[tyfn].*|");
            if ((option.type() == OptionType.SWITCH || safe) && !reads) {
                boolean meant = value.matches("(?i)1|on|en.*");
                look.set(
                        option.name(),
                        meant ? "True" : "False",
                        "only words that begin with t or y mean true: sendmail reads " + option.name() + "=" + value
                                + " as False");
            }
        }
    }
}
