package dev.tollgate.makemap.command;

import dev.tollgate.files.Placement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;

/**
 * Who runs the command, and what sendmail.cf says.
 *
 * @param identity who runs it
 * @param trustedUid the TrustedUser's id; 0 without one
 * @param mapClass the class of the map in the cf; empty when it was not asked for or not found
 */
record CommandContext(ProcessIdentity identity, int trustedUid, String mapClass) {
    /** The owner and mode of a map made by this command: root gives maps to the TrustedUser. */
    Placement placement() throws IOException {
        if (!identity.isRoot() || trustedUid == 0) {
            return Placement.MAP;
        }
        UserPrincipal trusted = FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(Integer.toString(trustedUid));
        return Placement.MAP.withOwner(trusted);
    }

    FileSafety safety(FileSafety.Links links, PrintStream err) {
        return new FileSafety(identity, trustedUid, links, err::print);
    }
}
