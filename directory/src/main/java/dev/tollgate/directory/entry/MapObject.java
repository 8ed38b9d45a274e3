package dev.tollgate.directory.entry;

import java.util.List;
import java.util.Optional;

/**
 * What a directory holds for one key.
 *
 * @param dn the name of its entry
 * @param csn the entry's change number; empty where the server keeps none
 * @param key the key as stored, one char per byte
 * @param value the value, one char per byte; empty for an entry without one
 * @param kind which attribute the value comes from
 * @param owners for whom it is meant
 * @param object tells entries apart: keys of the same entry have the same number
 */
public record MapObject(
        String dn, String csn, String key, Optional<String> value, Kind kind, List<Owner> owners, int object) {
    /** Copies the owners. */
    public MapObject {
        owners = List.copyOf(owners);
    }

    /** Where a value may stand. */
    public enum Kind {
        /** In sendmailMTAMapValue. */
        VALUE,
        /** Nowhere: sendmail finds nothing. */
        NONE,
        /** In sendmailMTAMapSearch: sendmail takes the filter itself for the value. */
        SEARCH,
        /** In sendmailMTAMapURL: the same with a URL. */
        URL
    }

    /** Where it stands, in one line. */
    public String place() {
        return csn.isEmpty() ? dn : dn + " entryCSN " + csn;
    }
}
