package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that tell in what rulesets do and in what test mode prints. */
public final class Settings implements MapSettings {
    private static final int MOST_SERVICES = 12;

    private final Host host;
    private final Map<String, List<String>> switched = new HashMap<>();
    private final Set<String> trusted = new HashSet<>();
    private boolean configured;
    private boolean switchRead;
    private boolean nameServer;
    String hostsFile = "/etc/hosts";
    String switchFile = "/etc/mail/service.switch";
    String mustQuote = "@,;:\\()[].'";
    String mailboxes = "pw";

    @Nullable
    String helpFile;

    @Nullable
    String statusDirectory;

    @Nullable
    String queueDirectory;

    boolean colonOk = true;
    int maxAliasRecursion = 10;
    int defaultUid = 1;
    int defaultGid = 1;
    boolean checkAliases;
    boolean matchGecos;
    boolean verbose;
    boolean compressed;
    boolean singleThread;
    boolean interactiveSafe;
    int cacheSize = 1;
    char deliveryMode = 'b';
    Probing probing = Probing.ALL;

    /** Which interfaces' names are taken for the host's own. */
    enum Probing {
        ALL,
        NO_LOOPBACK,
        NONE
    }

    Settings(Host host) {
        this.host = host;
    }

    /** Trusts what {@code name}, a value of DontBlameSendmail in lower case, allows. */
    void trust(String name) {
        if (name.equals("safe")) {
            trusted.clear();
        } else {
            trusted.add(name);
        }
    }

    /** The configuration has been read. */
    void finish() {
        nameServer = services("hosts").contains("dns");
        configured = true;
    }

    Host.FileUse classUse() {
        return trusted.contains("classfileinunsafedirpath") ? Host.FileUse.CLASS_ANYWHERE : Host.FileUse.CLASS;
    }

    @Override
    public Host.FileUse mapUse() {
        return trusted.contains("mapinunsafedirpath") ? Host.FileUse.MAP_ANYWHERE : Host.FileUse.MAP;
    }

    /** Delivers in another mode from now on: {@code b}, {@code i}, {@code q} or {@code d}. */
    public void deliver(char mode) {
        deliveryMode = mode;
    }

    /** How mail is delivered. */
    public char deliveryMode() {
        return deliveryMode;
    }

    /** Whether IPv6 addresses are written with {@code ::}. */
    public boolean compressesAddresses() {
        return compressed;
    }

    @Override
    public boolean deferring() {
        return deliveryMode == 'd';
    }

    @Override
    public boolean asksNameServer() {
        return nameServer;
    }

    @Override
    public String hostsFile() {
        return hostsFile;
    }

    /** Whether what is asked is shown again instead of a prompt. */
    public boolean isVerbose() {
        return verbose;
    }

    @Override
    public boolean matchesFullNames() {
        return matchGecos;
    }

    /** Whether a colon is an ordinary part of an address. */
    public boolean colonOk() {
        return colonOk;
    }

    /** The characters that make a phrase be quoted. */
    public String mustQuote() {
        return mustQuote;
    }

    /** The file of help texts. */
    public Optional<String> helpFile() {
        return Optional.ofNullable(helpFile);
    }

    /** As whom lists of aliases are read. */
    public Host.ListReader listReader() {
        String user = host.accounts().stream()
                .filter(account -> account.uid() == defaultUid)
                .map(Account::name)
                .findFirst()
                .orElse("");
        return new Host.ListReader(user, defaultUid, defaultGid, Set.copyOf(trusted));
    }

    /** How deeply aliases and lists may refer to each other. */
    public int maxAliasRecursion() {
        return maxAliasRecursion;
    }

    /** Whether the values of aliases are parsed as well. */
    public boolean checkAliases() {
        return checkAliases;
    }

    @Override
    public List<String> services(String service) {
        if (!switchRead) {
            readSwitch();
            switchRead = configured;
        }
        List<String> known = switched.get(Chars.lower(service));
        if (known != null && !known.isEmpty()) {
            return known;
        }
        return switch (service) {
            case "aliases" -> List.of("files");
            case "hosts" -> List.of("dns", "files");
            default -> List.of();
        };
    }

    private void readSwitch() {
        Optional<String> text = host.read(switchFile, Host.FileUse.PLAIN).text();
        for (String raw : Lines.of(text.orElse(""))) {
            int comment = raw.indexOf('#');
            String line = comment < 0 ? raw : raw.substring(0, comment);
            int end = 0;
            while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                end++;
            }
            int at = Chars.skipSpace(line, end);
            if (end == 0 || at >= line.length()) {
                continue;
            }
            List<String> kinds = new ArrayList<>();
            while (at < line.length() && kinds.size() < MOST_SERVICES) {
                int stop = at;
                while (stop < line.length() && line.charAt(stop) != ' ' && line.charAt(stop) != '\t') {
                    stop++;
                }
                kinds.add(line.substring(at, stop));
                at = Chars.skipSpace(line, stop);
            }
            switched.put(Chars.lower(line.substring(0, end)), kinds);
        }
    }
}
