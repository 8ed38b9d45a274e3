package dev.tollgate.testkit;

/** The rooms of formats, rules and builders, which neither the command line nor the window enters. */
public final class ClosedToFaces {
    /** Their packages, as ArchUnit writes them. */
    public static String[] packages() {
        return new String[] {
            "dev.tollgate.makemap.db..",
            "dev.tollgate.makemap.db185..",
            "dev.tollgate.makemap.cdb..",
            "dev.tollgate.makemap.build..",
            "dev.tollgate.model.lint.action..",
            "dev.tollgate.model.lint.certificate..",
            "dev.tollgate.model.lint.credential..",
            "dev.tollgate.model.lint.file..",
            "dev.tollgate.model.lint.key..",
            "dev.tollgate.model.lint.line..",
            "dev.tollgate.model.lint.routing..",
            "dev.tollgate.model.lint.site..",
            "dev.tollgate.model.lint.tls.."
        };
    }

    private ClosedToFaces() {}
}
