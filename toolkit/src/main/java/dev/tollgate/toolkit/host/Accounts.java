package dev.tollgate.toolkit.host;

import dev.tollgate.sendmail.host.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts and groups in the texts of /etc/passwd and /etc/group. */
final class Accounts {
    private static final int FIELDS = 7;
    private static final int GROUP_FIELDS = 3;

    private Accounts() {}

    static List<Account> in(String text) {
        List<Account> accounts = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split(":", -1);
            if (fields.length >= FIELDS && isNumber(fields[2]) && isNumber(fields[3])) {
                accounts.add(new Account(
                        fields[0],
                        Integer.parseInt(fields[2]),
                        Integer.parseInt(fields[3]),
                        fields[4],
                        fields[5],
                        fields[6]));
            }
        }
        return accounts;
    }

    static Optional<Integer> group(String text, String name) {
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split(":", -1);
            if (fields.length >= GROUP_FIELDS && fields[0].equals(name) && isNumber(fields[2])) {
                return Optional.of(Integer.parseInt(fields[2]));
            }
        }
        return Optional.empty();
    }

    /** The ids of the groups that {@code user} is a member of besides the own one. */
    static List<Integer> groups(String text, String user) {
        List<Integer> groups = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split(":", -1);
            boolean member = fields.length > GROUP_FIELDS
                    && List.of(fields[GROUP_FIELDS].split(",")).contains(user);
            if (member && isNumber(fields[2])) {
                groups.add(Integer.parseInt(fields[2]));
            }
        }
        return groups;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }
}
