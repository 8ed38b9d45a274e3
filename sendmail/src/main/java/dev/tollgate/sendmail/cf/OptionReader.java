package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.map.MapTable;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.report.TimeSpans;
import dev.tollgate.sendmail.rewrite.ProcessEnd;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads O lines (readcf.c, setoption): keeps what matters to rulesets and test mode, and says what is wrong. */
final class OptionReader {
    private static final int MOST_ALIAS_FILES = 128;

    private final Program program;
    private final Report report;
    private final Settings settings;
    private final Host host;
    private final MapTable maps;
    private @Nullable CfMap aliasFiles;
    private int aliasCount;

    OptionReader(Program program, Settings settings, Host host, MapTable maps) {
        this.program = program;
        this.settings = settings;
        this.host = host;
        this.maps = maps;
        report = program.report();
    }

    /** Reads a line without its first letter: {@code " Name=value"}, or a letter and its value. */
    void read(String line) {
        report.errno(Errno.NONE);
        char letter = line.isEmpty() ? '\0' : line.charAt(0);
        String rest = line.isEmpty() ? "" : line.substring(1);
        if (letter != ' ') {
            Optional<String> name = OptionName.ofLetter(letter);
            if (name.isEmpty()) {
                report.system("readcf: unknown option name 0x" + Integer.toHexString(letter));
            } else {
                set(name.get().isEmpty() ? String.valueOf(letter) : name.get(), null, rest);
            }
            return;
        }
        int equals = rest.indexOf('=');
        int end = equals < 0 ? rest.length() : equals;
        while (end > 0 && rest.charAt(end - 1) == ' ') {
            end--;
        }
        if (end == 0) {
            report.system("readcf: null option name");
            return;
        }
        int nameEnd = end;
        String word = rest.substring(0, end);
        int dot = word.indexOf('.');
        String sub = dot < 0 ? null : word.substring(dot + 1);
        String option = dot < 0 ? word : word.substring(0, dot);
        OptionName.find(option, report).ifPresent(name -> set(name, sub, rest.substring(afterName(rest, nameEnd))));
    }

    /** The place of the value after a name that ends at {@code end}. */
    private static int afterName(String rest, int end) {
        int at = end;
        while (at < rest.length() && rest.charAt(at) == ' ') {
            at++;
        }
        at += at < rest.length() && rest.charAt(at) == '=' ? 1 : 0;
        while (at < rest.length() && rest.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static final String OPERATORS_TWICE = """
            Warning: OperatorChars is being redefined.
                     It should only be set before ruleset definitions.
            """;

    private static boolean isTrue(String value) {
        return value.isEmpty() || "tTyY".indexOf(value.charAt(0)) >= 0;
    }

    private void set(String name, @Nullable String sub, String value) {
        char first = value.isEmpty() ? '\0' : value.charAt(0);
        switch (name) {
            case "EightBitMode" -> {
                if ("pms".indexOf(first) < 0 || first == '\0') {
                    report.system("Unknown 8-bit mode " + first);
                    throw new ProcessEnd("EightBitMode", Sysexits.USAGE);
                }
            }
            case "AliasFile" -> setAliases(value.isEmpty() ? "aliases" : value);
            case "BlankSub" -> program.blank(first == '\0' ? ' ' : first);
            case "DeliveryMode" -> {
                if (first != '\0' && "qdib".indexOf(first) < 0) {
                    report.system("Unknown delivery mode " + first);
                    throw new ProcessEnd("DeliveryMode", Sysexits.USAGE);
                }
                settings.deliveryMode = first == '\0' ? 'i' : first;
                program.macros().set(program.names().id("deliveryMode"), String.valueOf(settings.deliveryMode));
            }
            case "Verbose" -> settings.verbose = isTrue(value);
            case "MatchGECOS" -> settings.matchGecos = isTrue(value);
            case "HelpFile" -> settings.helpFile = value.isEmpty() ? "helpfile" : value;
            case "CheckAliases" -> settings.checkAliases = isTrue(value);
            case "MaxAliasRecursion" -> settings.maxAliasRecursion = Chars.decimal(value);
            case "ConnectionCacheSize" -> settings.cacheSize = Math.max(0, Chars.decimal(value));
            case "HostStatusDirectory" -> settings.statusDirectory = value.isEmpty() ? settings.statusDirectory : value;
            case "SingleThreadDelivery" -> settings.singleThread = isTrue(value);
            case "SuperSafe" -> settings.interactiveSafe = Chars.lower(first) == 'i';
            case "QueueDirectory" -> settings.queueDirectory = value.isEmpty() ? "mqueue" : value;
            case "HostsFile" -> settings.hostsFile = value;
            case "ServiceSwitchFile" -> settings.switchFile = value;
            case "ColonOkInAddr" -> settings.colonOk = isTrue(value);
            case "MailboxDatabase" -> settings.mailboxes = value;
            case "UseCompressedIPv6Addresses" -> settings.compressed = isTrue(value);
            case "MustQuoteChars" -> {
                if (value.length() < 40) {
                    settings.mustQuote = "@,;:\\()[]" + value;
                } else {
                    report.print("Warning: MustQuoteChars too long, ignored.\n");
                    settings.mustQuote = "@,;:\\()[]";
                }
            }
            case "OperatorChars" -> {
                if (!program.operators(Munch.string(value, 0, '\0').text())) {
                    report.print(OPERATORS_TWICE);
                }
            }
            case "DontProbeInterfaces" ->
                settings.probing = Chars.same(value, "loopback")
                        ? Settings.Probing.NO_LOOPBACK
                        : isTrue(value) ? Settings.Probing.NONE : Settings.Probing.ALL;
            case "M" -> {
                MacroNames.Parsed macro = program.names().parse(value, 0);
                if (macro.id() != '\0') {
                    program.macros().set(macro.id(), value.substring(macro.end()));
                }
            }
            case "DefaultUser" -> defaultUser(value);
            case "g" -> group("g", value);
            case "RunAsUser" -> runAs(value);
            case "TrustedUser" -> {
                if (!Chars.isDigit(first) && host.account(value).isEmpty()) {
                    report.system("readcf: option TrustedUser: unknown user " + value);
                }
            }
            default -> new OptionValues(report, settings, host).check(name, sub, value);
        }
    }

    private void defaultUser(String value) {
        int end = separator(value);
        String user = value.substring(0, end);
        if (user.isEmpty() || !Chars.isDigit(user.charAt(0))) {
            Optional<Account> account = host.account(user);
            if (account.isEmpty()) {
                report.system("readcf: option u: unknown user " + user);
                return;
            }
            settings.defaultUid = account.get().uid();
            settings.defaultGid = account.get().gid();
        } else {
            settings.defaultUid = Chars.decimal(user);
        }
        if (end + 1 < value.length()) {
            String group = value.substring(end + 1);
            group("u", group);
            gid(group).ifPresent(gid -> settings.defaultGid = gid);
        }
    }

    private void group(String option, String group) {
        if (gid(group).isEmpty()) {
            report.system("readcf: option " + option + ": unknown group " + group);
        }
    }

    private Optional<Integer> gid(String group) {
        return group.isEmpty() || !Chars.isDigit(group.charAt(0))
                ? host.group(group)
                : Optional.of(Chars.decimal(group));
    }

    private void runAs(String value) {
        int end = separator(value);
        String user = value.substring(0, end);
        if ((user.isEmpty() || !Chars.isDigit(user.charAt(0)))
                && host.account(user).isEmpty()) {
            report.system("readcf: option RunAsUser: unknown user " + user);
            return;
        }
        String group = end + 1 < value.length() ? value.substring(end + 1) : "";
        if (!group.isEmpty()
                && !Chars.isDigit(group.charAt(0))
                && host.group(group).isEmpty()) {
            report.system("readcf: option RunAsUser: unknown group " + group);
        }
    }

    private static int separator(String value) {
        int end = 0;
        while (end < value.length() && "./:".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Declares files of aliases: paths, or a class and a file, with commas between (alias.c, setalias). */
    private void setAliases(String value) {
        String rest = value;
        while (true) {
            int at = Chars.skipSpace(rest, 0);
            if (at >= rest.length()) {
                return;
            }
            if (aliasCount >= MOST_ALIAS_FILES) {
                report.system("Too many alias databases defined, " + MOST_ALIAS_FILES + " max");
                return;
            }
            if (aliasFiles == null) {
                aliasFiles = maps.declare("aliases.files sequence");
            }
            int stop = at;
            while (stop < rest.length() && " ,/:".indexOf(rest.charAt(stop)) < 0) {
                stop++;
            }
            boolean classed = stop < rest.length() && rest.charAt(stop) == ':';
            String className = classed ? rest.substring(at, stop) : "implicit";
            int from = classed ? stop + 1 : at;
            int end = classed ? from : stop;
            for (boolean quoted = false; end < rest.length() && (quoted || rest.charAt(end) != ','); end++) {
                quoted ^= rest.charAt(end) == '"';
            }
            String map = "Alias" + aliasCount;
            boolean usable = maps.declareAliases(
                    map,
                    className,
                    rest.substring(from, end),
                    classed ? MapTable.AliasForm.WITH_CLASS : MapTable.AliasForm.IMPLICIT);
            CfMap files = aliasFiles;
            if (usable && files != null) {
                maps.addMember(files, map);
                aliasCount++;
            }
            if (end >= rest.length()) {
                return;
            }
            rest = rest.substring(end + 1);
        }
    }

    /** The timeouts' names, for the sub-options of Timeout. */
    static final Set<String> TIMEOUTS = Set.of(
            "initial",
            "mail",
            "rcpt",
            "datainit",
            "datablock",
            "datafinal",
            "command",
            "rset",
            "helo",
            "quit",
            "misc",
            "ident",
            "fileopen",
            "connect",
            "iconnect",
            "queuewarn",
            "queuewarn.*",
            "queuewarn.normal",
            "queuewarn.urgent",
            "queuewarn.non-urgent",
            "queuereturn",
            "queuereturn.*",
            "queuereturn.normal",
            "queuereturn.urgent",
            "queuereturn.non-urgent",
            "hoststatus",
            "resolver.retrans",
            "resolver.retrans.normal",
            "resolver.retrans.first",
            "resolver.retry",
            "resolver.retry.normal",
            "resolver.retry.first",
            "control",
            "lhlo",
            "auth",
            "starttls",
            "aconnect",
            "queuewarn.dsn",
            "queuereturn.dsn");

    /** Checks the value of one timeout. */
    static void timeout(Report report, String name, String value) {
        String folded = Chars.lower(name);
        if (!TIMEOUTS.contains(folded)) {
            report.errno(Errno.NONE);
            report.system("settimeout: invalid timeout " + name);
            return;
        }
        // The first conversion is made for every timeout, a second one for those with a unit of their own.
        TimeSpans.check(report, value);
        if (folded.startsWith("queue") || folded.startsWith("resolver.retrans")) {
            TimeSpans.check(report, value);
        }
    }
}
