package dev.tollgate.model.lint.routing;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.site.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about the mailertable, by code. */
final class MailerRules {
    /** The M lines of cf/mailer/*.m4, what deliver.c adds, and the word that refuses. */
    private static final Set<String> KNOWN = Set.of(
            ("error local prog smtp esmtp smtp8 dsmtp relay procmail cyrus cyrusbb cyrusv2 uucp uucp-old uucp-new"
                            + " uucp-dom uucp-uudom suucp usenet fax pop qpage ph mail11")
                    .split(" "));

    private static final Set<String> WITHOUT_HOST = Set.of("local", "error");

    private static final Pattern PORT =
            Pattern.compile("(?i)(?:e?smtp8?|dsmtp|relay):(?:\\[[^]]*]|[^:\\[]+):(\\d{1,5})");

    private MailerRules() {}

    static List<Rule> all() {
        return List.of(
                UnaskedKey.rule(Table.MAILER),
                MalformedError.rule(Table.MAILER),
                ValueRules.emptyArgument(key -> key.equals(".") ? 1 : key.startsWith(".") ? 2 : 0),
                error("TG1311", "No mailer named")
                        .on()
                        .when(entry ->
                                entry.right().indexOf(':') < 0 || entry.right().startsWith("["))
                        .finds((entry, report) -> report.value(
                                "sendmail ignores the entry, because it does not begin with a mailer and a colon",
                                isMailer(entry.right())
                                        ? "write " + entry.right() + ": and the host"
                                        : "write smtp:" + entry.right() + ", or relay:" + entry.right())),
                warning("TG1312", "Mailer that sendmail does not define")
                        .on()
                        .when(entry -> !entry.right().startsWith("["))
                        .finds((entry, report) -> {
                            int colon = entry.right().indexOf(':');
                            if (colon > 0 && !isMailer(entry.right().substring(0, colon))) {
                                report.inValue(
                                        0,
                                        colon,
                                        "unless your sendmail.cf defines it, mail is rejected with \"unknown mailer\"",
                                        "use one of your mailers, such as smtp, esmtp or relay; check with --cf "
                                                + "knows them");
                            }
                        }),
                error("TG1313", "Mailer without a host").on().finds((entry, report) -> {
                    String value = entry.right();
                    int colon = value.indexOf(':');
                    String mailer = value.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
                    if (colon > 0 && value.substring(colon + 1).isBlank() && !WITHOUT_HOST.contains(mailer)) {
                        report.value(
                                "no host follows the colon: sendmail looks for a host made from pieces of the address",
                                "write the host, in brackets to ignore its MX records: " + mailer + ":[host.example]");
                    }
                }),
                error("TG1314", "Port where sendmail reads another host")
                        .on()
                        .when(entry ->
                                entry.right().indexOf(':') < entry.right().lastIndexOf(':'))
                        .finds((entry, report) -> {
                            Matcher port = PORT.matcher(entry.right());
                            if (port.matches()) {
                                report.inValue(
                                        port.start(1),
                                        port.end(1),
                                        "a colon divides hosts that are tried in turn: " + port.group(1)
                                                + " is the second host, not a port",
                                        "define a mailer with that port (TCP $h " + port.group(1)
                                                + " in its A=) and name it here");
                            }
                        }),
                ValueRules.unbalanced(Table.MAILER),
                ValueRules.space(Table.MAILER),
                OtherEntryRules.saidByWider(MailerRules::parent));
    }

    private static boolean isMailer(String word) {
        return KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }

    /** sendmail takes labels off the front until an entry is found. */
    private static @Nullable Entry parent(Map<String, Entry> table, String key) {
        int dot = key.indexOf('.', 1);
        while (dot > 0) {
            Entry found = table.get(key.substring(dot));
            if (found != null) {
                return found;
            }
            dot = key.indexOf('.', dot + 1);
        }
        return table.get(".");
    }
}
