package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Port;
import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a port as all checks together want it: what it says already stays. */
final class PortLines {
    private static final SendmailOption OPTION = Options.known("DaemonPortOptions");
    private static final Pattern MODIFIERS = field('M');
    private static final Pattern ADDRESS = field('A');

    private PortLines() {}

    /** A field of the line, which counts by its first letter. */
    private static Pattern field(char letter) {
        return Pattern.compile("(?i)((?:^|,)\\s*" + letter + "[a-z]*\\s*=\\s*)([^,]*?)(\\s*(?:,|$))");
    }

    /** Reports a port that has a line of its own, with that line as it should be. */
    static void report(Look look, Port port, String says) {
        port.line().ifPresent(line -> {
            String value = value(look, port, line);
            // m4's own port 587 stays beside another one unless the feature takes it away.
            String first = port.isSubmission() && isDefault(look, line) ? "FEATURE(`no_default_msa')dnl\n" : "";
            look.line(line, says, first + OPTION.mcLine(value), OPTION.cfLine(value));
        });
    }

    /** Whether m4 wrote the line without being asked. */
    private static boolean isDefault(Look look, CfLine line) {
        return look.c()
                .mc()
                .filter(mc -> mc.expansion().callsOf("DAEMON_OPTIONS").stream()
                        .noneMatch(call -> line.text().endsWith(call.argument(0))))
                .isPresent();
    }

    /** Whether users from elsewhere can hand in mail without a login. */
    static boolean lacksLogin(Port port) {
        return port.isSubmission() && !has(port, 'a') && !port.isLoopback();
    }

    /** Whether other hosts are asked for a login. */
    static boolean wantsLogin(Port port) {
        return port.isSmtp() && has(port, 'a') && !port.isLoopback();
    }

    /** Whether passwords can be tried where users have a port of their own. */
    static boolean offersLogin(Look look, Port port) {
        return port.isSmtp() && !has(port, 'A') && look.c().ports().stream().anyMatch(Port::isSubmission);
    }

    /** Whether clients begin with TLS and the port does not. */
    static boolean lacksTls(Port port) {
        return port.isSubmissions() && !has(port, 's');
    }

    private static boolean has(Port port, char letter) {
        return port.modifiers().indexOf(letter) >= 0;
    }

    private static String value(Look look, Port port, CfLine line) {
        Profile profile = look.audit().profile();
        boolean sasl = look.audit().build().can("sasl");
        String letters = port.modifiers();
        if (sasl && wantsLogin(port) && (profile == Profile.MX || profile == Profile.HUB)) {
            letters = letters.replace("a", "");
        }
        letters += sasl && lacksLogin(port) ? "a" : "";
        letters += sasl && offersLogin(look, port) ? "A" : "";
        letters += lacksTls(port) ? "s" : "";
        String text = line.text();
        String value = text.substring(text.indexOf('=') + 1).strip();
        if (!letters.equals(port.modifiers())) {
            value = with(value, MODIFIERS, "M", letters);
        }
        boolean exposed = profile == Profile.NULLCLIENT && !port.isLoopback();
        return exposed ? with(value, ADDRESS, "Addr", "127.0.0.1") : value;
    }

    private static String with(String value, Pattern field, String name, String wanted) {
        Matcher found = field.matcher(value);
        return found.find()
                ? found.replaceFirst(Matcher.quoteReplacement(found.group(1) + wanted + found.group(3)))
                : value + (value.isEmpty() ? "" : ", ") + name + "=" + wanted;
    }
}
