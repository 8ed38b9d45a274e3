package dev.tollgate.sendmail.conf;

/**
 * An F line: a class filled from a file.
 *
 * @param line where it stands
 * @param name the class
 * @param path the file; may also be a map as in {@code @ldap}, or a program after |
 * @param optional whether it may be missing
 */
public record CfClass(CfLine line, String name, String path, boolean optional) {
    /** Whether this is a file of the host. */
    public boolean isFile() {
        return path.startsWith("/");
    }
}
