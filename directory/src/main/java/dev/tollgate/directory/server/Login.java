package dev.tollgate.directory.server;

/** Who asks. */
public sealed interface Login {
    /** Nobody in particular. */
    Login ANONYMOUS = new Anonymous();

    /** Whom the transport has shown: on a socket the user of this process (SASL EXTERNAL). */
    Login EXTERNAL = new External();

    /** Nobody in particular. */
    record Anonymous() implements Login {}

    /** Whom the transport has shown. */
    record External() implements Login {}

    /**
     * A name and a password.
     *
     * @param dn the name
     * @param password the password, one char per byte
     */
    record Simple(String dn, String password) implements Login {
        /** The name alone: a password never appears in a message. */
        @Override
        public String toString() {
            return dn;
        }
    }
}
