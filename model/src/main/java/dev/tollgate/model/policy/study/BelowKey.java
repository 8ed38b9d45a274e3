package dev.tollgate.model.policy.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Hosts and addresses that a key of the access map stands for, since they lie below it. */
final class BelowKey {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,3}");

    private BelowKey() {}

    /** The host or domain itself where it counts, and names below it. */
    static List<String> hosts(String rest) {
        return rest.startsWith(".")
                ? List.of("witness" + rest, "other.witness" + rest)
                : List.of(rest, "witness." + rest, "a.witness." + rest);
    }

    /** Full addresses below an address or a network; several, since longer entries may cover some of them. */
    static List<String> addresses(String rest) {
        List<String> addresses = new ArrayList<>();
        if (IPV4.matcher(rest).matches()) {
            int octets = rest.split("\\.").length;
            for (String octet : List.of("77", "1", "254", "133", "0")) {
                addresses.add(rest + ("." + octet).repeat(4 - octets));
            }
            for (int i = 2; i < 250 && octets < 4; i += 3) {
                addresses.add(rest + ("." + i).repeat(4 - octets));
            }
        } else if (rest.startsWith("ipv6") && !rest.contains("@")) {
            String address = "IPv6" + rest.substring("ipv6".length());
            int groups = address.split(":", -1).length - 1;
            for (String group : List.of("77", "1", "fffe", "abcd")) {
                if (groups < 8) {
                    addresses.add(address + (":" + group).repeat(8 - groups));
                }
            }
            addresses.add(address);
            if (groups < 7 && !address.contains("::")) {
                // Two colons stand for one group at least.
                addresses.add(address + "::77");
            }
        }
        return addresses;
    }

    /** The address with its local part in quotes where that holds a quote, which an address cannot have without. */
    static String quoted(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        String local = mailbox.substring(0, at);
        return local.contains("\"") ? '"' + local.replace("\"", "\\\"") + '"' + mailbox.substring(at) : mailbox;
    }
}
