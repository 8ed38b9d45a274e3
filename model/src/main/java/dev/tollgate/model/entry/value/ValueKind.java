package dev.tollgate.model.entry.value;

/** The right-hand-side grammars. Each tag has one; {@link ValueParser} reads it. */
public enum ValueKind {
    /** What happens to a client, sender or recipient: OK, RELAY, REJECT, DISCARD, SKIP, QUARANTINE:, ERROR:, text. */
    ACTION("OK, RELAY, REJECT, DISCARD, SKIP, QUARANTINE:reason or ERROR:D.S.N:\"NNN text\""),
    /** VERIFY or ENCR with bits, reply prefix and certificate extensions. */
    TLS_REQUIREMENT("[TEMP+|PERM+] VERIFY[:bits] or ENCR:bits, then +CN, +CN:, ++CS:, ++CI:, ++CITag:"),
    /** Blank-separated feature letters of the server side. */
    SERVER_FEATURES("feature letters separated by spaces"),
    /** Blank-separated feature letters of the client side. */
    CLIENT_FEATURES("feature letters separated by spaces"),
    /** key=value; list of one TLS session. */
    SESSION_FEATURES("key=value pairs separated by ;"),
    /** Quoted "T:text" and "T=base64" tokens. */
    CREDENTIALS("\"U:user\" \"I:id\" \"P:password\" \"R:realm\" \"M:mechanisms\""),
    /** A number of connections; 0 means no limit. */
    LIMIT("a decimal number, 0 for no limit"),
    /** Milliseconds. */
    PAUSE("a decimal number of milliseconds"),
    /** The name of a queue group. */
    QUEUE_GROUP("the name of one queue group"),
    /** DISCARD, TEMP: or ERROR: for a sender and recipient pair. */
    COMPAT("DISCARD, TEMP:text or ERROR:text"),
    /** NO, or anything else. */
    TRY_TLS("NO"),
    /** RELAY or SUBJECT. */
    CERT_ISSUER("RELAY or SUBJECT"),
    /** RELAY. */
    CERT_SUBJECT("RELAY"),
    /** FRIEND or HATER. */
    SPAM("FRIEND or HATER"),
    /** OK, for an issuer named by a CITag extension. */
    CUSTOM("OK"),
    /** Anything: only the key's presence counts. */
    PRESENCE("any value; only the key counts"),
    /** NO, or anything else. */
    STS("NO");

    private final String expected;

    ValueKind(String expected) {
        this.expected = expected;
    }

    /** What may stand on the right-hand side, for messages. */
    public String expected() {
        return expected;
    }
}
