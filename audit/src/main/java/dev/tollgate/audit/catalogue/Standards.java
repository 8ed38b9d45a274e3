package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Assessment;
import dev.tollgate.audit.check.Assessment.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the items of other people's standards came out, each by the checks that stand for it. */
public final class Standards {
    /**
     * One item of a standard.
     *
     * @param family whose it is, such as STIG
     * @param id its name there
     * @param status the worst status of its checks
     * @param checks the codes of the checks
     */
    public record Item(String family, String id, Status status, List<String> checks) {
        public Item {
            checks = List.copyOf(checks);
        }
    }

    private Standards() {}

    /** The items that checks stand for, by family and name. */
    public static List<Item> of(List<Assessment> assessments) {
        Map<String, List<Assessment>> byId = new TreeMap<>();
        for (Assessment assessment : assessments) {
            for (String id : assessment.check().standards()) {
                byId.computeIfAbsent(id, unseen -> new ArrayList<>()).add(assessment);
            }
        }
        List<Item> items = new ArrayList<>();
        byId.forEach((id, checks) -> items.add(new Item(
                family(id),
                id,
                status(checks),
                checks.stream().map(each -> each.check().code()).toList())));
        items.sort(java.util.Comparator.comparing(Item::family).thenComparing(Item::id));
        return items;
    }

    /** The standard that an id belongs to. */
    static String family(String id) {
        if (id.startsWith("CIS")) {
            return "CIS";
        }
        if (id.startsWith("CVE")) {
            return "CVE";
        }
        return id.matches("(MAIL|TLS|AUTH)-\\d+") ? "Lynis" : "STIG";
    }

    /** One failed check fails an item; it passes where a check passed, none failed and none could not be made. */
    private static Status status(List<Assessment> checks) {
        for (Status status : List.of(Status.FAILED, Status.ACCEPTED, Status.NOT_CHECKED, Status.PASSED)) {
            if (checks.stream().anyMatch(each -> each.status() == status)) {
                return status;
            }
        }
        return Status.NOT_APPLICABLE;
    }
}
