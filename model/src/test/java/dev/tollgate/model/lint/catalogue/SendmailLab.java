package dev.tollgate.model.lint.catalogue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** sendmail's address test mode over a map that native makemap built, off the network. */
final class SendmailLab {
    private static final Set<String> ACCESS_ARGUMENTS = Set.of("skip", "lookupdotdomain", "relaytofulladdress");
    private static final Pattern RETURNS = Pattern.compile("(?m)^\\S+\\s+returns: (.*)$");
    private static final Pattern LOOKUP = Pattern.compile("(?m)map_lookup: \\S+ \\(.*?\\) (.*)$");
    /** What a session has until a block says otherwise. */
    private static final String FACTS = """
            .D{client_name}client.example
            .D{client_addr}192.0.2.1
            .D{client_ptr}client.example
            .D{client_resolve}OK
            .D{client_rate}5
            .D{client_connections}5
            .D{daemon_flags}
            .D{deliveryMode}b
            .D{server_name}server.example
            .D{server_addr}192.0.2.2
            .D{verify}NO
            .D{cipher_bits}56
            .D{auth_ssf}0
            .D{cn_subject}other.example
            .D{cert_subject}/CN=other.example
            .D{cert_issuer}/CN=CA
            """;

    private final Path directory;
    private final Map<List<String>, Path> configurations = new LinkedHashMap<>();

    SendmailLab(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(directory.resolve("aliases"), "");
    }

    /** Builds the map with native makemap; answers what it says, without the map's name. */
    String makemap(byte[] text) throws IOException {
        Files.deleteIfExists(directory.resolve("access.db"));
        Path cf = directory.resolve("empty.cf");
        Files.writeString(cf, "");
        Native.Result result = Native.run(
                directory,
                text,
                Oracle.MAKEMAP,
                "-C",
                cf.toString(),
                "hash",
                directory.resolve("access").toString());
        return result.errText().replace("makemap: " + directory.resolve("access") + ": ", "");
    }

    /** Runs {@code commands} over the map built last; one answer for each. */
    List<String> answers(List<String> features, List<String> commands) throws IOException {
        StringBuilder input = new StringBuilder(FACTS);
        for (int i = 0; i < commands.size(); i++) {
            input.append(commands.get(i)).append("\nNoop MARK").append(i).append('\n');
        }
        Native.Result result = SendmailBt.script(
                configuration(features),
                "mail.example.com",
                input.append("/quit\n").toString());
        String output = result.outText();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            int mark = output.indexOf("input: MARK" + i);
            if (mark < 0) {
                throw new AssertionError("no answer to " + commands.get(i) + " in:\n" + output + result.errText());
            }
            answers.add(answer(output.substring(0, mark)));
            output = output.substring(output.indexOf("returns: MARK", mark) + ("returns: MARK" + i).length());
        }
        return answers;
    }

    private static String answer(String output) {
        String last = "";
        for (Pattern pattern : List.of(LOOKUP, RETURNS)) {
            Matcher matcher = pattern.matcher(output);
            while (matcher.find()) {
                last = matcher.group(1).strip();
            }
        }
        return last;
    }

    private Path configuration(List<String> features) throws IOException {
        Path cf = configurations.get(features);
        if (cf == null) {
            cf = directory.resolve("sendmail" + configurations.size() + ".cf");
            Native.Result m4 = Native.run(directory, mc(features).getBytes(StandardCharsets.UTF_8), Oracle.M4, "-");
            Files.write(cf, m4.out());
            configurations.put(features, cf);
        }
        return cf;
    }

    private String mc(List<String> features) {
        StringBuilder accessArguments = new StringBuilder();
        StringBuilder lines = new StringBuilder();
        String without = "";
        for (String feature : features) {
            if (ACCESS_ARGUMENTS.contains(feature)) {
                accessArguments.append(",`").append(feature).append('\'');
            } else if (feature.equals("access_db=off")) {
                without = "dnl ";
            } else if (feature.equals("use_compressed_ipv6")) {
                lines.append("define(`confUSE_COMPRESSED_IPV6_ADDRESSES', `True')dnl\n");
            } else {
                lines.append("FEATURE(`").append(feature.replace("=", "', `")).append("')dnl\n");
            }
        }
        return """
                divert(-1)
                include(`/usr/share/sendmail/cf/m4/cf.m4')
                divert(0)dnl
                OSTYPE(`linux')
                define(`confDOMAIN_NAME', `mail.example.com')dnl
                define(`confSERVICE_SWITCH_FILE', `%1$s/service.switch')dnl
                define(`confHOSTS_FILE', `%1$s/hosts')dnl
                define(`confDONT_PROBE_INTERFACES', `True')dnl
                define(`STATUS_FILE', `/dev/null')dnl
                define(`QUEUE_DIR', `%1$s')dnl
                define(`ALIAS_FILE', `%1$s/aliases')dnl
                %4$sFEATURE(`access_db', `hash -T<TMPF> %1$s/access'%2$s)dnl
                FEATURE(`accept_unresolvable_domains')dnl
                %3$sMAILER(`local')dnl
                MAILER(`smtp')dnl
                LOCAL_RULESETS
                SStart
                R$* $$| $*	$: $1 $| $2
                SNoop
                """.formatted(directory, accessArguments, lines, without);
    }
}
