package dev.tollgate.cli.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Changes files of PEM or DER, mostly in what they hold and now and then in how it is wrapped. */
final class PemMutations {
    private final Random random;
    private final UnaryOperator<byte[]> afterwards;

    /**
     * Changes.
     *
     * @param afterwards what is done to changed DER now and then, such as signing it anew
     */
    PemMutations(Random random, UnaryOperator<byte[]> afterwards) {
        this.random = random;
        this.afterwards = afterwards;
    }

    byte[] of(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("-----\n");
        int end = text.indexOf("-----END");
        boolean pem = text.startsWith("-----BEGIN") && begin >= 0 && end >= begin;
        if (random.nextInt(8) == 0) {
            return pem ? new TextMutations(random).of(file) : new ByteMutations(random).of(file);
        }
        if (!pem) {
            return der(file);
        }
        String body = text.substring(begin + 6, end).replace("\n", "");
        if (!body.matches("[A-Za-z0-9+/=]*")) {
            return new TextMutations(random).of(file);
        }
        String again = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(der(Base64.getDecoder().decode(body)));
        return (text.substring(0, begin + 6) + again + "\n" + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] der(byte[] der) {
        Optional<byte[]> changed = random.nextInt(4) == 0 ? Optional.empty() : new DerMutations(random).of(der);
        byte[] result = changed.orElseGet(() -> new ByteMutations(random).of(der));
        return random.nextInt(3) == 0 ? result : afterwards.apply(result);
    }
}
