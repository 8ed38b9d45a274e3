package dev.tollgate.model.policy;

import dev.tollgate.testkit.Seeded;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The values that random entries have: those of each tag, those of others, and words and signs at random. */
public final class RandomValues {
    private static final String[] VERDICTS = {
        "OK",
        "RELAY",
        "REJECT",
        "DISCARD",
        "SKIP",
        "ok",
        "Relay",
        "reject",
        "RELAY (office)",
        "RELAY # x",
        "\"RELAY\"",
        "RELAY.",
        "<RELAY>",
        "OK OK",
        "QUARANTINE:why not",
        "QUARANTINE:",
        "QUARANTINE",
        "ERROR:5.7.1:\"550 go away\"",
        "ERROR:4.2.2:450 later, please",
        "ERROR:450 mailbox full",
        "ERROR:\"550 5.7.1 no\"",
        "ERROR:",
        "ERROR",
        "ERROR:5.7.1:",
        "ERROR:5.7:550 x",
        "ERROR:5.7.1 550 x",
        "ERROR:NOUSER:550 x",
        "ERROR:550",
        "550",
        "550 text here",
        "ERROR:421 closing",
        "ERROR:4.7.0:421 bye",
        "ERROR:2.0.0:\"550 x\"",
        "ERROR:999 odd",
        "TEMP",
        "PERM",
        "OKR",
        "<TMPF>",
        "x <TMPF>",
        "SPAMFRIEND",
        "SPAMHATER",
        "FRIEND",
        "HATER",
        "YES",
        "a, b;c/d",
        "100%0 sure %1 %% %z",
        "TEMPFAIL",
        "DISCARD:x",
        "?",
        "mail from %0",
        "REJECT\t",
        "5.7.1 no",
        "OK (x",
        "(office)",
        "\\",
        "RELAY)",
        "\"REJECT",
        "<OK",
        "REJECT>",
        "ERROR:\"550 open",
        "ERROR:5.7.1:\"550 a\\\"b\"",
        "550 f\u00fcr alle",
        "ERROR:5.7.1:550 " + "long ".repeat(70),
        "ERROR:D.S.N:\"553 hm\"",
        "550 5.1.1 nix"
    };
    private static final String[] REQUIREMENTS = {
        "VERIFY",
        "VERIFY:112",
        "ENCR:128",
        "ENCR:256",
        "PERM+VERIFY",
        "TEMP+VERIFY:112",
        "PERM+ENCR:112",
        "VERIFY+CN",
        "VERIFY+CN:h.a.test",
        "ENCR:112+CN:h.a.test",
        "VERIFY+CS:/C=DE/O=Acme/CN=h.a.test",
        "TEMP+VERIFY:112+CI:/C=DE/O=Acme/CN=Acme+20CA",
        "VERIFY+CITag:MyCA",
        "VERIFY:0x80",
        "ENCR:0112",
        "ENCR:abc",
        "ENCR:-1",
        "OK",
        "NO",
        "ENCR",
        "VERIFY:",
        "VERIFY 112",
        "VERIFY:112:",
        "VERIFY # c",
        "ENCR:300 bits",
        "ENCR:12.8",
        "PERM VERIFY",
        "PERM+",
        "TEMP+PERM+VERIFY",
        "VERIFY+",
        "VERIFY (c)",
        "VERIFY:112 ",
        "VERIFY+FOO:x",
        "VERIFY+CN:",
        "VERIFY+CITag:",
        "VERIFY+CITag:My CA",
        "VERIFY+CITag:Acme.CA",
        "VERIFY+CN+CI:/CN=other",
        "VERIFY++CN:x",
        "VERIFY+CN:h.a.test++",
        "VERIFY+CN++CI:/C=DE/O=Acme/CN=Acme+20CA",
        "VERIFY+CN:x+CI:y",
        "ENCR:56+CS:/CN=x++CN:h.a.test++CITag:MyCA",
        "verify:40",
        "encr:129",
        "REJECT",
        "ERROR:550 x",
        "<TMPF>",
        "SKIP",
        "VERIFY+CN:\"h.a.test\"",
        "<VERIFY>",
        "VERIFY+CN:*.test"
    };
    private static final String[] OTHERS = {
        "S",
        "S a",
        "s v",
        "A b c",
        "\"S A\"",
        "S,A",
        "S (A)",
        "OK",
        "NO",
        "no",
        "YES",
        "NO # x",
        "temp",
        "TEMPORARY x",
        "SKIP",
        "<TMPF>",
        "5000",
        "5s",
        "0",
        "10",
        "1",
        "-1",
        "4/60",
        "08",
        "0x0f",
        "unlimited",
        "\"4\"",
        "3 4",
        "slow",
        "q.x",
        "two words",
        "\"U:user\" \"P:secret\"",
        "\"U:u\" \"P:%0\"",
        "FRIEND",
        "HATER",
        "friend",
        "FRIEND # x",
        "\"Options=+SSL_OP_NO_TICKET;CipherList=HIGH\"",
        "CipherList=HIGH",
        "Flags=R",
        "RELAY",
        "SUBJECT",
        "? x",
        "? ? .z"
    };
    private static final String[] COMPATS = {
        "DISCARD",
        "DISCARD:quietly",
        "TEMP:450 later",
        "TEMP:\"451 4.7.1 not now\"",
        "TEMP:",
        "ERROR:550 no",
        "ERROR:\"550 5.7.1 no\"",
        "OK",
        "REJECT",
        "ERROR",
        "TEMP",
        "DISCARD now",
        "SKIP",
        "<TMPF>",
        "error:551 lower"
    };

    private static final String[] ISSUERS = {"RELAY", "SUBJECT", "OK", "subject", "RELAY # x", "<TMPF>"};
    private static final String[] SUBJECTS = {"RELAY", "OK", "relay", "SUBJECT", "<TMPF>", "x <TMPF>"};
    private static final String[] TAGGED_ISSUERS = {"OK", "REJECT", "ok", "RELAY", "<TMPF>"};
    private static final String[] LIMITS = {"0", "1", "4", "10", "5000", "-1", "08", "3 4", "unlimited", "<TMPF>"};
    private static final String[] LETTERS = {"S", "S a", "s v", "A b c", "temp", "V", "P E D X", "S,A", "<TMPF>", "OK"};
    private static final String[] SETTINGS = {
        "\"Options=+SSL_OP_NO_TICKET;CipherList=HIGH\"",
        "CipherList=HIGH",
        "Flags=R",
        "\"\"",
        "\"CipherList=\"",
        "CipherList",
        "<TMPF>"
    };
    private static final String[] LOGINS = {
        "\"U:user\" \"P:secret\"", "\"U:u\" \"P:%0\"", "\"U:u\"", "U:u", "\"M:PLAIN\" \"U:u\" \"P=c2VjcmV0\"", "<TMPF>"
    };

    /** What a tag's values are taken from, by tag; the tag {@code MyCA} stands for those that extensions name. */
    private static final Map<String, String[]> POOLS = new TreeMap<>(Map.ofEntries(
            Map.entry("", VERDICTS),
            Map.entry("Connect", VERDICTS),
            Map.entry("From", VERDICTS),
            Map.entry("To", VERDICTS),
            Map.entry("TLS_Srv", REQUIREMENTS),
            Map.entry("TLS_Clt", REQUIREMENTS),
            Map.entry("TLS_Rcpt", REQUIREMENTS),
            Map.entry("Compat", COMPATS),
            Map.entry("CertIssuer", ISSUERS),
            Map.entry("CertSubject", SUBJECTS),
            Map.entry("MyCA", TAGGED_ISSUERS),
            Map.entry("Spam", new String[] {
                "FRIEND", "HATER", "FRIEND", "HATER", "friend", "FRIEND # x", "<TMPF>", "hater", "x <TMPF>"
            }),
            Map.entry("Try_TLS", new String[] {"NO", "no", "YES", "NO # x", "<TMPF>"}),
            Map.entry("Srv_Features", LETTERS),
            Map.entry("Clt_Features", LETTERS),
            Map.entry("TLS_Srv_Features", SETTINGS),
            Map.entry("TLS_Clt_Features", SETTINGS),
            Map.entry("AuthInfo", LOGINS),
            Map.entry("GreetPause", LIMITS),
            Map.entry("ClientRate", LIMITS),
            Map.entry("ClientConn", LIMITS),
            Map.entry("QGRP", new String[] {"slow", "q-2", "q.x", "two words", "SKIP", "<TMPF>"})));

    /** What values are made of that mean nothing. */
    private static final String[] PIECES = {
        "<",
        ">",
        "<",
        ">",
        "\"",
        "\\",
        "(",
        ")",
        "@",
        ":",
        ",",
        ".",
        "?",
        "+",
        "TMPF",
        "OK",
        "RELAY",
        "REJECT",
        "FRIEND",
        "HATER",
        "SKIP",
        "DISCARD",
        "ERROR",
        "QUARANTINE",
        "VERIFY",
        "ENCR",
        "CN",
        "5.7.1",
        "550",
        "x",
        "0"
    };

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /** The tags that have values of their own. */
    static List<String> tags() {
        return List.copyOf(POOLS.keySet());
    }

    /** The values that a tag's entries have most. */
    static List<String> pool(String tag) {
        return List.of(POOLS.getOrDefault(tag, VERDICTS));
    }

    /** A value for an entry with this tag. */
    String of(String tag) {
        return switch (random.nextInt(12)) {
            case 0 -> pieces();
            case 1, 2 -> Seeded.pick(random, OTHERS);
            default -> Seeded.pick(random, POOLS.getOrDefault(tag, VERDICTS));
        };
    }

    /** Up to five pieces, of which the first is no blank. */
    private String pieces() {
        StringBuilder text = new StringBuilder(Seeded.pick(random, PIECES));
        for (int more = random.nextInt(5); more > 0; more--) {
            text.append(random.nextInt(3) == 0 ? " " : "").append(Seeded.pick(random, PIECES));
        }
        return text.toString();
    }
}
