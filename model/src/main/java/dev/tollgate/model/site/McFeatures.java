package dev.tollgate.model.site;

import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Expansion;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The features that the calls of an mc switch on, in the order in which m4 makes the calls: several features are without
 * effect in front of access_db.
 */
final class McFeatures {
    private static final Set<Feature> AFTER_ACCESS_DB = Set.of(
            Feature.BLOCKLIST_RECIPIENTS,
            Feature.LOOKUPDOTDOMAIN,
            Feature.RELAY_MAIL_FROM,
            Feature.RATECONTROL,
            Feature.CONNCONTROL,
            Feature.XCONNECT);

    /** Features that leave nothing in the cf where there is no access map at all. */
    private static final Set<Feature> OF_ACCESS_MAP =
            Set.of(Feature.TLS_SESSION_FEATURES, Feature.RELAYTOFULLADDRESS, Feature.SKIP);

    /** Features that change rules which are not there where everybody may relay. */
    private static final Set<Feature> OF_RELAYING = Set.of(
            Feature.RELAY_LOCAL_FROM, Feature.RELAY_HOSTS_ONLY, Feature.RELAY_ENTIRE_DOMAIN, Feature.RELAY_MAIL_FROM);

    private final Expansion expansion;
    private final SiteBuilder site;
    private final BiConsumer<Call, String> warn;
    private final Map<Feature, Call> calls = new EnumMap<>(Feature.class);
    private final Map<Feature, String> on = new EnumMap<>(Feature.class);
    private final Set<String> told = new HashSet<>();
    private boolean access;
    private boolean mailer;
    private boolean pauseAsks = true;

    /** Tells {@code warn} what is without effect. */
    McFeatures(Expansion expansion, SiteBuilder site, BiConsumer<Call, String> warn) {
        this.expansion = expansion;
        this.site = site;
        this.warn = warn;
    }

    /** The features that are on, with their arguments. */
    Map<Feature, String> read() {
        for (Call call : expansion.calls()) {
            switch (call.name()) {
                case "FEATURE" -> feature(call);
                case "MAILER" -> mailer = true;
                case "HACK" -> {
                    if (call.argument(0).equals("xconnect")) {
                        set(Feature.XCONNECT, "", call);
                    }
                }
                default -> {
                    // Definitions are taken as they are at the end.
                }
            }
        }
        definitions();
        if (!on.containsKey(Feature.BLOCKLIST_RECIPIENTS)) {
            // The third argument changes rules of that feature alone.
            on.computeIfPresent(Feature.DELAY_CHECKS, (feature, argument) -> argument.replace(",n", ""));
        }
        if (on.containsKey(Feature.PROMISCUOUS_RELAY)) {
            // The rules that would refuse these addresses are part of the rules on relaying.
            on.computeIfPresent(Feature.NOUUCP, (feature, argument) -> "");
            on.computeIfPresent(Feature.NOPERCENTHACK, (feature, argument) -> "");
            on.keySet().removeAll(OF_RELAYING);
        }
        if (!access) {
            on.keySet().removeAll(OF_ACCESS_MAP);
        }
        if (!pauseAsks) {
            site.greetPauseWithoutMap();
        }
        return on;
    }

    /** The call that switched the feature on. */
    Map<Feature, Call> calls() {
        return calls;
    }

    private void feature(Call call) {
        String name = call.argument(0);
        if (mailer && call.inMain() && told.add("mailer")) {
            warn.accept(call, "FEATURE(`" + name + "') after MAILER: m4 complains; put features before MAILER");
        }
        switch (name) {
            case "access_db" -> accessDb(call);
            case "blacklist_recipients" -> set(Feature.BLOCKLIST_RECIPIENTS, "", call);
            case "delay_checks" -> set(Feature.DELAY_CHECKS, delayMode(call), call);
            case "relay_mail_from" ->
                set(Feature.RELAY_MAIL_FROM, call.argument(1).equals("domain") ? "domain" : "", call);
            case "nouucp" -> set(Feature.NOUUCP, call.argument(1).startsWith("r") ? "reject" : "", call);
            case "nopercenthack" -> set(Feature.NOPERCENTHACK, call.argument(1).startsWith("r") ? "reject" : "", call);
            case "ratecontrol" -> set(Feature.RATECONTROL, control(call), call);
            case "conncontrol" -> set(Feature.CONNCONTROL, control(call), call);
            case "greet_pause" -> greetPause(call);
            case "nocanonify" -> {
                boolean hosts = call.argument(1).equalsIgnoreCase("canonify_hosts");
                set(Feature.NOCANONIFY, hosts ? "canonify_hosts" : "", call);
            }
            case "msp", "nullclient" -> mailer = true;
            case "bcc" -> {
                if (call.argument(1).equalsIgnoreCase("access")) {
                    named(call);
                }
            }
            default -> {
                if (McPrelude.FEATURES.contains(name)) {
                    named(call);
                }
            }
        }
    }

    private void named(Call call) {
        Feature.byName(call.argument(0)).ifPresent(feature -> {
            String argument = feature.takes("any text") ? call.argument(1) : "";
            boolean own = feature == Feature.AUTHINFO;
            set(feature, own ? site.features.getOrDefault(feature, argument) : open(feature, argument), call);
        });
    }

    /** The argument of a feature whose argument the cf shows; of the others only whether they are on can be read. */
    private static String open(Feature feature, String argument) {
        return feature == Feature.QUEUEGROUP ? argument : "";
    }

    private void set(Feature feature, String argument, Call call) {
        if (!access && AFTER_ACCESS_DB.contains(feature)) {
            warn.accept(
                    call,
                    "FEATURE(`" + call.argument(0)
                            + "') before FEATURE(`access_db') has no effect: m4 needs access_db first");
            return;
        }
        on.put(feature, argument);
        calls.put(feature, call);
    }

    private void greetPause(Call call) {
        String pause = call.argument(1);
        if (!access) {
            pauseAsks = false;
            warn.accept(
                    call,
                    "FEATURE(`greet_pause') before FEATURE(`access_db') never looks GreetPause: up; put access_db first");
        } else {
            pauseAsks = true;
        }
        set(Feature.GREET_PAUSE, pause, call);
    }

    private void accessDb(Call call) {
        access = true;
        for (int i = 2; i <= 4; i++) {
            switch (call.argument(i).toLowerCase(Locale.ROOT)) {
                case "skip" -> set(Feature.SKIP, "", call);
                case "lookupdotdomain" -> set(Feature.LOOKUPDOTDOMAIN, "", call);
                case "relaytofulladdress" -> set(Feature.RELAYTOFULLADDRESS, "", call);
                default -> {
                    // m4 ignores any other word in these places.
                }
            }
        }
    }

    private static String delayMode(Call call) {
        String mode = call.argument(1).toLowerCase(Locale.ROOT);
        String base = mode.startsWith("f") ? "friend" : mode.startsWith("h") ? "hater" : "";
        return call.argument(2).isEmpty() || base.isEmpty() ? base : base + ",n";
    }

    private String control(Call call) {
        // Without delay_checks before it m4 complains of the word and leaves it out.
        boolean delayed = on.containsKey(Feature.DELAY_CHECKS);
        String delay = delayed && call.argument(1).equalsIgnoreCase("nodelay") ? "nodelay" : "";
        return call.argument(2).equals("terminate") ? delay + ",terminate" : delay;
    }

    private void definitions() {
        Map<String, String> defined = expansion.definitions();
        if (site.features.containsKey(Feature.USE_COMPRESSED_IPV6)) {
            on.put(Feature.USE_COMPRESSED_IPV6, "");
        }
        for (Feature feature : List.of(Feature.CERT_REGEX_ISSUER, Feature.CERT_REGEX_SUBJECT)) {
            if (access && defined.containsKey(feature.mcName())) {
                on.put(feature, defined.get(feature.mcName()));
            }
        }
        boolean debian = "debian".equals(defined.get("__OSTYPE__"));
        boolean delayed = on.containsKey(Feature.DELAY_CHECKS);
        if (delayed && (debian || defined.containsKey(Feature.MAIL_MACRO.mcName()))) {
            on.put(Feature.MAIL_MACRO, "");
        }
        if (access && defined.containsKey("TLS_PERM_ERR")) {
            on.put(Feature.TLS_PERM_ERR, "");
        }
        Replies stock = Replies.STOCK;
        boolean promiscuous = on.containsKey(Feature.PROMISCUOUS_RELAY);
        if (promiscuous) {
            // Where everybody may relay, the rules that would look a recipient up for it are left out.
            on.remove(Feature.RELAYTOFULLADDRESS);
        }
        boolean authenticates = defined.containsKey("_USE_AUTH_") && !promiscuous;
        String relay = authenticates ? Replies.RELAY_WITH_AUTH : stock.relay();
        site.replies(new Replies(
                defined.getOrDefault("confREJECT_MSG", stock.reject()),
                defined.getOrDefault("confRCPTREJ_MSG", stock.rejectRecipient()),
                promiscuous ? relay : defined.getOrDefault("confRELAY_MSG", relay)));
    }
}
