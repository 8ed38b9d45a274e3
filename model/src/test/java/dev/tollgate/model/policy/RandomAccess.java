package dev.tollgate.model.policy;

import dev.tollgate.model.policy.ruleset.Session;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Random access files and facts over a small vocabulary, so that keys collide, nest and are found. */
public final class RandomAccess {
    private static final String[] DOMAINS = {
        "a.test",
        "b.a.test",
        "c.b.a.test",
        "test",
        "d.test",
        "mx.local.test",
        "local.test",
        "x.example",
        "example",
        "y.x.example",
        "relay.example",
        "sub.relay.example",
        "localhost",
        "x-y.test",
        "own.test"
    };
    private static final String[] USERS = {"u", "v", "u+det", "u+", "v+w+x", "first.last", "postmaster", "abuse"};
    /** Local parts that only keys have: what blanks, quotes and backslashes in an address may become. */
    private static final String[] ODD_USERS = {
        "two_words", "\"u\"", "\"first.last\"", "uv", "u\\v", "\"u\\\"v\"", "u\"v"
    };

    private static final String[] ADDRESSES = {
        "10.1.2.3",
        "10.1.2.4",
        "10.9.9.9",
        "192.0.2.77",
        "127.0.0.1",
        "127.0.0.2",
        "IPv6:2001:db8:0:0:0:0:a:1",
        "IPv6:2001:db8:0:0:0:0:b:2",
        "IPv6:0:0:0:0:0:0:0:1",
        "IPv6:2001:db8::a:1",
        "IPv6:::1"
    };
    private static final String[] TAGS = {
        "Connect",
        "From",
        "To",
        "Spam",
        "TLS_Srv",
        "TLS_Clt",
        "TLS_Rcpt",
        "Try_TLS",
        "Srv_Features",
        "Clt_Features",
        "TLS_Srv_Features",
        "TLS_Clt_Features",
        "AuthInfo",
        "GreetPause",
        "ClientRate",
        "ClientConn",
        "QGRP"
    };
    private static final String[] PLAIN_VERDICTS = {"RELAY", "OK", "REJECT", "SKIP", "DISCARD", "QUARANTINE:why not"};
    private static final String[] RARE_TAGS = {
        "Spam", "TLS_Srv_Features", "TLS_Clt_Features", "GreetPause", "ClientRate", "ClientConn", "QGRP"
    };
    private static final String[] DNS = {
        "/C=US/ST=California/O=Sendmail,+20Inc./CN=CA+20One", "/C=DE/O=Acme/CN=Acme+20CA", "/CN=other"
    };
    private static final String[] SUBJECTS = {
        "/C=US/O=Sendmail,+20Inc./CN=Gregory+20Neil", "/C=DE/O=Acme/CN=h.a.test", "/CN=x"
    };

    private final Random random;
    private final RandomValues values;
    /** The addresses that clients have and keys are made of. */
    private final String[] addresses;

    /** The local parts that keys are made of. */
    private final String[] keyUsers;

    public RandomAccess(Random random) {
        this(
                random,
                List.of(ADDRESSES),
                Stream.of(USERS, ODD_USERS).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** Entries and facts of sessions with these clients. */
    public RandomAccess(Random random, List<String> addresses) {
        this(random, addresses, USERS);
    }

    private RandomAccess(Random random, List<String> addresses, String[] keyUsers) {
        this.random = random;
        values = new RandomValues(random);
        this.addresses = addresses.toArray(String[]::new);
        this.keyUsers = keyUsers;
    }

    private String pick(String... choices) {
        return Seeded.pick(random, choices);
    }

    public byte[] accessFile(int entries) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            entry(lines);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (key, value) -> text.append(key).append('\t').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void entry(Map<String, String> lines) {
        switch (random.nextInt(16)) {
            case 0 -> put(lines, "", key());
            case 1 -> put(lines, "CertIssuer", pick(DNS));
            case 2 -> put(lines, "CertSubject", pick(SUBJECTS));
            case 3 -> put(lines, "MyCA", pick(DNS));
            case 4 -> put(lines, "Compat", pick(sender(), "<>") + "<@>" + pick(USERS) + "@" + pick(DOMAINS));
            case 5, 6 -> put(lines, pick("TLS_Srv", "TLS_Clt", "TLS_Rcpt"), pick(key(), ""));
            case 7, 8, 9 -> put(lines, pick("Connect", "From", "To"), key());
            case 10 -> lines.put(pick("Connect:", "From:", "To:", "") + key(), pick(PLAIN_VERDICTS));
            // Few configurations look these up.
            case 11, 12, 13 -> put(lines, pick(RARE_TAGS), pick(key(), ""));
            default -> put(lines, pick(TAGS), pick(key(), ""));
        }
    }

    private void put(Map<String, String> lines, String tag, String key) {
        String value = values.of(tag);
        // What is left of a search by .domain that such a value ends is looked up again and again, to no effect.
        while (key.startsWith(".") && Session.scan(value).length == 0) {
            value = values.of(tag);
        }
        lines.put(tag.isEmpty() ? key : tag + ":" + key, value);
    }

    private String key() {
        return switch (random.nextInt(7)) {
            case 0 -> pick(keyUsers) + "@" + pick(DOMAINS);
            case 1 -> pick(USERS) + "@";
            case 2, 3 -> pick(DOMAINS);
            case 4 -> {
                String address = pick(addresses);
                int cut = random.nextInt(4);
                while (cut-- > 0 && Math.max(address.lastIndexOf('.'), address.lastIndexOf(':')) > 0) {
                    address = address.substring(0, Math.max(address.lastIndexOf('.'), address.lastIndexOf(':')));
                }
                yield address;
            }
            case 5 -> "." + pick(DOMAINS);
            default -> pick("u+*@" + pick(DOMAINS), "u+*@", "[" + pick(addresses) + "]", "[10.1.2]");
        };
    }

    /** Entries that SMTP sessions meet: few refusals of whole nets, pauses and limits that a test can wait for. */
    public byte[] sessionFile(int entries) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            switch (random.nextInt(12)) {
                case 10 -> lines.put(pick("From:", "To:") + sender(), pick("QUARANTINE:why not", "DISCARD", "OK"));
                case 11 -> lines.put("QGRP:" + pick(sender(), pick(DOMAINS)), "slow");
                case 0, 1 -> lines.put("Connect:" + pick(addresses), often("DISCARD"));
                case 2 -> lines.put(pick("From", "To", "Connect") + ":" + key(), verdict());
                case 3 ->
                    lines.put(
                            "From:" + pick(sender(), pick(USERS) + "@", pick(DOMAINS)),
                            often("ERROR:450 mailbox full"));
                case 4 -> lines.put("To:" + pick(sender(), pick(USERS) + "@", pick(DOMAINS)), verdict());
                case 5 -> lines.put("To:" + pick(DOMAINS), pick("RELAY", "OK", "REJECT"));
                case 6 -> lines.put("GreetPause:" + pick(addresses), pick("150", "0", "80"));
                case 7 -> lines.put(pick("ClientRate:", "ClientConn:") + pick(addresses), pick("1", "2", "3", "0"));
                case 8 ->
                    lines.put("Srv_Features:" + pick(addresses), pick("P", "E X", "D", "p d", "P E D X", "temp", "B"));
                default -> lines.put("Spam:" + pick(sender(), pick(DOMAINS)), pick("FRIEND", "HATER"));
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (key, value) -> text.append(key).append('\t').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A value that must come up, and any other. */
    private String often(String value) {
        return random.nextInt(6) == 0 ? value : verdict();
    }

    private String verdict() {
        return Seeded.pick(random, RandomValues.pool("").toArray(String[]::new));
    }

    /** A number from 0 to below {@code bound}. */
    public int upTo(int bound) {
        return random.nextInt(bound);
    }

    String helo() {
        return pick("h.a.test", "single", "mx.local.test", "[10.1.2.3]", "a.b");
    }

    /** An address as mail has it; the null sender now and then. */
    String plainMailbox() {
        int which = random.nextInt(20);
        return which == 0 ? "" : which == 1 ? pick(USERS) : sender();
    }

    public static String domain(Random random) {
        return Seeded.pick(random, DOMAINS);
    }

    /** Every domain that an address may have. */
    public static List<String> domains() {
        List<String> domains = new ArrayList<>(List.of(DOMAINS));
        for (String domain : DOMAINS) {
            domains.add("h." + domain);
        }
        return domains;
    }

    public String sender() {
        return pick(USERS) + "@" + pick(DOMAINS);
    }

    private String mailbox() {
        return switch (random.nextInt(12)) {
            case 0 -> pick(USERS);
            case 1 ->
                pick(
                        "u%d.test@a.test",
                        "u%b.a.test@relay.example",
                        "d.test!u@a.test",
                        "u%x.example@mx.local.test",
                        "\"u\"@a.test",
                        "u@[10.1.2.3]",
                        "u%d.test",
                        "d.test!u",
                        "\"first.last\"@mx.local.test",
                        "u@A.TEST",
                        "a.test!u%d.test@own.test",
                        "u@d.test@relay.example",
                        "u@[127.0.0.1]",
                        "U@A.Test",
                        "two words@a.test",
                        "\"two words\"@a.test",
                        "u\\v@d.test",
                        "\"u\\\"v\"@d.test");
            default -> pick(USERS) + "@" + pick(DOMAINS);
        };
    }

    private String host(String address) {
        return switch (random.nextInt(6)) {
            case 0 -> "[" + address + "]";
            case 1 -> "";
            case 2 ->
                random.nextInt(15) == 0 ? pick("n.".repeat(48), "n.".repeat(60)) + "a.test" : "h." + pick(DOMAINS);
            default ->
                pick(
                        "h.a.test",
                        "h.b.a.test",
                        "mx.local.test",
                        "H.A.Test",
                        "c.b.a.test",
                        "h.relay.example",
                        "x-y.test",
                        "single",
                        "a.b.c.d.e.f.test");
        };
    }

    /** An address that a peer has; now and then as people write IPv6. */
    private String peer() {
        return random.nextInt(10) == 0
                ? pick("2001:db8::a:1", "::1", "2001:DB8:0:0::b:2", "::ffff:10.1.2.3", "2001:db8::")
                : pick(addresses);
    }

    public Facts facts() {
        String client = peer();
        String server = peer();
        Facts facts = Facts.NONE
                .with(Fact.CLIENT_ADDR, client)
                .with(Fact.CLIENT_NAME, host(client))
                .with(Fact.CLIENT_PTR, host(client))
                .with(Fact.CLIENT_RESOLVE, pick("OK", "OK", "OK", "FAIL", "TEMP", "FORGED"))
                .with(Fact.CLIENT_RATE, pick("1", "5", "15"))
                .with(Fact.CLIENT_CONNECTIONS, pick("1", "5", "15"))
                .with(Fact.SERVER_ADDR, server)
                .with(Fact.SERVER_NAME, host(server))
                .with(Fact.HELO, pick("h.a.test", "single", "mx.local.test", "[10.1.2.3]", "a.b"))
                .with(Fact.AUTH_TYPE, pick("", "", "", "PLAIN", "GSSAPI"))
                .with(Fact.AUTH_AUTHEN, pick("", "", "joe"))
                .with(Fact.AUTH_SSF, pick("", "", "56", "256"))
                .with(
                        Fact.VERIFY,
                        pick(
                                "OK",
                                "OK",
                                "OK",
                                "TRUSTED",
                                "NO",
                                "NOT",
                                "FAIL",
                                "NONE",
                                "",
                                "CLEAR",
                                "TEMP",
                                "SOFTWARE",
                                "PROTOCOL",
                                "CONFIG",
                                "DANE_FAIL"))
                .with(Fact.CIPHER_BITS, pick("", "56", "112", "128", "256"))
                .with(Fact.CN_SUBJECT, pick("", "h.a.test", "x", "H.A.TEST", "Gregory+20Neil"))
                .with(Fact.CN_ISSUER, pick("", "CA+20One"))
                .with(Fact.CERT_SUBJECT, pick(pick(SUBJECTS), ""))
                .with(Fact.CERT_ISSUER, pick(pick(DNS), pick(DNS), ""))
                .with(Fact.DAEMON_FLAGS, pick("", "", "", "", "u", "f", "c u", "CC f"))
                .with(Fact.DELIVERY_MODE, random.nextInt(15) == 0 ? "d" : "b")
                .with(Fact.FROM, random.nextInt(10) == 0 ? "" : mailbox())
                .with(Fact.TO, mailbox());
        return facts;
    }
}
