package dev.tollgate.cli.cf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random configuration that uses every operator and map, well formed for the most part. */
final class RandomCf {
    private static final String[] LITERALS = {
        "a",
        "b",
        "c",
        "foo",
        "BAR",
        "x1",
        "example",
        "com",
        "@",
        "@",
        ".",
        ".",
        ":",
        "<",
        ">",
        "!",
        "%",
        "/",
        "[",
        "]",
        "+",
        "user",
        "host",
        "\"q q\"",
        "\"a@b\"",
        ",",
        ";",
        "mail.example.test",
        "a.b.com",
        "<@a.com>",
        "\\a",
        "(c)",
        "1",
        "25"
    };
    private static final String[] SETS = {"3", "0", "1", "2", "4", "t", "u", "v", "Local_x", "w=20", "7", "canonify=3"};
    private static final String[] CALLS = {"t", "u", "v", "Local_x", "w", "7", "20", "1", "nosuch", "canonify", "\"u\""
    };
    private static final String[] MAPS = {
        "hashm", "btreem", "textm", "deq", "mac", "ari", "re1", "re2", "re3", "nul", "arp", "seq", "imp", "sys", "host",
        "nomap", "opt", "bad", "HASHM", "tmp", "us", "st", "seq2"
    };
    private static final String[] MACROS = {"x", "y", "{long}", "{Long_2}", "w", "j", "m", "Z", "n", "{undefd}", "q"};
    private static final String[] CLASSES = {"C", "D", "{Long}", "w", "E", "{none}", "P"};

    private final Random random;
    private final String lab;
    private final StringBuilder cf = new StringBuilder();

    private RandomCf(Random random, String lab) {
        this.random = random;
        this.lab = lab;
    }

    /** A configuration whose maps are below {@code lab}. */
    static String of(Random random, String lab) {
        RandomCf made = new RandomCf(random, lab);
        made.write();
        return made.cf.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean rarely(int one) {
        return random.nextInt(one) == 0;
    }

    private void line(String text) {
        String written = text;
        if (rarely(150) && !text.isEmpty()) {
            int at = random.nextInt(text.length());
            written = text.substring(0, at)
                    + pick("$", "\t", "", "#", "\\", "{", "\"", " ", "$>", "\u00a5", "\u00ff")
                    + text.substring(at + 1);
        }
        if (written.stripTrailing().endsWith(" -")) {
            // sendmail looks for the option after the dash in what is left of a line that it has read before.
            written = text;
        }
        cf.append(written).append('\n');
    }

    private void write() {
        line("V" + pick("10/Berkeley", "10/Berkeley", "10/Berkeley", "10", "9", "8", "6", "5", "10/Sun"));
        line("O ServiceSwitchFile=" + lab + "/switch");
        // sendmail sees the lab's file as /etc/hosts; Tollgate runs where that is another one.
        cf.append("O HostsFile=").append(lab).append("/hosts\n");
        line("O OperatorChars=" + pick(".:%@!^/[]+", ".:%@!^/[]+", ".:%@!^=/[]", "@.", ".:@!+-", ""));
        if (rarely(3)) {
            line("O "
                    + pick(
                            "BlankSub=.",
                            "BlankSub=_",
                            "ColonOkInAddr=True",
                            "ColonOkInAddr=False",
                            "MustQuoteChars=.'",
                            "MatchGECOS=True",
                            "BlankSub",
                            "DeliveryMode=d",
                            "DeliveryMode=background",
                            "Nonsense=1",
                            "CheckAliases=True",
                            "AliasFile=" + lab + "/aliases"));
        }
        if (rarely(6)) {
            services();
        }
        macros();
        classes();
        maps();
        mailers();
        List<String> sets = new ArrayList<>(List.of(SETS));
        int count = 4 + random.nextInt(SETS.length - 3);
        for (int i = 0; i < count; i++) {
            line("S" + (rarely(4) ? pick(SETS) : sets.get(i % sets.size())));
            int rules = 1 + random.nextInt(6);
            for (int rule = 0; rule < rules; rule++) {
                line("R" + left() + "\t" + right() + (rarely(20) ? "\tcomment" : ""));
            }
        }
    }

    /** What a daemon would serve, and with whom. */
    private void services() {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            line("O " + pick("DaemonPortOptions=", "ClientPortOptions=")
                    + pick("Family=inet, ", "F=local,", "Family=inet6, ", "F=3,", "Family=iso, ", "")
                    + pick("Addr=127.0.0.1", "A=255.1", "Address=::1", "Addr=1.2", "P=smtp", "Port=nosuch", "P=25")
                    + pick("", ", M=Ea", ", D=q", ",DeliveryMode=z", ", T=3", ", name=x", ", Children=2"));
        }
        line("Q" + pick("a", "", "b,", "c, ") + pick("P=/x", " P=/y, F=f", "R=2", "Runners=3, P=/x", "I=5q", "Z=1"));
        for (int i = random.nextInt(3); i > 0; i--) {
            line("X" + pick("a, ", "a, ", "b, ")
                    + pick("S=local:" + lab + "/m.db", "S=unix:/nope/x", "S=inet:99@localhost", "S=foo:x", "T=C:5m")
                    + pick("", ", F=R", ", T=S:1s;E:x", ", Z=1"));
        }
    }

    private void macros() {
        for (int i = random.nextInt(6); i > 0; i--) {
            line("D" + pick(MACROS)
                    + pick(
                            "1",
                            "one two",
                            "a.b",
                            "$x",
                            "$y$q",
                            "\"q q\"",
                            "a\\nb",
                            " lead",
                            "",
                            "$=C",
                            "$?x yes $| no $.",
                            "$?x a $?y b $| c $. $| d $.",
                            "$&x and $&{long}",
                            "a $$ $j",
                            "\u00e4\u00ff",
                            "A@B"));
        }
    }

    private void classes() {
        for (int i = random.nextInt(7); i > 0; i--) {
            line("C" + pick(CLASSES) + " "
                    + pick(
                            "a b c",
                            "example.com",
                            "a.b a",
                            "foo BAR",
                            "$=w",
                            "$x",
                            "$=D",
                            "\"q q\"",
                            "x@y.z",
                            "1 25",
                            "mail"));
        }
        if (rarely(4)) {
            line("F" + pick(CLASSES)
                    + pick(
                            lab + "/words",
                            "-o " + lab + "/nope",
                            lab + "/nope",
                            lab + "/words %[^\\#]",
                            lab + "/words %[a-z]",
                            lab + "/words %3s",
                            "\"" + lab + "/words\" %c",
                            "key@hash:" + lab + "/m",
                            "-o foo@text:-k1 -v0 " + lab + "/words",
                            lab + "/words %*s %s"));
        }
    }

    private String flags() {
        StringBuilder flags = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            flags.append(pick(
                    "-o ",
                    "-f ",
                    "-N ",
                    "-O ",
                    "-m ",
                    "-a.X ",
                    "-a<> ",
                    "-T<TMP> ",
                    "-t ",
                    "-D ",
                    "-q ",
                    "-S_ ",
                    "-A ",
                    "-k0 ",
                    "-v1 ",
                    "-z: ",
                    "-l ",
                    "-d "));
        }
        return flags.toString();
    }

    private void maps() {
        line("Khashm hash " + flags() + lab + "/m");
        line("Kbtreem btree " + flags() + lab + "/b");
        line("Ktextm text " + pick("-k0 -v1 ", "-k1 -v0 ", "-z: -k0 -v1 ", "") + flags() + lab + "/words");
        line("Kdeq dequote" + pick("", " -s_", " -a.d", " -S."));
        line("Kmac macro" + pick("", " -a.x"));
        line("Kari arith" + pick("", " -a!"));
        line("Kre1 regex " + pick("-a@MATCH ", "-s1 ", "-s1,2 ", "-m ", "-n ", "-f ", "-d- -s1,2 ", "-b ", "")
                + pick(
                        "^(a+)(b*)$",
                        "(a|ab)(c|bcd)(d*)",
                        "[0-9]+",
                        "^.*$",
                        "b",
                        "x*",
                        "[[:alpha:]]+",
                        "(.)(.)",
                        "a{2,3}"));
        line("Kre2 regex " + pick("-a@M", "-s1", "-n") + " "
                + pick("(foo|bar|o+)", "^([^@]*)@?(.*)$", "\\.", "(a*)*", "((a)|b)+", "^$", "(", "[a"));
        line("Kre3 regex -s2 -a.r (.*)[@.](.*)");
        line("Knul null");
        line("Karp arpa" + pick("", " -a."));
        line("Kseq sequence hashm textm" + pick("", " nope", " btreem"));
        line("Kimp implicit " + flags() + pick("-o ", "") + lab + "/m");
        line("Ksys syslog" + pick("", " -L1", " -D"));
        line("Kopt hash -o " + lab + "/nope");
        line("Kus user -v" + pick("name", "uid", "gecos", "3", "nosuch") + pick("", " -a.", " -m"));
        line("Kst stab");
        line("Kseq2 sequence re1 seq" + pick("", " us", " ktmp"));
        line("Ktmp hash " + flags() + pick("-T<T> ", "-t ", "") + lab + "/nope");
        if (rarely(3)) {
            line("K"
                    + pick(
                            "bad nosuch x",
                            "bad",
                            "bad hash",
                            "hashm btree " + lab + "/b",
                            "host host -a. -T<X>",
                            "sw switch aliases",
                            "bad cdb " + lab + "/m",
                            "us user -vhome",
                            "us user -a."));
        }
    }

    private void mailers() {
        line("Mlocal, P=/bin/true, F=" + pick("lsDFMAw5:/|@qPSn9", "lsDFM", "lsuhA:|/@", "lA") + ", S="
                + pick("1/2", "t", "0/0") + ", R=" + pick("u/v", "2", "0") + ", T=DNS/RFC822/X-Unix, A=true $u");
        line("Mesmtp, P=[IPC], F=" + pick("mDFMuXa", "mch", "m") + ", S=" + pick("t/u", "11/31") + ", R="
                + pick("v", "21") + ", E=\\r\\n, L=990, " + pick("", "C=iso-8859-1, ", "M=100, ")
                + "T=DNS/RFC822/SMTP, A=TCP $h");
        if (rarely(4)) {
            line("M"
                    + pick(
                            "relay, P=[IPC], A=TCP $h",
                            "bad",
                            "x, A=y",
                            "esmtp, P=/x, F=l, A=x",
                            "y, P=/bin/y, F=lo, U=root, A=y $u $h"));
        }
    }

    private String wild() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "$*";
            case 3, 4 -> "$+";
            case 5, 6 -> "$-";
            case 7 -> "$@";
            case 8, 9 -> "$=" + pick(CLASSES);
            case 10 -> "$~" + pick(CLASSES);
            case 11 -> "$" + pick(MACROS);
            case 12 -> "$&" + pick(MACROS);
            default -> pick("$$x", "$|", "$#", "$1", "$:", "$%x", "$?x a $| b $.");
        };
    }

    private String left() {
        StringBuilder side = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            side.append(rarely(2) ? wild() : pick(LITERALS)).append(rarely(2) ? " " : "");
        }
        return side.toString().strip();
    }

    private String words(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> pick(LITERALS);
                        case 2, 3 -> "$" + pick("1", "1", "2", "2", "3", "4");
                        case 4 -> "$&" + pick(MACROS);
                        default -> pick("$" + pick(MACROS), "$|", "$?y Y $| N $.", "$$", "ok");
                    });
            text.append(rarely(2) ? " " : "");
        }
        return text.toString();
    }

    private String lookup() {
        String map = pick(MAPS);
        String key = switch (map) {
            case "ari" ->
                pick(
                        "+ $@ $1 $@ 2",
                        "- $@ 5 $@ $2",
                        "* $@ 3 $@ 4",
                        "/ $@ 7 $@ 2",
                        "l $@ 1 $@ $1",
                        "= $@ $1 $@ $1",
                        "| $@ 5 $@ 2",
                        "& $@ 6 $@ 3",
                        "% $@ 7 $@ 0",
                        "r $@ 3 $@ 3");
            case "mac" -> "{" + pick("long", "new" + random.nextInt(4), "Long_2") + "} " + pick("$@ $1", "$@ x y", "");
            case "arp" -> pick("1.2.3.4", "IPv6:::1", "$1", "192.0.2.1");
            default -> pick("$1", "$1", "$2", "a", "foo", "$1 $2", "\"q q\"", "key", "a.b.com");
        };
        String arguments = rarely(3) ? " $@ " + pick("X", "$2", "\"q\" r") + (rarely(3) ? " $@ Y Z" : "") : "";
        String otherwise = rarely(2) ? " $: " + pick("NO", "$1", "$2 @ none", "") : "";
        return "$(" + map + " " + key + arguments + otherwise + " $)";
    }

    private String right() {
        String start = pick("$: ", "$: ", "$@ ", "", "", "$:", "$@");
        return start
                + switch (random.nextInt(10)) {
                    case 0, 1, 2 -> lookup() + " " + words(2);
                    case 3 -> words(2) + lookup() + words(1) + lookup();
                    case 4, 5 -> words(1) + "$>" + pick(CALLS) + " " + words(3);
                    case 6 ->
                        "$# " + pick("local", "esmtp", "error", "discard", "nomailer", "LOCAL")
                                + pick(" $@ ", " $@ $2 ", " $@ a.b $: ", " ") + pick("$: $1 ", "$: ", "") + words(2);
                    case 7 ->
                        "$[ " + pick("$1", "localhost", "mail", "[127.0.0.1]", "$2.") + pick("", " $: none", " $: $1")
                                + " $] " + words(1);
                    case 9 -> rarely(20) ? "$# local $: " + "b ".repeat(120 + random.nextInt(12)) : words(5);
                    case 8 -> "$>" + pick(CALLS) + " " + words(2) + " $>" + pick(CALLS) + " " + words(2);
                    default -> words(5);
                };
    }
}
