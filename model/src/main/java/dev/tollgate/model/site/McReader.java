package dev.tollgate.model.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a site's facts from the text of an mc file: the macro calls at top level that set features, classes and the
 * definitions that change a decision. What an included file or a conditional adds is not seen.
 */
public final class McReader {
    private final Map<String, String> definitions = new HashMap<>();
    private final SiteBuilder site = Site.builder();

    private McReader() {}

    /** The facts in the text of an mc file. */
    public static Site read(String mc) {
        McReader reader = new McReader();
        reader.site.ownTags(OwnTags.in(mc));
        for (McCall call : McScanner.calls(mc)) {
            reader.take(call);
        }
        return reader.finish();
    }

    private void take(McCall call) {
        switch (call.name()) {
            case "FEATURE" -> feature(call);
            case "HACK" -> hack(call);
            case "define" -> definitions.put(call.argument(0), call.argument(1));
            case "undefine" -> definitions.remove(call.argument(0));
            case "LOCAL_DOMAIN" -> site.localDomains(words(call.argument(0)));
            case "RELAY_DOMAIN" -> site.relayDomains(words(call.argument(0)));
            case "TRUST_AUTH_MECH" -> site.authMechanisms(words(call.argument(0)));
            case "QUEUE_GROUP" -> site.queueGroups(List.of(call.argument(0)));
            case "RELAY_DOMAIN_FILE" -> classFile("R", call.argument(0));
            case "LOCAL_DOMAIN_FILE" -> classFile("w", call.argument(0));
            default -> {
                // Other macros decide nothing that an access entry depends on.
            }
        }
    }

    private void feature(McCall call) {
        String name = call.argument(0).toLowerCase(Locale.ROOT);
        switch (name) {
            case "access_db" -> accessDb(call);
            case "use_cw_file" -> classFile("w", definitions.getOrDefault("confCW_FILE", "/etc/mail/local-host-names"));
            case "delay_checks" -> site.with(Feature.DELAY_CHECKS, delayMode(call));
            case "relay_mail_from" ->
                site.with(Feature.RELAY_MAIL_FROM, call.argument(1).equals("domain") ? "domain" : "");
            case "nouucp" -> site.with(Feature.NOUUCP, call.argument(1).startsWith("r") ? "reject" : "");
            case "nopercenthack" ->
                site.with(Feature.NOPERCENTHACK, call.argument(1).startsWith("r") ? "reject" : "");
            case "ratecontrol" -> site.with(Feature.RATECONTROL, control(call));
            case "conncontrol" -> site.with(Feature.CONNCONTROL, control(call));
            default ->
                Feature.byName(name).ifPresent(feature -> {
                    boolean open = feature.takes("any text");
                    site.with(feature, open ? call.argument(1) : "");
                });
        }
    }

    private void hack(McCall call) {
        if (call.argument(0).equalsIgnoreCase("xconnect")) {
            site.with(Feature.XCONNECT);
        }
    }

    private static String delayMode(McCall call) {
        String mode = call.argument(1).toLowerCase(Locale.ROOT);
        String base = mode.startsWith("f") ? "friend" : mode.startsWith("h") ? "hater" : "";
        return call.argument(2).isEmpty() || base.isEmpty() ? base : base + ",n";
    }

    private static String control(McCall call) {
        String delay = call.argument(1).equalsIgnoreCase("nodelay") ? "nodelay" : "";
        return call.argument(2).equals("terminate") ? delay + ",terminate" : delay;
    }

    private void accessDb(McCall call) {
        String map = call.argument(1);
        if (map.equals("LDAP")) {
            site.accessMap(new AccessMap("ldap", List.of("-T<TMPF>"), ""));
        } else if (map.isEmpty()) {
            site.accessMap(AccessMap.STOCK);
        } else {
            AccessMap declared = AccessMap.parse(map);
            site.accessMap(
                    map.contains("-T<TMPF>")
                            ? declared
                            : AccessMap.parse(declared.mapClass() + " -T<TMPF> "
                                    + map.substring(declared.mapClass().length())));
        }
        for (int i = 2; i <= 4; i++) {
            switch (call.argument(i).toLowerCase(Locale.ROOT)) {
                case "skip" -> site.with(Feature.SKIP);
                case "lookupdotdomain" -> site.with(Feature.LOOKUPDOTDOMAIN);
                case "relaytofulladdress" -> site.with(Feature.RELAYTOFULLADDRESS);
                default -> {
                    // m4 ignores any other word in these places.
                }
            }
        }
    }

    private void classFile(String name, String path) {
        boolean optional = path.startsWith("-o");
        site.classFile(new ClassFile(name, optional ? path.substring(2).trim() : path, optional));
    }

    private Site finish() {
        defined("confDOMAIN_NAME").ifPresent(site::hostName);
        defined("confCR_FILE").ifPresent(path -> classFile("R", path));
        if (defined("confUSE_COMPRESSED_IPV6_ADDRESSES")
                .filter(text -> text.matches("(?i)[ty].*"))
                .isPresent()) {
            site.with(Feature.USE_COMPRESSED_IPV6);
        }
        if (definitions.containsKey("TLS_PERM_ERR")) {
            site.with(Feature.TLS_PERM_ERR);
        }
        defined("_CERT_REGEX_ISSUER_").ifPresent(text -> site.with(Feature.CERT_REGEX_ISSUER, text));
        defined("_CERT_REGEX_SUBJECT_").ifPresent(text -> site.with(Feature.CERT_REGEX_SUBJECT, text));
        Replies stock = Replies.STOCK;
        String relay = site.authMechanisms.isEmpty() ? stock.relay() : Replies.RELAY_WITH_AUTH;
        site.replies(new Replies(
                defined("confREJECT_MSG").orElse(stock.reject()),
                defined("confRCPTREJ_MSG").orElse(stock.rejectRecipient()),
                defined("confRELAY_MSG").orElse(relay)));
        return site.known(SiteFact.QUEUE_GROUPS).noOtherFeatures().build();
    }

    private Optional<String> defined(String name) {
        return Optional.ofNullable(definitions.get(name)).filter(text -> !text.isEmpty());
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("[\\s,]+"));
    }
}
