package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.map.Addresses;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with the addresses and ports that a daemon or client shall use. */
final class PortOptions {
    private static final Set<String> FAMILIES = Set.of("unix", "local", "inet", "inet6", "iso", "ns", "x.25");

    private final Report report;
    private final Host host;
    private final Services services;

    PortOptions(Report report, Host host) {
        this.report = report;
        this.host = host;
        services = new Services(host);
    }

    void check(String text) {
        String address = "";
        @Nullable String port = null;
        for (String part : text.split(",", -1)) {
            String one = part.substring(Chars.skipSpace(part, 0));
            int sign = one.indexOf('=');
            if (sign < 0) {
                continue;
            }
            String value = one.substring(Chars.skipSpace(one, sign + 1)).stripTrailing();
            switch (one.charAt(0)) {
                case 'A', 'a' -> address = value;
                case 'P', 'p' -> port = value;
                case 'F', 'f' -> {
                    boolean number = !value.isEmpty() && Chars.isDigit(value.charAt(0));
                    if (!number && !FAMILIES.contains(Chars.lower(value))) {
                        report.system("Unknown address family " + value + " in Family=option");
                    }
                }
                case 'c',
                        'C',
                        'D',
                        'd',
                        'E',
                        'e',
                        'I',
                        'i',
                        'L',
                        'l',
                        'M',
                        'm',
                        'N',
                        'n',
                        'O',
                        'o',
                        'Q',
                        'q',
                        'R',
                        'r',
                        'S',
                        's',
                        'T',
                        't',
                        'X',
                        'x' -> {}
                default -> report.system("PortOptions parameter \"" + one + "\" unknown");
            }
        }
        if (!address.isEmpty() && !isKnown(address)) {
            report.system("host \"" + address + "\" unknown");
        }
        boolean number = port != null && !port.isEmpty() && Chars.isDigit(port.charAt(0));
        if (port != null && !number && !services.knows(port)) {
            report.system("service \"" + port + "\" unknown");
        }
    }

    private boolean isKnown(String address) {
        String bare = Chars.begins(address, 0, "IPv6:") ? address.substring("IPv6:".length()) : address;
        return Addresses.isAddress(bare) || host.entry(address).isPresent();
    }
}
