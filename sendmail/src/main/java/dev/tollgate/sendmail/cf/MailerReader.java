package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads M lines (readcf.c, makemailer). */
final class MailerReader {
    private static final int MOST_ARGUMENTS = 256;
    private static final int SMTP_LINE = 990;
    private static final int USUAL_RECIPIENTS = 100;

    private final Program program;
    private final Report report;
    private final Mailers mailers;
    private final Host host;
    private final Set<String> queues;

    MailerReader(Program program, Mailers mailers, Host host, Set<String> queues) {
        this.program = program;
        this.mailers = mailers;
        this.host = host;
        this.queues = queues;
        report = program.report();
    }

    /** Reads a line without its first letter. */
    void read(String line) {
        report.errno(Errno.NONE);
        int at = 0;
        while (at < line.length() && line.charAt(at) != ',' && !Chars.isSpace(line.charAt(at))) {
            at++;
        }
        Mailer mailer = new Mailer(line.substring(0, at));
        at = Math.min(line.length(), at + 1);
        if (mailer.name.isEmpty()) {
            report.system("name required for mailer");
            return;
        }
        while (at < line.length()) {
            while (at < line.length() && (line.charAt(at) == ',' || Chars.isSpace(line.charAt(at)))) {
                at++;
            }
            char field = at < line.length() ? line.charAt(at) : '\0';
            while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != ',') {
                at++;
            }
            if (at >= line.length() || line.charAt(at) != '=') {
                report.system("mailer " + mailer.name + ": `=' expected");
                return;
            }
            Munch.Read value = Munch.string(line, Chars.skipSpace(line, at + 1), ',');
            if (!set(mailer, field, value.text())) {
                return;
            }
            at = value.end();
        }
        finish(mailer);
    }

    private boolean set(Mailer mailer, char field, String value) {
        String who = "mailer " + mailer.name + ": ";
        switch (field) {
            case 'P' -> mailer.path = value.isEmpty() ? mailer.path : value;
            case 'F' -> value.chars().filter(c -> !Chars.isSpace((char) c)).forEach(mailer.flags::set);
            case 'S', 'R' -> {
                return setRulesets(mailer, field, value);
            }
            case 'E' -> mailer.eol = given(value, who + "null end-of-line string", mailer.eol);
            case 'A' -> mailer.arguments = value.isEmpty() ? mailer.arguments : words(value);
            case 'M' -> mailer.maxSize = Chars.longDecimal(value);
            case 'r' -> mailer.maxRecipients = Chars.decimal(value);
            case 'L' -> mailer.lineLimit = Math.max(0, Chars.decimal(value));
            case 'D' -> given(value, who + "null working directory", null);
            case 'C' -> mailer.charset = given(value, who + "null charset", mailer.charset);
            case 'Q' -> {
                if (value.isEmpty()) {
                    report.system(who + "null queue");
                } else if (!queues.contains(Chars.lower(value))) {
                    report.system(who + "unknown queue " + value);
                }
            }
            case 'T' -> setTypes(mailer, value);
            case 'U' -> setUser(mailer, value);
            case 'W' -> dev.tollgate.sendmail.report.TimeSpans.check(report, value);
            case '/' -> given(value, who + "null root directory", null);
            case 'm', 'N' -> {}
            default -> report.system("M" + mailer.name + ": unknown mailer equate " + field + "=");
        }
        return true;
    }

    private @org.jspecify.annotations.Nullable String given(
            String value, String complaint, @org.jspecify.annotations.Nullable String old) {
        if (value.isEmpty()) {
            report.system(complaint);
            return old;
        }
        return value;
    }

    private boolean setRulesets(Mailer mailer, char field, String value) {
        Rulesets.Named first = program.rulesets().read(value, 0, Rulesets.Mode.ENTER);
        if (!first.exists()) {
            return false;
        }
        int envelope = first.number();
        int header = envelope;
        if (first.end() < value.length() && value.charAt(first.end()) == '/') {
            Rulesets.Named second = program.rulesets().read(value, first.end() + 1, Rulesets.Mode.ENTER);
            if (!second.exists()) {
                return false;
            }
            header = second.number();
        }
        if (field == 'S') {
            mailer.senderEnvelope = envelope;
            mailer.senderHeader = header;
        } else {
            mailer.recipientEnvelope = envelope;
            mailer.recipientHeader = header;
        }
        return true;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && words.size() < MOST_ARGUMENTS) {
            int end = Chars.skipWord(text, at);
            words.add(text.substring(at, end));
            at = Chars.skipSpace(text, end);
        }
        return words;
    }

    private static void setTypes(Mailer mailer, String value) {
        String[] parts = value.split("/", 3);
        mailer.mtaType = parts[0].isEmpty() ? "dns" : parts[0];
        mailer.addressType = parts.length < 2 || parts[1].isEmpty() ? "rfc822" : parts[1];
        boolean none = parts.length < 3 || parts[2].isEmpty();
        // An empty address type takes the rest of the value along.
        mailer.diagnosticType = none || parts[1].isEmpty() && parts[2].isEmpty() ? "smtp" : parts[2];
    }

    private void setUser(Mailer mailer, String value) {
        int at = 0;
        if (value.isEmpty() || !Chars.isDigit(value.charAt(0)) && value.charAt(0) < 0x80) {
            while (at < value.length() && (Chars.isAlnum(value.charAt(at)) || "-_".indexOf(value.charAt(at)) >= 0)) {
                at++;
            }
            String name = value.substring(0, at);
            at = Math.min(value.length(), Chars.skipSpace(value, at) + 1);
            if (name.isEmpty()) {
                report.system("mailer " + mailer.name + ": null user name");
                return;
            }
            Optional<Account> account = host.account(name);
            if (account.isEmpty()) {
                report.system("readcf: mailer U= flag: unknown user " + name);
                return;
            }
            mailer.uid = account.get().uid();
            mailer.gid = account.get().gid();
        } else {
            while (at < value.length() && Chars.isAlnum(value.charAt(at))) {
                at++;
            }
            mailer.uid = (int) Chars.number(value.substring(0, at));
            at = Math.min(value.length(), Chars.skipSpace(value, at) + 1);
        }
        at = Chars.skipSpace(value, at);
        if (at >= value.length()) {
            return;
        }
        if (Chars.isDigit(value.charAt(at)) || value.charAt(at) >= 0x80) {
            mailer.gid = (int) Chars.number(value.substring(at));
            return;
        }
        int end = at;
        while (end < value.length() && (Chars.isAlnum(value.charAt(end)) || "-_.".indexOf(value.charAt(end)) >= 0)) {
            end++;
        }
        String group = value.substring(at, end);
        if (group.isEmpty()) {
            report.system("mailer " + mailer.name + ": null group name");
            return;
        }
        Optional<Integer> gid = host.group(group);
        if (gid.isEmpty()) {
            report.system("readcf: mailer U= flag: unknown group " + group);
        } else {
            mailer.gid = gid.get();
        }
    }

    private void finish(Mailer mailer) {
        String who = "M" + mailer.name + ": ";
        List<String> arguments = mailer.arguments;
        String path = mailer.path;
        if (arguments == null) {
            report.system(who + "A= argument required");
            return;
        }
        if (path == null) {
            report.system(who + "P= argument required");
            return;
        }
        if (mailers.isFull()) {
            report.system("too many mailers defined (" + Mailers.MOST + " max)");
            return;
        }
        if (mailer.maxRecipients <= 0) {
            mailer.maxRecipients = USUAL_RECIPIENTS;
        }
        if (mailer.has('L')) {
            mailer.lineLimit = mailer.lineLimit == 0 ? SMTP_LINE : mailer.lineLimit;
            if (program.level() < 2) {
                mailer.flags.set('7');
            }
        }
        if (!isComplete(mailer, who, path, arguments)) {
            return;
        }
        if (mailer.eol == null) {
            boolean local = arguments.stream().anyMatch(word -> word.contains(Code.MACRO + "u"));
            mailer.eol = local ? "\n" : "\r\n";
        }
        mailers.put(mailer);
    }

    private boolean isComplete(Mailer mailer, String who, String path, List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        switch (path) {
            case "[TCP]" -> {
                report.system(who + "P=[TCP] must be replaced by P=[IPC]");
                return false;
            }
            case "[IPC]" -> {
                if (arguments.size() < 2 || arguments.get(1).isEmpty()) {
                    report.system(who + "too few parameters for [IPC] mailer");
                    return false;
                }
                if (!first.equals("TCP") && !first.equals("FILE")) {
                    report.print(who + "Warning: first argument in [IPC] mailer must be TCP or FILE\n");
                }
                mailer.mtaType = mailer.mtaType == null ? "dns" : mailer.mtaType;
                mailer.addressType = mailer.addressType == null ? "rfc822" : mailer.addressType;
                if (mailer.diagnosticType == null) {
                    mailer.diagnosticType = first.equals("FILE") ? "x-unix" : "smtp";
                }
            }
            case "[FILE]" -> {
                if (arguments.size() != 2) {
                    report.system(
                            who + "too " + (arguments.size() < 2 ? "few" : "many") + " parameters for [FILE] mailer");
                    return false;
                }
                if (!first.equals("FILE")) {
                    report.system(who + "first argument in [FILE] mailer must be FILE");
                    return false;
                }
            }
            default -> {}
        }
        return true;
    }
}
