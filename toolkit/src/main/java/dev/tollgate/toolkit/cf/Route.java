package dev.tollgate.toolkit.cf;

import java.util.List;

/**
 * Where mail for an address goes.
 *
 * @param steps the lookups that found something, in order
 * @param ends the places that it comes to; several where an alias names several
 * @param notes what was not followed, or not known
 */
public record Route(String address, List<Step> steps, List<End> ends, List<String> notes) {
    /**
     * A lookup that found something.
     *
     * @param address whose it was
     * @param line the line of the map's text; 0 where it is not known
     */
    public record Step(String address, String map, String file, String key, String value, int line) {}

    /**
     * A place that mail comes to.
     *
     * @param host empty without one
     * @param error the reply where the address is refused; empty otherwise
     */
    public record End(String address, String mailer, String host, String user, String error) {}
}
