package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random lines for test mode about what a configuration has: its rulesets, maps, mailers, macros and classes. */
final class SiteScript {
    private static final Pattern NAMED = Pattern.compile("(?m)^([SKMDC])(\\{?\\w+}?)");
    private static final String[] ODD = {
        "\"two words\"@a.test",
        "Full Name <u@A.Test>",
        "u@[10.1.2.3]",
        "u@[IPv6:2001:db8::1]",
        "<>",
        "a.test!u",
        "u%d.test@own.test",
        "@relay.example,@a.test:u@own.test",
        "u@d.test,v@c.test",
        "|/bin/x",
        "/tmp/x",
        ":include:/x",
        "u@a..test",
        "u@@a.test",
        "(c) u@c.test",
        "u (c) @ own.test",
        "group: u, v;",
        "u+d+e@own.test",
        "u@own.test.",
        "\\u",
        "U@C.TEST",
        "u@h.UUCP",
        "u@h.a.test",
        "u@localhost",
        "u@mx",
        "\u00e4@a.test",
        "u@\u00e4.test",
        "u$x@a.test",
        "$&f",
        "u@a.test (",
        "<u@a.test",
        "u@a.test>",
        "u;v",
        "postmaster@mx.local.test",
        "x".repeat(300) + "@a.test"
    };

    private final Random random;
    private final List<String> rulesets = new ArrayList<>();
    private final List<String> maps = new ArrayList<>(List.of("host", "nosuch"));
    private final List<String> mailers = new ArrayList<>(List.of("nosuch"));
    private final List<String> macros = new ArrayList<>(List.of("j", "w", "m", "{addr_type}"));
    private final List<String> classes = new ArrayList<>(List.of("m", "w"));

    SiteScript(Random random, String cf) {
        this.random = random;
        Matcher named = NAMED.matcher(cf);
        TreeSet<String> seen = new TreeSet<>();
        while (named.find()) {
            if (seen.add(named.group())) {
                switch (named.group(1).charAt(0)) {
                    case 'S' -> rulesets.add(named.group(2));
                    case 'K' -> maps.add(named.group(2));
                    case 'M' -> mailers.add(named.group(2));
                    case 'D' -> macros.add(named.group(2));
                    default -> classes.add(named.group(2));
                }
            }
        }
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private String address(Facts facts) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> facts.get(Fact.TO);
            case 3 -> facts.get(Fact.FROM);
            case 4 -> "<" + facts.get(Fact.TO) + ">";
            case 5 ->
                Seeded.pick(random, facts.get(Fact.CLIENT_NAME), facts.get(Fact.CLIENT_ADDR), facts.get(Fact.VERIFY));
            default -> Seeded.pick(random, ODD);
        };
    }

    /** A line that asks for something a session of {@code facts} would. */
    String line(Facts facts) {
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> "/parse " + address(facts);
            case 4, 5, 6 -> "/try " + pick(mailers) + " " + address(facts);
            case 7 -> "/tryflags " + Seeded.pick(random, "hs", "es", "hr", "er", "s", "H");
            case 8, 9 -> "/map " + pick(maps) + " " + key(facts);
            case 10 -> "=S" + pick(rulesets);
            case 11 -> Seeded.pick(random, "$", "$=").equals("$") ? "$" + pick(macros) : "$=" + pick(classes);
            case 12 ->
                Seeded.pick(random, "/canon ", "/mx ")
                        + Seeded.pick(random, "mx", "h.a.test", "no.test.", "localhost", "[10.1.2.3]");
            case 13 -> Seeded.pick(random, "-d60.1", "-d60.5", "-d21.12", "-d21.2", "-d21.4", "-d0-99.0", "=M");
            case 14, 15, 16 -> define(facts);
            case 17 -> "Start," + pick(rulesets) + " " + address(facts) + " $| " + address(facts);
            default -> pick(rulesets) + (random.nextInt(6) == 0 ? "," + pick(rulesets) : "") + " " + address(facts);
        };
    }

    private String key(Facts facts) {
        return Seeded.pick(random, "", "Connect:", "From:", "To:", "@", ".")
                + Seeded.pick(random, address(facts), "a.test", "u@c.test", "x.example", "10.1.2.3", "u", "{x}", "l");
    }

    private String define(Facts facts) {
        Fact fact = Seeded.pick(
                random,
                Fact.CLIENT_NAME,
                Fact.CLIENT_ADDR,
                Fact.CLIENT_RESOLVE,
                Fact.CLIENT_PTR,
                Fact.AUTH_TYPE,
                Fact.AUTH_AUTHEN,
                Fact.VERIFY,
                Fact.CIPHER_BITS,
                Fact.SERVER_NAME,
                Fact.CERT_SUBJECT);
        return random.nextInt(4) == 0
                ? Seeded.pick(random, ".Df", ".Ds", ".Dh", ".D{mail_from}", ".D{mail_addr}", ".Cw", ".CR")
                        + address(facts)
                : ".D{" + fact.option().replace('-', '_') + "}" + facts.get(fact);
    }
}
