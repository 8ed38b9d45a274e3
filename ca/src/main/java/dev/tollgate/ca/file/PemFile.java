package dev.tollgate.ca.file;

import dev.tollgate.files.InputFile;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** Reads and writes PEM, and reads DER where a single object is wanted. */
public final class PemFile {
    private static final String BEGIN = "-----BEGIN ";

    /** Room for every certificate of a large authority, or its list of half a million revocations. */
    private static final int LARGEST = 32 << 20;

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_SHOWN = 60;

    private PemFile() {}

    /** Makes an object of its DER bytes. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(byte[] der) throws IOException;
    }

    /** All certificates in {@code file}, in its order; at least one. */
    public static List<X509CertificateHolder> certificates(Path file) throws IOException {
        return objects(file, "a certificate", Sound::certificate, "CERTIFICATE", "X509 CERTIFICATE");
    }

    /** The first certificate in {@code file}, of which extensions and names may be malformed. */
    public static X509CertificateHolder anyCertificate(Path file) throws IOException {
        return objects(file, "a certificate", X509CertificateHolder::new, "CERTIFICATE", "X509 CERTIFICATE")
                .get(0);
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

    /** The public key in {@code text}, which comes from {@code file}. */
    public static SubjectPublicKeyInfo publicKey(Path file, String text) throws CaException {
        return Asn1.read(file + ": a public key is damaged", () -> {
            try (PemReader reader = new PemReader(new StringReader(text))) {
                return SubjectPublicKeyInfo.getInstance(reader.readPemObject().getContent());
            }
        });
    }

    /** The revocation list in {@code file}. */
    public static X509CRLHolder crl(Path file) throws IOException {
        return crls(file).get(0);
    }

    /** All revocation lists in {@code file}; at least one. */
    public static List<X509CRLHolder> crls(Path file) throws IOException {
        return objects(file, "a certificate revocation list (CRL)", Sound::revocationList, "X509 CRL");
    }

    /** The bytes of {@code file}, whose absence and excessive size are told clearly. */
    public static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Channels.newInputStream(InputFile.open(file))) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new CaException(
                        Kind.BAD_DATA, file + ": is larger than " + (LARGEST >> 20) + " MB", "nothing was read");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new CaException(Kind.MISSING, file + ": No such file or directory", "", e);
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
            PemObject object = next(file, reader);
            while (object != null) {
                if (List.of(types).contains(object.getType())) {
                    found.add(decode(file, wanted, object.getContent(), decoder));
                } else if (others.size() < MOST_NAMED) {
                    others.add(printable(object.getType()));
                }
                object = next(file, reader);
            }
        }
        if (found.isEmpty()) {
            throw new CaException(Kind.BAD_DATA, file + ": holds " + String.join(", ", others) + ", not " + wanted, "");
        }
        return found;
    }

    private static @Nullable PemObject next(Path file, PemReader reader) throws CaException {
        return Asn1.<Optional<PemObject>>read(
                        file + ": is not PEM, or is damaged", () -> Optional.ofNullable(reader.readPemObject()))
                .orElse(null);
    }

    /** The start of a word of somebody else's, with a question mark for what a terminal should not see. */
    static String printable(String text) {
        String shown = text.replaceAll("[^ -~]", "?");
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
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
                open = line.substring(BEGIN.length()).strip().replace("-----", "");
                began = number;
            } else if (line.startsWith("-----END " + open + "-----")) {
                open = "";
            }
        }
        if (!open.isEmpty()) {
            throw new CaException(
                    Kind.BAD_DATA,
                    file + ":" + began + ": truncated: the block 'BEGIN " + printable(open) + "' has no end",
                    "copy the whole file again");
        }
    }

    private static <T> T decode(Path file, String wanted, byte[] der, Decoder<T> decoder) throws CaException {
        return Asn1.read(file + ": is not " + wanted + ", or is damaged", () -> decoder.decode(der));
    }

    /** {@code objects} in PEM, one after the other. */
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
