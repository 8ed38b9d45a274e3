package dev.tollgate.sendmail.resolve;

import dev.tollgate.sendmail.host.Host;
import java.util.List;

/** The options that maps depend on, as they stand at the time. */
public interface MapSettings {
    /** Whether maps with {@code -D} are to be left alone for now. */
    boolean deferring();

    /** The kinds of services for {@code service} ({@code hosts}, {@code aliases}), in order; empty for an unknown one. */
    List<String> services(String service);

    /** Whether names of hosts are asked of a name server (found out when the configuration has been read). */
    boolean asksNameServer();

    /** What maps' files are read for: whether their folders are checked. */
    Host.FileUse mapUse();

    /** The file of host names. */
    String hostsFile();

    /** Whether users are also found by their full names. */
    boolean matchesFullNames();
}
