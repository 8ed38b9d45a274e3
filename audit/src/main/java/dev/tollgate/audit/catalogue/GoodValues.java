package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Profile;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a hardened host of each kind sets an option to: the catalogue's value, unless the kind of host needs another. */
public final class GoodValues {
    /**
     * An option, the kinds of hosts, and their value. Addresses are those of documentation, names of users those of
     * Debian.
     */
    private static final String BY_PROFILE = """
            AuthMechanisms popimap firewall nullclient: EXTERNAL
            CertFingerprintAlgorithm nullclient: undefined
            DHParameters nullclient: undefined
            ServerSSLOptions nullclient: undefined
            SafeFileEnvironment nullclient: undefined
            DaemonPortOptions login mx: Name=MTA, Port=smtp, M=A | Name=MSA, Port=submission, M=Ea
            DaemonPortOptions hub: Name=MTA, Port=smtp, M=A, Addr=192.0.2.25 | Name=MSA, Port=submission, M=Ea, Addr=192.0.2.25
            DaemonPortOptions popimap: Name=MTA, Port=smtp, M=A, Addr=192.0.2.25
            DaemonPortOptions firewall: Name=MTA, Port=2525, M=A
            DaemonPortOptions nullclient: Name=MTA, Addr=127.0.0.1, Port=smtp, M=A
            ForwardPath login hub: /var/forward/$u
            ForwardPath popimap firewall nullclient mx:
            MaxDaemonChildren login: 40
            MaxDaemonChildren hub: 100
            MaxDaemonChildren nullclient: 20
            RunAsUser login hub nullclient: undefined
            RunAsUser popimap firewall: smmta
            TrustedUser login hub nullclient: root
            """;

    private static final Map<String, Map<Profile, String>> ROWS = read();

    private GoodValues() {}

    private static Map<String, Map<Profile, String>> read() {
        Map<String, Map<Profile, String>> rows = new HashMap<>();
        BY_PROFILE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String[] words = line.substring(0, colon).split(" ");
            for (int i = 1; i < words.length; i++) {
                rows.computeIfAbsent(words[0], unseen -> new EnumMap<>(Profile.class))
                        .put(
                                Profile.valueOf(words[i].toUpperCase(Locale.ROOT)),
                                line.substring(colon + 1).strip());
            }
        });
        return rows;
    }

    /** What a hardened host of this kind sets; empty where somebody has to decide. */
    public static Optional<String> of(SendmailOption option, Profile profile) {
        String own = ROWS.getOrDefault(option.name(), Map.of()).get(profile);
        return own != null ? Optional.of(own) : Optional.of(option.good()).filter(good -> !good.isEmpty());
    }

    /** The values of {@code option}, each with the kinds of hosts that it holds for; empty where it depends. */
    public static List<GoodValue> of(SendmailOption option) {
        Map<String, List<Profile>> values = new LinkedHashMap<>();
        for (Profile profile : Profile.values()) {
            of(option, profile)
                    .ifPresent(value -> values.computeIfAbsent(value, unseen -> new ArrayList<>())
                            .add(profile));
        }
        return values.entrySet().stream()
                .map(entry -> new GoodValue(entry.getKey(), entry.getValue()))
                .toList();
    }
}
