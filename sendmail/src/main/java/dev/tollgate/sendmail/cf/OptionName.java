package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import java.util.Optional;

/** The names of options in the order of sendmail's table, those with a letter of old with that letter. */
final class OptionName {
    /** Names; a letter and a colon in front where there is one. */
    private static final List<String> TABLE = List.of(
            "7:SevenBitInput",
            "8:EightBitMode",
            "A:AliasFile",
            "a:AliasWait",
            "B:BlankSub",
            "b:MinFreeBlocks",
            "C:CheckpointInterval",
            "c:HoldExpensive",
            "d:DeliveryMode",
            "E:ErrorHeader",
            "e:ErrorMode",
            "F:TempFileMode",
            "f:SaveFromLine",
            "G:MatchGECOS",
            "g:",
            "H:HelpFile",
            "h:MaxHopCount",
            "I:ResolverOptions",
            "i:IgnoreDots",
            "J:ForwardPath",
            "j:SendMimeErrors",
            "k:ConnectionCacheSize",
            "K:ConnectionCacheTimeout",
            "l:UseErrorsTo",
            "L:LogLevel",
            "m:MeToo",
            "M:",
            "n:CheckAliases",
            "o:OldStyleHeaders",
            "O:DaemonPortOptions",
            "p:PrivacyOptions",
            "P:PostmasterCopy",
            "q:QueueFactor",
            "Q:QueueDirectory",
            "R:DontPruneRoutes",
            "r:Timeout",
            "S:StatusFile",
            "s:SuperSafe",
            "T:QueueTimeout",
            "t:TimeZoneSpec",
            "U:UserDatabaseSpec",
            "u:DefaultUser",
            "V:FallbackMXhost",
            "v:Verbose",
            "w:TryNullMXList",
            "x:QueueLA",
            "X:RefuseLA",
            "y:RecipientFactor",
            "Y:ForkEachJob",
            "z:ClassFactor",
            "Z:RetryFactor",
            "QueueSortOrder",
            "HostsFile",
            "MinQueueAge",
            "DefaultCharSet",
            "ServiceSwitchFile",
            "DialDelay",
            "NoRecipientAction",
            "SafeFileEnvironment",
            "MaxMessageSize",
            "ColonOkInAddr",
            "MaxQueueRunSize",
            "MaxDaemonChildren",
            "DontExpandCnames",
            "MustQuoteChars",
            "SmtpGreetingMessage",
            "UnixFromLine",
            "OperatorChars",
            "DontInitGroups",
            "SingleLineFromHeader",
            "AllowBogusHELO",
            "ConnectionRateThrottle",
            "UnsafeGroupWrites",
            "DoubleBounceAddress",
            "HostStatusDirectory",
            "SingleThreadDelivery",
            "RunAsUser",
            "RrtImpliesDsn",
            "PidFile",
            "DontBlameSendmail",
            "DontProbeInterfaces",
            "MaxRecipientsPerMessage",
            "DeadLetterDrop",
            "MaxAliasRecursion",
            "ConnectOnlyTo",
            "TrustedUser",
            "MaxMimeHeaderLength",
            "ControlSocketName",
            "MaxHeadersLength",
            "ProcessTitlePrefix",
            "DefaultAuthInfo",
            "AuthMechanisms",
            "ClientPortOptions",
            "DataFileBufferSize",
            "XscriptFileBufferSize",
            "LDAPDefaultSpec",
            "ServerCertFile",
            "ServerKeyFile",
            "ClientCertFile",
            "ClientKeyFile",
            "CACertFile",
            "CACertPath",
            "DHParameters",
            "InputMailFilters",
            "Milter",
            "AuthOptions",
            "QueueFileMode",
            "CertFingerprintAlgorithm",
            "CipherList",
            "RandFile",
            "TLSSrvOptions",
            "BadRcptThrottle",
            "DeliverByMin",
            "MaxQueueChildren",
            "MaxRunnersPerQueue",
            "DirectSubmissionModifiers",
            "NiceQueueRun",
            "SharedMemoryKey",
            "AuthMaxBits",
            "MailboxDatabase",
            "UseMSP",
            "DelayLA",
            "FastSplit",
            "SoftBounce",
            "SharedMemoryKeyFile",
            "RejectLogInterval",
            "RequiresDirfsync",
            "ConnectionRateWindowSize",
            "CRLFile",
            "FallbackSmartHost",
            "AuthRealm",
            "CRLPath",
            "HeloName",
            "MaxNOOPCommands",
            "BadRcptShutdown",
            "BadRcptShutdownGood",
            "ServerSSLOptions",
            "ClientSSLOptions",
            "MaxQueueAge",
            "RejectNUL",
            "UseCompressedIPv6Addresses",
            "SSLEngine",
            "SSLEnginePath",
            "TLSFallbacktoClear",
            "SetCertAltnames",
            "SmtpUTF8",
            "StrictTransportSecurity",
            "CipherSuites");

    private OptionName() {}

    private static String bare(String entry) {
        return entry.length() > 1 && entry.charAt(1) == ':' ? entry.substring(2) : entry;
    }

    /** The name behind a letter, which may be empty. */
    static Optional<String> ofLetter(char letter) {
        return TABLE.stream()
                .filter(entry -> entry.length() > 1 && entry.charAt(1) == ':' && entry.charAt(0) == letter)
                .map(OptionName::bare)
                .findFirst();
    }

    /** The option that {@code word} names, whole or shortened. What is wrong or shortened is said. */
    static Optional<String> find(String word, Report report) {
        String chosen = null;
        for (String entry : TABLE) {
            String name = bare(entry);
            if (!Chars.begins(name, 0, word)) {
                continue;
            }
            if (name.length() == word.length()) {
                return Optional.of(name);
            }
            if (chosen != null) {
                report.system("readcf: ambiguous option name " + word + " (matches " + chosen + " and " + name + ")");
                return Optional.empty();
            }
            chosen = name;
        }
        if (chosen == null) {
            report.system("readcf: unknown option name " + word);
            return Optional.empty();
        }
        report.notice("150", "Option " + word + " used as abbreviation for " + chosen);
        return Optional.of(chosen);
    }
}
