package dev.tollgate.ca.file;

import dev.tollgate.ca.file.CaException.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads and writes PEM, and reads DER where a single object is wanted. */
public final class PemFile {
    private static final String BEGIN = "-----BEGIN ";

    private PemFile() {}

    /** Makes an object of its DER bytes. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(byte[] der) throws IOException;
    }

    /** All certificates in {@code file}, in its order; at least one. */
    public static List<X509CertificateHolder> certificates(Path file) throws IOException {
        return objects(file, "a certificate", X509CertificateHolder::new, "CERTIFICATE", "X509 CERTIFICATE");
    }

    /** The first certificate in {@code file}. */
    public static X509CertificateHolder certificate(Path file) throws IOException {
        return certificates(file).get(0);
    }

    /** The certificate request in {@code file}. */
    public static PKCS10CertificationRequest request(Path file) throws IOException {
        return objects(
                        file,
                        "a certificate request",
                        PKCS10CertificationRequest::new,
                        "CERTIFICATE REQUEST",
                        "NEW CERTIFICATE REQUEST")
                .get(0);
    }

    /** The revocation list in {@code file}. */
    public static X509CRLHolder crl(Path file) throws IOException {
        return crls(file).get(0);
    }

    /** All revocation lists in {@code file}; at least one. */
    public static List<X509CRLHolder> crls(Path file) throws IOException {
        return objects(file, "a revocation list", X509CRLHolder::new, "X509 CRL");
    }

    /** The bytes of {@code file}, whose absence is told clearly. */
    public static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CaException(Reason.MISSING, file + ": No such file or directory", "", e);
        }
    }

    private static <T> List<T> objects(Path file, String wanted, Decoder<T> decoder, String... types)
            throws IOException {
        byte[] content = bytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            return List.of(decode(file, wanted, content, decoder));
        }
        checkEnds(file, text);
        List<T> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject object = reader.readPemObject();
            while (object != null) {
                if (List.of(types).contains(object.getType())) {
                    found.add(decode(file, wanted, object.getContent(), decoder));
                } else {
                    others.add(object.getType());
                }
                object = reader.readPemObject();
            }
        } catch (IllegalStateException e) {
            throw new CaException(Reason.BAD_DATA, file + ": damaged PEM: " + e.getMessage(), "", e);
        }
        if (found.isEmpty()) {
            throw new CaException(
                    Reason.BAD_DATA, file + ": holds " + String.join(", ", others) + ", not " + wanted, "");
        }
        return found;
    }

    /** Names the line of a block that is cut off. */
    public static void checkEnds(Path file, String text) throws CaException {
        String open = "";
        int number = 0;
        int began = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith(BEGIN)) {
                if (!open.isEmpty()) {
                    break;
                }
                open = line.strip().substring(BEGIN.length()).replace("-----", "");
                began = number;
            } else if (line.startsWith("-----END " + open + "-----")) {
                open = "";
            }
        }
        if (!open.isEmpty()) {
            throw new CaException(
                    Reason.BAD_DATA,
                    file + ":" + began + ": truncated: the block 'BEGIN " + open + "' has no end",
                    "copy the file again, whole");
        }
    }

    private static <T> T decode(Path file, String wanted, byte[] der, Decoder<T> decoder) throws IOException {
        try {
            return decoder.decode(der);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new CaException(Reason.BAD_DATA, file + ": is not " + wanted + ", or is damaged", "", e);
        }
    }

    /** {@code objects} in PEM, one behind the other. */
    public static String text(Iterable<?> objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
