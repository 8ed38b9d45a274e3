package dev.tollgate.sendmail.conf;

/**
 * A K line.
 *
 * @param line where it stands
 * @param name the map
 * @param type its class, as in hash
 * @param flags its flags as written
 * @param path the rest: a file's name without the suffix for the types that are files
 */
public record CfMap(CfLine line, String name, String type, String flags, String path) {
    /** Whether the map may be missing. */
    public boolean isOptional() {
        return (" " + flags + " ").contains(" -o ");
    }

    /** The file that sendmail opens; empty for a map that is not a file. */
    public String file() {
        return switch (type) {
            case "hash", "btree" -> suffixed(".db");
            case "cdb" -> suffixed(".cdb");
            case "dbm" -> suffixed(".pag");
            case "text" -> path;
            default -> "";
        };
    }

    private String suffixed(String suffix) {
        return !path.startsWith("/") ? "" : path.endsWith(suffix) ? path : path + suffix;
    }
}
