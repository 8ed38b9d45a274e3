package dev.tollgate.cli.cf;

import java.util.Random;

/** Random questions to test mode. */
final class RandomScript {
    private static final String[] PARTS = {
        "a",
        "b",
        "c",
        "foo",
        "bar",
        "x1",
        "example",
        ".com",
        "@",
        "@",
        ".",
        ":",
        "<",
        ">",
        "!",
        "%",
        "/",
        "[127.0.0.1]",
        "+",
        "user",
        "\"q q\"",
        "\"",
        "(",
        ")",
        "(c)",
        ",",
        ";",
        " ",
        " ",
        "a@b.com",
        "<a@b>",
        "user@example.com",
        "\\",
        "mail",
        "localhost",
        "1",
        "25",
        "key",
        "$",
        "$x",
        "$&",
        "\u00e4",
        "\u0085",
        "\t",
        "aab",
        "abcd",
        "1.2.3.4",
        "IPv6:::1",
        "|prog",
        ":include:/x",
        "~"
    };
    private static final String[] SETS = {
        "3",
        "0",
        "1",
        "2",
        "4",
        "t",
        "u",
        "v",
        "Local_x",
        "w",
        "7",
        "20",
        "3,0",
        "t,u",
        "nosuch",
        "canonify,4",
        "99",
        "300",
        "$x"
    };
    private static final String[] NAMES = {
        "x", "y", "{long}", "{Long_2}", "w", "j", "m", "Z", "n", "{undefd}", "q", "h", "{addr_type}", "{new1}", "g"
    };
    private static final String[] CLASSES = {"C", "D", "{Long}", "w", "E", "{none}", "P", "n", "m", "k"};
    private static final String[] MAPS = {
        "hashm", "btreem", "textm", "deq", "mac", "ari", "re1", "re2", "re3", "nul", "arp", "seq", "imp", "host",
        "nomap", "opt", "tmp", "HASHM", "sys", "us", "st", "seq2"
    };

    private RandomScript() {}

    static String address(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(random.nextInt(8) + 1); i > 0; i--) {
            text.append(pick(random, PARTS));
        }
        if (random.nextInt(300) == 0) {
            text.append("x".repeat(random.nextInt(300))).append(pick(random, PARTS));
        }
        if (random.nextInt(400) == 0) {
            text.append(pick(random, PARTS).repeat(random.nextInt(130)));
        }
        return text.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A line. */
    static String line(Random random) {
        return switch (random.nextInt(26)) {
            case 0, 1, 2 -> "/parse " + address(random);
            case 3, 4 -> "/try " + pick(random, "local", "esmtp", "ESMTP", "nomailer", "prog") + " " + address(random);
            case 5, 6 ->
                "/map " + pick(random, MAPS) + " "
                        + pick(random, "a", "key", "foo", "a@b", "aab", "q q", "\"q q\"", "{x}", address(random));
            case 7 -> "/tryflags " + pick(random, "h", "e", "s", "r", "hs", "er", "HR", "x", "");
            case 8 -> pick(random, "=S" + pick(random, SETS), "=M", "=", "=x", "=S", "=S ");
            case 9 -> "$" + pick(random, NAMES);
            case 10 -> "$=" + pick(random, CLASSES);
            case 11 ->
                ".D" + pick(random, NAMES) + pick(random, "1", " two words", "$x", "a@b", "", "$|", "\"q\"", "a#b");
            case 12 -> ".C" + pick(random, CLASSES) + pick(random, "zz", " a b", " $x", " user host", "");
            case 13 ->
                pick(
                                random,
                                "-d21.12",
                                "-d21.4",
                                "-d21.2",
                                "-d60.1",
                                "-d60.5",
                                "-d21.0",
                                "-d21.0,60.0",
                                "-d",
                                "-x",
                                "-",
                                "-d60.0",
                                "-d21.3,60.1")
                        .replace("-d\n", "-d21.10");
            case 14 ->
                pick(
                        random,
                        "/canon mail",
                        "/canon localhost",
                        "/canon nope.x",
                        "/mx [1.2.3.4]",
                        "/canon",
                        "/quitx",
                        "/",
                        "/x y",
                        "?",
                        "# c",
                        "",
                        ".",
                        ".X",
                        "noaddr",
                        "/map",
                        "/map hashm",
                        "/map  hashm a",
                        "/map us root",
                        "/PARSE\ta",
                        " /parse a",
                        "/try  local\ta",
                        "/canon mail.",
                        "/mx mail",
                        "\tt a",
                        "t\ta,b",
                        "t,,u a",
                        ",t a",
                        "/expand $x ${long} $&x",
                        "/try local",
                        "/parse",
                        "/expand a b",
                        "/header X: y");
            default -> pick(random, SETS) + " " + address(random);
        };
    }

    private static final String[] STOCK_SETS = {
        "3",
        "0",
        "3,0",
        "canonify",
        "parse",
        "check_mail",
        "check_rcpt",
        "check_relay",
        "check_compat",
        "localaddr",
        "final",
        "Basic_check_mail",
        "Basic_check_rcpt",
        "Local_check_rcpt",
        "tls_client",
        "tls_server",
        "tls_rcpt",
        "trust_auth",
        "Parse0",
        "Parse1",
        "CanonAddr",
        "ParseRecipient",
        "MailerToTriple",
        "RelayTLS",
        "D",
        "A",
        "F",
        "SearchList",
        "proto",
        "HasDomain",
        "EnvFromSMTP",
        "EnvToSMTP",
        "HdrFromSMTP",
        "HdrToSMTP",
        "EnvFromL",
        "EnvToL",
        "HdrFromL",
        "HdrToL",
        "MasqHdr",
        "MasqEnv",
        "local_trust_auth",
        "5",
        "98"
    };
    private static final String[] USERS = {
        "user",
        "root",
        "postmaster",
        "a.b",
        "user+detail",
        "\"q q\"",
        "u%h.com",
        "h!u",
        "abuse",
        "|prog",
        "x",
        "a_b",
        "@r.com:u",
        "\u00e9"
    };
    private static final String[] HOSTS = {
        "example.com",
        "mail",
        "mail.example.test",
        "localhost",
        "[192.0.2.1]",
        "[127.0.0.1]",
        "a.b.c.org",
        "h.uucp",
        "x.decnet",
        "EXAMPLE.COM.",
        "h",
        "[IPv6:::1]",
        "",
        "a..b",
        "h.bitnet"
    };

    /** An address as mail has them. */
    static String mailbox(Random random) {
        String bare = pick(random, USERS) + (random.nextInt(6) == 0 ? "" : "@" + pick(random, HOSTS));
        return switch (random.nextInt(8)) {
            case 0, 1 -> "<" + bare + ">";
            case 2 -> "Full Name <" + bare + ">";
            case 3 -> bare + " (comment)";
            case 4 ->
                pick(
                        random,
                        "<>",
                        "",
                        "<" + bare,
                        "g: " + bare + ";",
                        bare + ", " + bare,
                        "<@" + pick(random, HOSTS) + ":" + bare + ">",
                        address(random));
            default -> bare;
        };
    }

    /** A script for a configuration that m4 has made. */
    static String stock(Random random, int lines) {
        StringBuilder script = new StringBuilder("-d0-99.0\n");
        for (int i = 0; i < lines; i++) {
            script.append(
                            switch (random.nextInt(12)) {
                                case 0, 1 -> "/parse " + mailbox(random);
                                case 2 ->
                                    "/try "
                                            + pick(
                                                    random,
                                                    "local",
                                                    "esmtp",
                                                    "relay",
                                                    "smtp",
                                                    "prog",
                                                    "uucp",
                                                    "procmail")
                                            + " " + mailbox(random);
                                case 3 ->
                                    ".D"
                                            + pick(
                                                    random,
                                                    "{client_addr}",
                                                    "{client_name}",
                                                    "{client_resolve}",
                                                    "{verify}",
                                                    "{auth_type}",
                                                    "{mail_addr}",
                                                    "{addr_type}",
                                                    "f",
                                                    "r")
                                            + pick(
                                                    random,
                                                    "192.0.2.1",
                                                    "127.0.0.1",
                                                    "host.example.com",
                                                    "OK",
                                                    "FAIL",
                                                    "FORGED",
                                                    "e r",
                                                    "SMTP",
                                                    "u@example.com");
                                case 4 ->
                                    pick(
                                            random,
                                            "-d60.1",
                                            "-d60.5",
                                            "-d21.12",
                                            "-d21.2",
                                            "/tryflags hs",
                                            "/tryflags er",
                                            "/tryflags hr",
                                            "=S" + pick(random, STOCK_SETS),
                                            "$=w",
                                            "$=R",
                                            "$=m",
                                            "=M",
                                            "$j",
                                            "$={persistentMacros}");
                                default -> pick(random, STOCK_SETS) + " " + mailbox(random);
                            })
                    .append('\n');
        }
        return script.toString();
    }

    /** A script of {@code lines} lines, the first of which undo what former scripts have set. */
    static String of(Random random, int lines) {
        StringBuilder script = new StringBuilder("-d0-99.0\n");
        for (int i = 0; i < lines; i++) {
            String line = line(random);
            script.append(line.equals("-d") ? "-d21.10" : line).append('\n');
        }
        return script.toString();
    }
}
