package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.scan.Chars;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with the addresses and ports that a daemon or client shall use (daemon.c, setsockaddroptions). */
final class PortOptions {
    /** The letters that name a setting of their own, each case for itself; addresses, ports and families take both. */
    private static final String OTHER_LETTERS = "cdiIlLmMnNqrRsS";

    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int FAMILY_BITS = 0xffff;
    private static final int LONGEST_PATH = 108;

    private final Report report;
    private final Host host;
    private final Services services;

    PortOptions(Report report, Host host) {
        this.report = report;
        this.host = host;
        services = new Services(host);
    }

    void check(String text) {
        @Nullable String address = null;
        @Nullable String port = null;
        int family = INET;
        for (String part : text.split(",", -1)) {
            String one = part.substring(Chars.skipSpace(part, 0));
            int sign = one.indexOf('=');
            if (sign < 0) {
                continue;
            }
            String value = one.substring(Chars.skipSpace(one, sign + 1));
            switch (one.charAt(0)) {
                case 'A', 'a' -> address = value;
                case 'P', 'p' -> port = value;
                case 'F', 'f' -> family = family(value, family);
                case 'D' -> {
                    char mode = value.isEmpty() ? '\0' : value.charAt(0);
                    if ("qdbi".indexOf(mode) < 0) {
                        report.system("Unknown delivery mode " + (mode == '\0' ? "" : mode));
                    }
                }
                default -> {
                    if (OTHER_LETTERS.indexOf(one.charAt(0)) < 0) {
                        report.system("PortOptions parameter \"" + one + "\" unknown");
                    }
                }
            }
        }
        if (address != null) {
            checkAddress(address, family);
        }
        if (port != null) {
            checkPort(port, family);
        }
    }

    private int family(String name, int before) {
        if (!name.isEmpty() && Chars.isDigit(name.charAt(0))) {
            return Chars.decimal(name) & FAMILY_BITS;
        }
        return switch (Chars.lower(name)) {
            case "unix", "local" -> UNIX;
            case "inet" -> INET;
            case "inet6" -> INET6;
            default -> {
                report.system("Unknown address family " + name + " in Family=option");
                yield before;
            }
        };
    }

    private void checkAddress(String address, int family) {
        switch (family) {
            case UNIX -> {
                if (address.length() >= LONGEST_PATH) {
                    report.errno(Errno.ENAMETOOLONG);
                    report.system("setsockaddroptions: domain socket name too long: " + address + " > " + LONGEST_PATH);
                }
            }
            case INET -> {
                if (!AddressOption.isOfVersionFour(address) && !hasAddress(address, false)) {
                    report.system("host \"" + address + "\" unknown");
                }
            }
            case INET6 -> {
                String bare = Chars.begins(address, 0, "IPv6:") ? address.substring("IPv6:".length()) : address;
                if (Addresses.groups(bare) == null && !hasAddress(address, true)) {
                    report.system("host \"" + address + "\" unknown");
                }
            }
            default -> report.system("address= option unsupported for family " + family);
        }
    }

    private boolean hasAddress(String name, boolean six) {
        return host.entry(name).stream()
                .flatMap(entry -> entry.addresses().stream())
                .anyMatch(address -> address.indexOf(':') >= 0 == six);
    }

    private void checkPort(String port, int family) {
        if (family != INET && family != INET6) {
            report.system("Port= option unsupported for family " + family);
            return;
        }
        boolean number = !port.isEmpty() && Chars.isDigit(port.charAt(0));
        if (!number && !services.knows(port)) {
            report.system("service \"" + port + "\" unknown");
        }
    }
}
