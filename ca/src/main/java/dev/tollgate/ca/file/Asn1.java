package dev.tollgate.ca.file;

import dev.tollgate.files.failure.Failure;
import java.io.IOException;

/**
 * The one place where Bouncy Castle parses bytes that somebody else has made. It parses late, and complains of malformed
 * bytes by whatever exception comes up: a cast, an index, a number, an argument, an overflow of the stack.
 */
public final class Asn1 {
    private Asn1() {}

    /** Something that parses. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Parses it, to the last part that is going to be used. */
        T read() throws IOException;
    }

    /**
     * What {@code reading} makes of its bytes.
     *
     * @param problem what is said when they are malformed, such as {@code x.pem: is not a certificate, or is damaged}
     * @throws CaException with reason BAD_DATA when they are malformed
     */
    public static <T> T read(String problem, Reading<T> reading) throws CaException {
        try {
            return reading.read();
        } catch (CaException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new CaException(Failure.Kind.BAD_DATA, problem, "", e);
        }
    }
}
