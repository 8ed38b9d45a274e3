package dev.tollgate.cli.hostile;

/** What reads files of others, by the kind of file. */
enum Reader {
    CERTIFICATE,
    AUTHORITY,
    REQUEST,
    LIST,
    INDEX,
    PKCS12,
    KEY,
    CF,
    MC,
    SUITE,
    QUESTIONS,
    FACTS,
    BASELINE,
    ACCESS,
    MAP;

    /** How the names of its samples begin. */
    String prefix() {
        return name().toLowerCase(java.util.Locale.ROOT) + "-";
    }
}
