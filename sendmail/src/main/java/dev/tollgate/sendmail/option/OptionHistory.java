package dev.tollgate.sendmail.option;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which sendmail has an option: since and until which version (its RELEASE_NOTES), and what it must be compiled with
 * (readcf.c).
 */
public final class OptionHistory {
    /** Versions, and the options that are new in them; what is not listed is older than 8.10. */
    private static final Map<String, String> SINCE = read("""
            8.10.0 DataFileBufferSize LDAPDefaultSpec MaxAliasRecursion ProcessTitlePrefix RrtImpliesDsn
            8.10.0 XscriptFileBufferSize Timeout.control Timeout.resolver.retrans Timeout.resolver.retrans.first
            8.10.0 Timeout.resolver.retrans.normal Timeout.resolver.retry Timeout.resolver.retry.first
            8.10.0 Timeout.resolver.retry.normal AuthMechanisms AuthOptions ClientPortOptions ControlSocketName
            8.10.0 DeadLetterDrop DefaultAuthInfo MaxHeadersLength MaxMimeHeaderLength PidFile TrustedUser
            8.11.0 CACertPath CACertFile ClientCertFile ClientKeyFile DHParameters RandFile ServerCertFile
            8.11.0 ServerKeyFile
            8.12.0 DeliverByMin FastSplit MailboxDatabase NiceQueueRun QueueFileMode SharedMemoryKey
            8.12.0 Timeout.aconnect Timeout.auth Timeout.lhlo Timeout.starttls AuthMaxBits BadRcptThrottle
            8.12.0 DelayLA DirectSubmissionModifiers InputMailFilters Milter.LogLevel Milter.macros.connect
            8.12.0 Milter.macros.helo Milter.macros.envfrom Milter.macros.envrcpt MaxQueueChildren
            8.12.0 MaxRunnersPerQueue TLSSrvOptions UseMSP
            8.13.0 FallbackSmartHost RequiresDirfsync Timeout.queuereturn.dsn Timeout.queuewarn.dsn AuthRealm
            8.13.0 ConnectionRateWindowSize CRLFile Milter.macros.eom RejectLogInterval
            8.14.0 HeloName SharedMemoryKeyFile SoftBounce MaxNOOPCommands
            8.14.1 Milter.macros.eoh Milter.macros.data
            8.15.1 MaxQueueAge CertFingerprintAlgorithm CipherList ClientSSLOptions ServerSSLOptions
            8.15.2 UseCompressedIPv6Addresses
            8.16.1 CRLPath DANE SSLEngine SSLEnginePath TLSFallbacktoClear
            8.17.1 StrictTransportSecurity SmtpUTF8
            """);

    /** What a build needs, and the options that it needs it for; to a build without it they are unknown, or do nothing. */
    private static final Map<String, String> NEEDS = read("""
            SASL AuthMechanisms AuthOptions AuthMaxBits AuthRealm DefaultAuthInfo
            STARTTLS CACertPath CACertFile ClientCertFile ClientKeyFile DHParameters RandFile ServerCertFile
            STARTTLS ServerKeyFile CRLFile CRLPath CertFingerprintAlgorithm CipherList CipherSuites ClientSSLOptions
            STARTTLS ServerSSLOptions SSLEngine SSLEnginePath TLSFallbacktoClear TLSSrvOptions
            MILTER InputMailFilters Milter.LogLevel Milter.macros.connect Milter.macros.helo Milter.macros.envfrom
            MILTER Milter.macros.envrcpt Milter.macros.data Milter.macros.eoh Milter.macros.eom
            DANE DANE
            USE_EAI SmtpUTF8
            _FFR_MTA_STS StrictTransportSecurity
            _FFR_TLS_ALTNAMES SetCertAltnames
            _FFR_BADRCPT_SHUTDOWN BadRcptShutdown BadRcptShutdownGood
            _FFR_REJECT_NUL_BYTE RejectNUL
            """);

    /** Options whose time is over, the version that said so, and what is used instead. */
    private static final Map<String, Ending> ENDINGS = Map.of(
            "DefaultAuthInfo",
            new Ending("8.12.0", "deprecated", "FEATURE(`authinfo')"),
            "MeToo",
            new Ending("8.10.0", "deprecated", ""),
            "UnsafeGroupWrites",
            new Ending("8.12.0", "without effect", "DontBlameSendmail"));

    private OptionHistory() {}

    /**
     * How an option ends.
     *
     * @param version the version from which on it is so
     * @param state what it is since then
     * @param instead what to use; empty where nothing takes its place
     */
    public record Ending(String version, String state, String instead) {
        @Override
        public String toString() {
            return state + " since " + version + (instead.isEmpty() ? "" : "; use " + instead);
        }
    }

    /** How {@code option} ends; empty where sendmail 8.17 still wants it. */
    public static Optional<Ending> until(SendmailOption option) {
        return Optional.ofNullable(ENDINGS.get(option.name()));
    }

    private static Map<String, String> read(String table) {
        Map<String, String> byOption = new HashMap<>();
        table.lines().forEach(line -> {
            String[] words = line.split(" ");
            Arrays.stream(words).skip(1).forEach(option -> byOption.put(option, words[0]));
        });
        return Map.copyOf(byOption);
    }

    /** The first version that has {@code option}, as in 8.15.1; empty where every version since 8.10 has it. */
    public static String since(SendmailOption option) {
        return SINCE.getOrDefault(option.name(), "");
    }

    /** What sendmail must be compiled with, as {@code sendmail -d0.13} lists it; empty where every build has it. */
    public static String needs(SendmailOption option) {
        return NEEDS.getOrDefault(option.name(), "");
    }
}
