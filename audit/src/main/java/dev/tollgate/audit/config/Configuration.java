package dev.tollgate.audit.config;

import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfMailer;
import dev.tollgate.sendmail.conf.CfMap;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.option.OptionValue;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.PrivacyWords;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration. The cf is what runs; where there is none, it is what m4 makes of the mc. The mc is where things are
 * changed.
 */
public final class Configuration {
    /** Features whose m4 files leave no comment in the cf. */
    private static final Set<String> UNNAMED = Set.of("bcc", "drac", "prefixmod", "sts");

    private final Role role;
    private final CfDocument cf;
    private final Optional<String> cfPath;
    private final Optional<McSource> mc;
    private final Map<String, List<CfSetting>> settings = new LinkedHashMap<>();

    /**
     * A configuration.
     *
     * @param cfPath the cf's name; empty where {@code cf} was made of the mc
     */
    public Configuration(Role role, CfDocument cf, Optional<String> cfPath, Optional<McSource> mc) {
        this.role = role;
        this.cf = cf;
        this.cfPath = cfPath;
        this.mc = mc;
        for (CfSetting setting : cf.settings()) {
            setting.option()
                    .ifPresent(option -> settings.computeIfAbsent(option.name(), unseen -> new ArrayList<>())
                            .add(setting));
        }
    }

    /** The configuration that m4 makes of {@code mc}. */
    public static Configuration of(Role role, McSource mc) {
        String text = mc.complete() ? mc.expansion().text() : StockCf.of(mc);
        return new Configuration(role, CfDocument.parse(text), Optional.empty(), Optional.of(mc));
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    /** The cf. */
    public CfDocument cf() {
        return cf;
    }

    /** The cf's name; empty where it was made of the mc. */
    public Optional<String> cfPath() {
        return cfPath;
    }

    /** The mc. */
    public Optional<McSource> mc() {
        return mc;
    }

    /** What to call the configuration: the file that a person changes. */
    public String path() {
        return mc.map(McSource::path).or(() -> cfPath).orElse("sendmail.cf");
    }

    /** All lines that set {@code option}. */
    public List<CfSetting> all(String option) {
        return settings.getOrDefault(option, List.of());
    }

    /** The line of {@code option} that counts. */
    public Optional<CfSetting> set(String option) {
        List<CfSetting> lines = all(option);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** Whether a line sets {@code option}. */
    public boolean isSet(String option) {
        return settings.containsKey(option);
    }

    /** The text of {@code option}, or its built-in default. */
    public String value(String option) {
        return set(option)
                .map(CfSetting::value)
                .orElseGet(() -> Options.known(option).builtIn());
    }

    /** Whether {@code option} is set to something other than an empty text. */
    public boolean has(String option) {
        return set(option).filter(setting -> !setting.value().isBlank()).isPresent();
    }

    /** {@link #value} as sendmail reads a number. */
    public long number(String option) {
        return OptionValue.number(value(option));
    }

    /** {@link #value} as sendmail reads a switch. */
    public boolean isTrue(String option) {
        return OptionValue.isTrue(value(option));
    }

    /** {@link #value} as sendmail reads a mode. */
    public int mode(String option) {
        return OptionValue.mode(value(option));
    }

    /** {@link #value} as sendmail reads a time, in seconds. */
    public long seconds(String option) {
        SendmailOption known = Options.known(option);
        return OptionValue.seconds(value(option), known.type());
    }

    /** The words of all lines of {@code option}, in lower case. */
    public Set<String> words(String option) {
        Set<String> words = new LinkedHashSet<>();
        for (CfSetting setting : all(option)) {
            words.addAll(wordsOf(setting.value()));
        }
        return words;
    }

    /** The words of {@code value}, in lower case: sendmail splits at everything that is neither letter nor digit. */
    public static List<String> wordsOf(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether {@code word} or goaway, where that contains it, is among the privacy words. */
    public boolean isPrivate(String word) {
        Set<String> words = words("PrivacyOptions");
        return words.contains(word) || words.contains("goaway") && PrivacyWords.GOAWAY.contains(word);
    }

    /** The call of FEATURE that has an effect, where the mc is known. */
    public Optional<Call> featureCall(String name) {
        return mc.flatMap(source ->
                source.calls("FEATURE", name).stream().filter(Call::inMain).reduce((first, second) -> second));
    }

    /** Whether a feature is on: the cf names its m4 file, or the mc calls it where there is no cf. */
    public boolean feature(String name) {
        boolean called =
                mc.filter(source -> !source.calls("FEATURE", name).isEmpty()).isPresent();
        boolean believed = cfPath.isEmpty()
                && (UNNAMED.contains(name) || mc.isPresent() && !mc.get().complete());
        boolean made = cf.names(name + ".m4")
                || cf.maps().stream().anyMatch(map -> map.name().equals(name));
        return made || called && believed;
    }

    /** The mailer of this name. */
    public Optional<CfMailer> mailer(String name) {
        return cf.mailers().stream()
                .filter(mailer -> mailer.name().equals(name))
                .findFirst();
    }

    /** The flags of the local mailer; empty if there is none. */
    public String localFlags() {
        return mailer("local").map(CfMailer::flags).orElse("");
    }

    /** Whether mail for local users is delivered on this host. */
    public boolean deliversLocally() {
        return mailer("local")
                        .filter(mailer -> !mailer.program().startsWith("["))
                        .isPresent()
                && !feature("nullclient");
    }

    /** The access map's line. */
    public Optional<CfMap> accessMap() {
        return cf.maps().stream().filter(map -> map.name().equals("access")).findFirst();
    }

    /** The ports that the daemon opens. */
    public List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (CfSetting setting : all("DaemonPortOptions")) {
            ports.add(new Port(Optional.of(setting.line()), CfDocument.equates(setting.value())));
        }
        if (ports.isEmpty()) {
            ports.add(new Port(Optional.empty(), Map.of('N', "MTA")));
            ports.add(new Port(Optional.empty(), Map.of('N', "MSA", 'P', "587", 'M', "E")));
        }
        return ports;
    }

    /** Whether another host can connect. */
    public boolean isReachable() {
        return role == Role.MTA && ports().stream().anyMatch(port -> !port.isLoopback());
    }

    /** The members of class {@code name} that the cf itself lists. */
    public List<String> classWords(String name) {
        return cf.classes().getOrDefault(name, List.of());
    }
}
