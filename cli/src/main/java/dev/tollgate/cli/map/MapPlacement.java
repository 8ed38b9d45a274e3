package dev.tollgate.cli.map;

import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.files.Placement;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.deploy.Deployment;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who owns a built map and who may read it. */
final class MapPlacement {
    private MapPlacement() {}

    /** As asked; without a wish a new map with passwords in it is its owner's alone. */
    static Placement of(AccessFile file, @Nullable String mode, @Nullable String owner) {
        Placement placement = Deployment.placement(file);
        if (mode != null) {
            placement = placement.withMode(permissions(mode));
        }
        return owner == null ? placement : owned(placement, owner);
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        if (!mode.matches("0?[0-7]{3}")) {
            throw Problem.usage("--mode: '" + mode + "' is not a mode", "write three octal digits, such as 0640");
        }
        int bits = Integer.parseInt(mode, 8);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bits <<= 1;
            if ((bits & 0x200) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static Placement owned(Placement placement, String owner) {
        int colon = owner.indexOf(':');
        String user = colon < 0 ? owner : owner.substring(0, colon);
        UserPrincipalLookupService names = FileSystems.getDefault().getUserPrincipalLookupService();
        try {
            Placement owned = user.isEmpty() ? placement : placement.withOwner(names.lookupPrincipalByName(user));
            return colon < 0 ? owned : owned.withGroup(names.lookupPrincipalByGroupName(owner.substring(colon + 1)));
        } catch (UserPrincipalNotFoundException e) {
            throw Problem.usage("--owner: there is no '" + e.getName() + "' here", "write USER or USER:GROUP");
        } catch (IOException e) {
            throw new Problem(ExitCode.IO, "--owner: " + Problem.reason(e), null);
        }
    }
}
