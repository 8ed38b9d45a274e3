package dev.tollgate.toolkit.site;

import dev.tollgate.files.failure.Failure;

/** A configuration that cannot be read or expanded. */
public final class SiteException extends Failure {
    private static final long serialVersionUID = 1L;

    SiteException(Kind kind, String message) {
        super(kind, message, "", null);
    }
}
