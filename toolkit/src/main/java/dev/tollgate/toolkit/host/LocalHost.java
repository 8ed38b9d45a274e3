package dev.tollgate.toolkit.host;

import dev.tollgate.files.FileStatus;
import dev.tollgate.sendmail.host.Account;
import dev.tollgate.sendmail.host.Fact;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.host.HostEntry;
import dev.tollgate.sendmail.report.Errno;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host that this process runs on. Nothing is asked of the network, and no program is run. */
public final class LocalHost implements Host {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss ", Locale.ROOT);

    private final @Nullable String name;
    private final String hostsFile;
    private final Map<String, String> made = new HashMap<>();
    private Namers namers = Namers.TRUSTED;
    private @Nullable HostsFile hosts;

    /**
     * The host.
     *
     * @param name what it calls itself; {@code null} for the kernel's name of it
     */
    public LocalHost(@Nullable String name) {
        this(name, "/etc/hosts");
    }

    /** The host, whose resolver looks into {@code hostsFile}. */
    public LocalHost(@Nullable String name, String hostsFile) {
        this.name = name;
        this.hostsFile = hostsFile;
    }

    /** This host with a file {@code path} of which only the text was made, such as a cf that nobody has installed yet. */
    public LocalHost with(String path, String text) {
        made.put(path, text);
        return this;
    }

    /** This host for the files that {@code configuration} names; see {@link Namers}. */
    public LocalHost namedBy(Path configuration) {
        namers = Namers.of(configuration);
        return this;
    }

    /** What the kernel says in a file of its own. */
    private static String kernel(String path) {
        try {
            return Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(String path) {
        try {
            return NamedFiles.text(Bytes.path(path));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String nodeName() {
        if (name != null) {
            return name;
        }
        String kernel = kernel("/proc/sys/kernel/hostname").strip();
        return kernel.isEmpty() ? "localhost" : kernel;
    }

    private HostsFile hosts() {
        HostsFile file = hosts;
        if (file == null) {
            file = new HostsFile(text(hostsFile));
            hosts = file;
        }
        return file;
    }

    @Override
    public Optional<HostEntry> entry(String host) {
        return hosts().entry(host);
    }

    @Override
    public Optional<HostEntry> entryOf(String address) {
        return hosts().entryOf(address);
    }

    @Override
    public List<InterfaceAddress> interfaces() {
        List<InterfaceAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (device.isUp()) {
                    // Debian's sendmail asks for those of the older protocol only.
                    for (InetAddress address : Collections.list(device.getInetAddresses())) {
                        if (address instanceof Inet4Address) {
                            found.add(new InterfaceAddress(address.getHostAddress(), address.isLoopbackAddress()));
                        }
                    }
                }
            }
        } catch (SocketException e) {
            // Then the host has no names but its own.
            return found;
        }
        return found;
    }

    @Override
    public Optional<Account> account(String user) {
        return accounts().stream()
                .filter(account -> account.name().equals(user))
                .findFirst();
    }

    @Override
    public Optional<Integer> group(String group) {
        return Accounts.group(text("/etc/group"), group);
    }

    @Override
    public List<Account> accounts() {
        return Accounts.in(text("/etc/passwd"));
    }

    @Override
    public String user() {
        return Bytes.of(System.getProperty("user.name", "nobody"));
    }

    @Override
    public String date() {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
        int minutes = now.getOffset().getTotalSeconds() / 60;
        String zone = minutes == 0
                ? "GMT"
                : String.format(
                        Locale.ROOT,
                        "%s%02d%02d",
                        minutes < 0 ? "-" : "+",
                        Math.abs(minutes) / 60,
                        Math.abs(minutes) % 60);
        return DATE.format(now) + zone;
    }

    @Override
    public int load() {
        String average = kernel("/proc/loadavg");
        int blank = average.indexOf(' ');
        return blank < 0 ? 0 : (int) Math.round(Double.parseDouble(average.substring(0, blank)));
    }

    @Override
    public FileText read(String path, FileUse use) {
        String text = made.get(path);
        if (text != null) {
            return new FileText(Optional.of(text), Errno.NONE);
        }
        int unsafe = SafeFiles.errno(path, use);
        if (unsafe != Errno.NONE) {
            return new FileText(Optional.empty(), unsafe);
        }
        try {
            return new FileText(Optional.of(NamedFiles.text(Bytes.path(path), namers)), Errno.NONE);
        } catch (IOException e) {
            return new FileText(Optional.empty(), SafeFiles.of(e));
        }
    }

    @Override
    public FileText readList(String path, ListReader reader) {
        try {
            List<Integer> groups = Accounts.groups(text("/etc/group"), reader.user());
            return ListFiles.read(path, reader, groups);
        } catch (IOException e) {
            return new FileText(Optional.empty(), SafeFiles.of(e));
        }
    }

    @Override
    public int safety(String path, FileUse use) {
        return made.containsKey(path) ? Errno.NONE : SafeFiles.errno(path, use);
    }

    @Override
    public Opened open(String path, DatabaseKind kind) {
        try {
            if (!namers.mayRead(FileStatus.of(Bytes.path(path)))) {
                return new Opened(Optional.empty(), Errno.EACCES);
            }
        } catch (IOException e) {
            return new Opened(Optional.empty(), SafeFiles.of(e));
        }
        return Databases.open(path, kind);
    }

    @Override
    public Optional<ProgramOutput> run(List<String> command) {
        return Optional.empty();
    }

    @Override
    public Fact fact(String mapClass, String map, String key) {
        boolean named = mapClass.equals("dns") || mapClass.equals("bestmx");
        return Fact.of(named ? Fact.Kind.NOT_FOUND : Fact.Kind.UNKNOWN);
    }
}
