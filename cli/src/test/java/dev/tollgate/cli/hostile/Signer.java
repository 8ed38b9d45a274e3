package dev.tollgate.cli.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs changed requests, certificates and lists anew, so that readers do not stop at a wrong signature. */
final class Signer {
    private static final byte[] ECDSA_WITH_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};

    private final PrivateKey key;

    private Signer(PrivateKey key) {
        this.key = key;
    }

    /** With the EC key in {@code file}. */
    static Signer with(Path file) throws IOException {
        String body = Files.readString(file, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        try {
            return new Signer(KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": not an EC key", e);
        }
    }

    /** {@code der} with a right signature, where it still is a text, an algorithm and a signature. */
    byte[] sign(byte[] der) {
        Optional<Der> read = Der.read(der).filter(root -> root.parts.size() == 3);
        return read.map(root -> signed(root.parts.get(0).write())).orElse(der);
    }

    private byte[] signed(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(text);
            byte[] value = signature.sign();
            byte[] bits = new byte[value.length + 1];
            System.arraycopy(value, 0, bits, 1, value.length);
            Der algorithm = Der.sequence(List.of(Der.primitive(0x06, ECDSA_WITH_SHA256)));
            Der whole = Der.sequence(List.of(algorithm, Der.primitive(0x03, bits)));
            byte[] rest = whole.write();
            byte[] tail = java.util.Arrays.copyOfRange(rest, rest[1] >= 0 ? 2 : 2 + (rest[1] & 0x7F), rest.length);
            byte[] content = new byte[text.length + tail.length];
            System.arraycopy(text, 0, content, 0, text.length);
            System.arraycopy(tail, 0, content, text.length, tail.length);
            return Der.primitive(0x30, content).write();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }
}
