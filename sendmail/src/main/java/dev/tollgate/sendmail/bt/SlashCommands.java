package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.address.AddressParser;
import dev.tollgate.sendmail.address.CrackedAddress;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.RemoteName;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.map.MapTable;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.CanonicalNames;
import dev.tollgate.sendmail.resolve.Exchangers;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands of test mode that begin with a slash. */
final class SlashCommands {
    private static final int LONGEST_HOST = 255;

    private final Configuration configuration;
    private final Program program;
    private final Report report;
    private final AddressParser parser;
    private final RemoteName remoteName;
    private final CrackedAddress cracked;
    private final HeaderLine headers;
    private Use use = Use.RECIPIENT;

    SlashCommands(Configuration configuration, Rewriter rewriter) {
        this.configuration = configuration;
        program = configuration.program();
        report = configuration.report();
        parser = new AddressParser(configuration, rewriter);
        remoteName = new RemoteName(configuration, rewriter);
        cracked = new CrackedAddress(configuration.settings());
        headers = new HeaderLine(configuration);
    }

    /** Does what a line says; false if it ends the session. */
    boolean run(String given) {
        int last = given.length();
        while (last > 0 && Chars.isSpace(given.charAt(last - 1))) {
            last--;
        }
        String line = given.substring(0, last);
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        String command = line.substring(0, end);
        String argument = line.substring(Chars.skipSpace(line, end));
        if (command.length() <= 1) {
            report.print("Usage: /[canon|map|mx|parse|try|tryflags]\n");
            return true;
        }
        switch (Chars.lower(command)) {
            case "/quit" -> {
                return false;
            }
            case "/mx" -> withArgument(argument, "/mx address", this::exchangers);
            case "/canon" -> withArgument(argument, "/canon address", this::canonical);
            case "/map" -> withArgument(argument, "/map mapname key", this::map);
            case "/sender" -> {
                new SenderCommand(configuration, parser).run(argument);
                report.to("");
            }
            case "/expand" ->
                withArgument(
                        argument,
                        "/expand string",
                        text -> report.print(program.printed(program.expansion().expand(text, Expansion.LINE_ROOM))));
            case "/try" -> attempt(argument);
            case "/tryflags" -> withArgument(argument, "/tryflags [Hh|Ee][Ss|Rr]", this::flags);
            case "/parse" -> withArgument(argument, "/parse address", this::parse);
            case "/header" -> headers.print(argument);
            case "/gethostbyname" -> {}
            default -> report.print("Unknown \"/\" command " + command + "\n");
        }
        return true;
    }

    private void withArgument(String argument, String usage, java.util.function.Consumer<String> action) {
        if (argument.isEmpty()) {
            report.print("Usage: " + usage + "\n");
        } else {
            action.accept(argument);
        }
    }

    private void exchangers(String host) {
        String hosts = new Exchangers(configuration.host(), program, configuration.settings())
                .find("mx", host)
                .hosts();
        List<String> found = hosts == null ? List.of() : Arrays.asList(hosts.split("[ ,]+"));
        report.print("getmxrr(" + host + ") returns " + found.size() + " value(s):\n");
        found.forEach(name -> report.print("\t" + name + "\n"));
    }

    private void canonical(String host) {
        if (host.length() > LONGEST_HOST) {
            report.print("Name too long\n");
            return;
        }
        String name = new CanonicalNames(configuration.host(), program, configuration.settings())
                .find(host)
                .name()
                .orElse(asked(host));
        report.print("getcanonname(" + host + ") returns " + name + "\n");
    }

    /** A name that was not found: asking a name server takes the dot at its end. */
    private String asked(String host) {
        return host.endsWith(".") && configuration.settings().asksNameServer()
                ? host.substring(0, host.length() - 1)
                : host;
    }

    private void map(String argument) {
        int end = Chars.skipWord(argument, 0);
        if (end >= argument.length()) {
            report.print("No key specified\n");
            return;
        }
        String name = argument.substring(0, end);
        String key = argument.substring(end + 1);
        CfMap map = configuration.maps().get(name);
        if (map == null) {
            report.print("Map named \"" + name + "\" not found\n");
            return;
        }
        Optional<MapTable.Looked> looked = configuration.maps().lookUp(map, key);
        if (looked.isEmpty()) {
            report.print("Map named \"" + name + "\" not open\n");
            return;
        }
        report.print("map_lookup: " + name + " (" + key + ") ");
        MapTable.Result result = looked.get().result().get();
        report.print(
                result.value() == null
                        ? "no match (" + result.status() + ")\n"
                        : "returns " + result.value() + " (" + result.status() + ")\n");
    }

    private void attempt(String argument) {
        int end = 0;
        while (end < argument.length() && argument.charAt(end) != ' ' && argument.charAt(end) != '\t') {
            end++;
        }
        String name = argument.substring(0, end);
        String address = argument.substring(Chars.skipSpace(argument, end));
        if (address.isEmpty()) {
            report.print("Usage: /try mailer address\n");
            return;
        }
        Optional<Mailer> mailer = configuration.mailers().find(name);
        if (mailer.isEmpty()) {
            report.print("Unknown mailer " + name + "\n");
            return;
        }
        report.print("Trying " + use.words() + " address " + address + " for mailer " + name + "\n");
        RemoteName.Answer answer = remoteName.rewrite(address, mailer.get(), use);
        report.print("Rcode = " + answer.status() + ", addr = " + Chars.untilNul(answer.text()) + "\n");
        report.to("");
    }

    private void flags(String letters) {
        Mailer.AddressPlace place = use.place();
        Use.Side side = use.side();
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'H', 'h' -> place = Mailer.AddressPlace.HEADER;
                case 'E', 'e' -> place = Mailer.AddressPlace.ENVELOPE;
                case 'S', 's' -> side = Use.Side.SENDER;
                case 'R', 'r' -> side = Use.Side.RECIPIENT;
                default -> {}
            }
        }
        use = new Use(place, side);
        program.macros().cover(program.names().id("addr_type"), use.type());
    }

    private void parse(String address) {
        report.print("Cracked address = " + program.printed(cracked.crack(address)));
        report.print("\nParsing " + use.words() + " address\n");
        Optional<Parsed> parsed = parser.parse(address, use);
        if (parsed.isEmpty()) {
            report.print("Cannot parse\n");
        } else {
            Parsed found = parsed.get();
            String host = found.host().isEmpty() ? "" : "host " + found.host() + ", ";
            report.print("mailer " + found.mailer().name() + ", " + host + "user " + found.user() + "\n");
        }
        report.to("");
    }
}
