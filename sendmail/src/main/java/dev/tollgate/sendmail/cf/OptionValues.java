package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.option.PrivacyWords;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.TimeSpans;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with the values of options that matter to nothing else here. */
final class OptionValues {
    private static final Set<String> RESOLVER = Set.of(
            "haswildcardmx",
            "workaroundbrokenaaaa",
            "debug",
            "aaonly",
            "usevc",
            "primary",
            "igntc",
            "recurse",
            "defnames",
            "stayopen",
            "dnsrch",
            "use_inet6",
            "use_edns0",
            "use_dnssec",
            "trustad",
            "true");
    private static final Set<String> BLAME = Set.of(
            "safe",
            "assumesafechown",
            "groupwritabledirpathsafe",
            "groupwritableforwardfilesafe",
            "groupwritableincludefilesafe",
            "groupwritablealiasfile",
            "worldwritablealiasfile",
            "forwardfileinunsafedirpath",
            "includefileinunsafedirpath",
            "mapinunsafedirpath",
            "linkedaliasfileinwritabledir",
            "linkedclassfileinwritabledir",
            "linkedforwardfileinwritabledir",
            "linkedincludefileinwritabledir",
            "linkedmapinwritabledir",
            "linkedserviceswitchfileinwritabledir",
            "filedeliverytohardlink",
            "filedeliverytosymlink",
            "writemaptohardlink",
            "writemaptosymlink",
            "writestatstohardlink",
            "writestatstosymlink",
            "forwardfileingroupwritabledirpath",
            "includefileingroupwritabledirpath",
            "classfileinunsafedirpath",
            "errorheaderinunsafedirpath",
            "helpfileinunsafedirpath",
            "forwardfileinunsafedirpathsafe",
            "includefileinunsafedirpathsafe",
            "runprograminunsafedirpath",
            "runwritableprogram",
            "nonrootsafeaddr",
            "truststickybit",
            "dontwarnforwardfileinunsafedirpath",
            "insufficiententropy",
            "groupreadablesasldbfile",
            "groupwritablesasldbfile",
            "groupwritableforwardfile",
            "groupwritableincludefile",
            "worldwritableforwardfile",
            "worldwritableincludefile",
            "groupreadablekeyfile",
            "groupreadabledefaultauthinfofile");
    private static final Set<String> NO_RECIPIENT =
            Set.of("none", "add-to", "add-apparently-to", "add-bcc", "add-to-undisclosed");
    private static final Set<String> MILTER_SETTINGS = Set.of(
            "macros.connect",
            "macros.helo",
            "macros.envfrom",
            "macros.envrcpt",
            "macros.eom",
            "macros.data",
            "macros.eoh",
            "loglevel");
    private static final Set<String> SPANS = Set.of(
            "AliasWait",
            "ConnectionCacheTimeout",
            "MinQueueAge",
            "MaxQueueAge",
            "DialDelay",
            "DeliverByMin",
            "RejectLogInterval",
            "ConnectionRateWindowSize");

    private final Report report;
    private final Settings settings;
    private final Host host;

    OptionValues(Report report, Settings settings, Host host) {
        this.report = report;
        this.settings = settings;
        this.host = host;
    }

    void check(String name, @Nullable String sub, String value) {
        if (SPANS.contains(name)) {
            TimeSpans.check(report, value);
            return;
        }
        switch (name) {
            case "PrivacyOptions" -> words(value, PrivacyWords.ALL, "readcf: Op line: ");
            case "DontBlameSendmail" -> words(value, BLAME, "readcf: DontBlameSendmail option: ");
            case "ResolverOptions" -> resolver(value);
            case "QueueSortOrder" -> {
                if (value.isEmpty() || "fhmptrsn".indexOf(Chars.lower(value.charAt(0))) < 0) {
                    report.system("Invalid queue sort order \"" + value + "\"");
                }
            }
            case "NoRecipientAction" -> {
                if (!NO_RECIPIENT.contains(Chars.lower(value))) {
                    report.system("Invalid NoRecipientAction: " + value);
                }
            }
            case "Timeout" -> timeouts(sub, value);
            case "QueueTimeout" -> {
                int slash = value.indexOf('/');
                if (slash >= 0) {
                    OptionReader.timeout(report, "queuewarn", value.substring(slash + 1));
                }
                OptionReader.timeout(report, "queuereturn", slash < 0 ? value : value.substring(0, slash));
            }
            case "Milter" -> {
                if (sub == null) {
                    report.system("milter_set_option: invalid Milter option, must specify suboption");
                } else if (!MILTER_SETTINGS.contains(Chars.lower(sub))) {
                    report.system("milter_set_option: invalid Milter option " + sub);
                }
            }
            case "AuthOptions" -> letters(name, value, "AacdfmpyC");
            case "TLSSrvOptions" -> letters(name, value, "VC");
            case "MaxMimeHeaderLength" -> mimeLengths(value);
            case "MaxHeadersLength" -> {
                int length = Chars.decimal(value);
                if (length > 0 && length < 16384) {
                    report.print("Warning: MaxHeadersLength: headers length limit set lower than 16384\n");
                }
            }
            case "SmtpUTF8" -> {
                if (value.isEmpty() || "tTyY".indexOf(value.charAt(0)) >= 0) {
                    report.system("readcf: option: SmtpUTF8 set but no USE_EAI support");
                } else {
                    report.print("Warning: Option: SmtpUTF8 requires USE_EAI support\n");
                }
            }
            case "DaemonPortOptions", "ClientPortOptions" -> new PortOptions(report, host).check(value);
            case "ConnectOnlyTo" -> AddressOption.check(report, name, value);
            case "ServerSSLOptions", "ClientSSLOptions" -> SslOptions.check(report, name, value);
            case "LDAPDefaultSpec" -> LdapDefaults.check(report, name, value);
            default -> {}
        }
    }

    private void words(String value, Collection<String> known, String complaint) {
        int at = 0;
        while (true) {
            while (at < value.length() && (Chars.isSpace(value.charAt(at)) || Chars.isPunct(value.charAt(at)))) {
                at++;
            }
            if (at >= value.length()) {
                return;
            }
            int end = at;
            while (end < value.length() && Chars.isAlnum(value.charAt(end))) {
                end++;
            }
            String word = value.substring(at, end);
            at = Math.min(value.length(), end + 1);
            if (!known.contains(Chars.lower(word))) {
                report.system(complaint + word + " unrecognized");
            } else if (known == BLAME) {
                settings.trust(Chars.lower(word));
            }
        }
    }

    private void resolver(String value) {
        int at = 0;
        while (at < value.length()) {
            while (at < value.length() && value.charAt(at) == ' ') {
                at++;
            }
            if (at >= value.length()) {
                return;
            }
            if (value.charAt(at) == '-' || value.charAt(at) == '+') {
                at++;
            }
            int end = Chars.skipWord(value, at);
            String word = value.substring(at, end);
            at = Math.min(value.length(), end + 1);
            if (!RESOLVER.contains(Chars.lower(word))) {
                report.system("readcf: I option value " + word + " unrecognized");
            }
        }
    }

    private void timeouts(@Nullable String sub, String value) {
        if (sub != null) {
            OptionReader.timeout(report, sub, value);
            return;
        }
        for (String part : value.split(",")) {
            String one = part.substring(Chars.skipSpace(part, 0));
            if (!one.isEmpty() && Chars.isDigit(one.charAt(0))) {
                TimeSpans.check(report, one);
                continue;
            }
            int sign = one.indexOf(':') >= 0 ? one.indexOf(':') : one.indexOf('=');
            if (sign >= 0) {
                OptionReader.timeout(report, one.substring(0, sign), one.substring(sign + 1));
            }
        }
    }

    private void letters(String name, String value, String known) {
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (known.indexOf(c) < 0 && ", \t".indexOf(c) < 0 || name.equals("AuthOptions") && c == 'C') {
                report.print(
                        "Warning: Option: " + name + " unknown parameter '" + (Chars.isPrint(c) ? c : '?') + "'\n");
            }
            at++;
            while (at < value.length() && ", \t".indexOf(value.charAt(at)) < 0) {
                at++;
            }
            at++;
        }
    }

    private void mimeLengths(String value) {
        int slash = value.indexOf('/');
        int header = Chars.decimal(slash < 0 ? value : value.substring(0, slash));
        boolean given = slash >= 0 && slash + 1 < value.length();
        int field = given ? Chars.decimal(value.substring(slash + 1)) : header / 2;
        if (header > 0 && header < 128) {
            report.print("Warning: MaxMimeHeaderLength: header length limit set lower than 128\n");
        }
        if (field > 0 && field < 40) {
            report.print("Warning: MaxMimeHeaderLength: field length limit set lower than 40\n");
        }
    }
}
