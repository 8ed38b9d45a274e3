package dev.tollgate.bench;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A busy relay: its configuration, its access file with entries of every kind, and the sessions that it sees. Of the
 * sessions half meet an entry; hosts have three to seven labels, one client in four speaks IPv6, one in five has
 * authenticated, half use TLS.
 */
final class PolicySample {
    static final String HOST = "mx.local.test";
    private static final String[] TOP = {"example.com", "example.net", "example.org", "co.example", "test"};

    private PolicySample() {}

    /** The mc file, without the lines that only a test environment needs. */
    static String mc(String accessMap, DelayChecks delay) {
        return """
                define(`confDOMAIN_NAME',`%s')dnl
                LOCAL_DOMAIN(`local.test mail.local.test')dnl
                RELAY_DOMAIN(`branch.test 10.200')dnl
                TRUST_AUTH_MECH(`PLAIN LOGIN GSSAPI')dnl
                FEATURE(`access_db',`%s',`skip')dnl
                FEATURE(`accept_unresolvable_domains')dnl
                FEATURE(`blocklist_recipients')dnl
                FEATURE(`tls_session_features')dnl
                FEATURE(`ratecontrol')dnl
                FEATURE(`conncontrol')dnl
                FEATURE(`greet_pause',`5000')dnl
                FEATURE(`queuegroup')dnl
                FEATURE(`compat_check')dnl
                %s""".formatted(HOST, accessMap, delay.mc());
    }

    /** The configuration as Tollgate reads it. */
    static Site site(DelayChecks delay) {
        return McReader.read(mc("hash -T<TMPF> /etc/mail/access", delay));
    }

    /** The access file. */
    static byte[] access(int entries) {
        StringBuilder text = new StringBuilder(entries * 48);
        for (int i = 0; i < entries; i++) {
            text.append(line(i)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(int i) {
        return switch (i % 20) {
            case 0, 1, 2 -> "From:" + user(i) + "@" + domain(i) + "\tREJECT";
            case 3 -> "From:" + domain(i) + "\tERROR:5.7.1:\"550 No mail from here\"";
            case 4 -> "From:" + user(i) + "@\tDISCARD";
            case 5, 6 -> "Connect:" + host(i) + "\tREJECT";
            case 7 -> "Connect:" + ipv4(i) + "\tRELAY";
            case 8 -> "Connect:" + ipv4Net(i) + "\tERROR:4.7.1:\"450 Come back later\"";
            case 9 -> "Connect:" + ipv6Net(i) + "\tREJECT";
            case 10 -> "To:" + domain(i) + "\tRELAY";
            case 11 -> "To:" + user(i) + "@" + domain(i) + "\tERROR:5.1.1:\"550 Mailbox moved\"";
            case 12 -> "TLS_Clt:" + host(i) + "\tVERIFY:128";
            case 13 -> "TLS_Srv:" + host(i) + "\tENCR:256";
            case 14 -> "TLS_Rcpt:" + domain(i) + "\tVERIFY+CN:" + host(i);
            case 15 -> "Try_TLS:" + host(i) + "\tNO";
            case 16 -> "Srv_Features:" + ipv4(i) + "\tV S";
            case 17 -> "ClientRate:" + ipv4(i) + "\t10";
            case 18 -> "AuthInfo:" + host(i) + "\t\"U:" + user(i) + "\" \"P:secret\" \"M:PLAIN\"";
            default -> "CertIssuer:/C=US/O=Org+20" + i + "/CN=CA+20" + i + "\tRELAY";
        };
    }

    /** Sessions, the same for the same count. */
    static List<Facts> sessions(int count, int entries) {
        Random random = new Random(count);
        List<Facts> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session(random, entries));
        }
        return sessions;
    }

    private static Facts session(Random random, int entries) {
        String addr = addr(random, entries);
        String name = random.nextInt(10) == 0 ? "[" + addr + "]" : host(line(random, entries, 5, 12));
        String server = host(line(random, entries, 13, 15, 18));
        Facts facts = Facts.NONE
                .with(Fact.CLIENT_ADDR, addr)
                .with(Fact.CLIENT_NAME, name)
                .with(Fact.CLIENT_RESOLVE, name.startsWith("[") ? "FAIL" : "OK")
                .with(Fact.CLIENT_RATE, String.valueOf(1 + random.nextInt(20)))
                .with(Fact.SERVER_NAME, server)
                .with(Fact.SERVER_ADDR, addr(random, entries))
                .with(Fact.FROM, random.nextInt(20) == 0 ? "" : sender(random, entries))
                .with(Fact.TO, recipient(random, entries));
        if (random.nextInt(5) == 0) {
            facts = facts.with(Fact.AUTH_TYPE, "PLAIN").with(Fact.AUTH_AUTHEN, "user" + random.nextInt(100));
        }
        if (random.nextBoolean()) {
            int issuer = line(random, entries, 19);
            facts = facts.with(Fact.VERIFY, random.nextInt(4) == 0 ? "FAIL" : "OK")
                    .with(Fact.CIPHER_BITS, "256")
                    .with(Fact.CN_SUBJECT, name)
                    .with(Fact.CERT_SUBJECT, "/C=US/O=Org+20" + issuer + "/CN=" + name)
                    .with(Fact.CN_ISSUER, "CA+20" + issuer)
                    .with(Fact.CERT_ISSUER, "/C=US/O=Org+20" + issuer + "/CN=CA+20" + issuer);
        }
        return facts;
    }

    private static String addr(Random random, int entries) {
        return switch (random.nextInt(4)) {
            case 0 -> ipv6Net(line(random, entries, 9)) + ":0:0:" + Integer.toHexString(random.nextInt(1 << 16)) + ":1";
            case 1 -> ipv4Net(line(random, entries, 8)) + "." + random.nextInt(256);
            default -> ipv4(line(random, entries, 7, 16, 17));
        };
    }

    private static String sender(Random random, int entries) {
        return switch (random.nextInt(4)) {
            case 0 -> user(random.nextInt(9999)) + "@mail." + domain(line(random, entries, 3));
            case 1 -> "first.last+list@" + domain(random.nextInt(2 * entries));
            default -> mailbox(line(random, entries, 0, 1, 2));
        };
    }

    private static String recipient(Random random, int entries) {
        return switch (random.nextInt(4)) {
            case 0 -> user(random.nextInt(9999)) + "@local.test";
            case 1 -> user(random.nextInt(9999)) + "@" + domain(line(random, entries, 10));
            case 2 -> user(random.nextInt(9999)) + "@a.branch.test";
            default -> mailbox(line(random, entries, 11, 14));
        };
    }

    private static String mailbox(int i) {
        return user(i) + "@" + domain(i);
    }

    /** The number of a line of one of these kinds; every other one lies behind the end of the file. */
    private static int line(Random random, int entries, int... kinds) {
        return random.nextInt(2 * entries / 20) * 20 + kinds[random.nextInt(kinds.length)];
    }

    private static String user(int i) {
        return "user" + i;
    }

    private static String domain(int i) {
        return "d" + i + "." + TOP[i / 20 % TOP.length];
    }

    private static String host(int i) {
        return switch (i / 20 % 3) {
            case 0 -> "mx" + i + "." + domain(i);
            case 1 -> "a.b.mail.h" + i + "." + domain(i);
            default -> domain(i);
        };
    }

    private static String ipv4(int i) {
        return 11 + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + "." + i % 251;
    }

    private static String ipv4Net(int i) {
        return 100 + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
    }

    private static String ipv6Net(int i) {
        return "IPv6:2001:db8:" + Integer.toHexString(i >> 12) + ":" + Integer.toHexString(i & 4095);
    }
}
