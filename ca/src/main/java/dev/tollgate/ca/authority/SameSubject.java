package dev.tollgate.ca.authority;

/** What happens when another valid certificate, of another key, has the subject of a new one. */
public enum SameSubject {
    /** The new one is not issued: entries with its subject would let the holders of both relay. */
    REFUSE,
    /** It is issued all the same, in place of the other one, which is going to be revoked or to end. */
    ALLOW
}
