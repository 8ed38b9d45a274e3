package dev.tollgate.ca.key;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.jspecify.annotations.Nullable;

/** Private keys in PEM: PKCS #8, plain or encrypted (PBES2, AES-256, PBKDF2 with HMAC-SHA-256), and OpenSSL's older forms. */
public final class KeyFile {
    /** What OWASP's Password Storage Cheat Sheet asks for with HMAC-SHA-256; OpenSSL's own default is 2048. */
    private static final int ITERATIONS = 600_000;

    private static final BouncyCastleProvider CIPHERS = new BouncyCastleProvider();

    private KeyFile() {}

    /** The key in PEM, not encrypted: sendmail has nobody to ask for a passphrase. */
    public static String plain(PrivateKey key) {
        return pem(key, null);
    }

    /** The key in PEM, encrypted. */
    public static String encrypted(PrivateKey key, Passphrase passphrase, SecureRandom random) {
        try {
            OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(CIPHERS)
                    .setRandom(random)
                    .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                    .setIterationCount(ITERATIONS)
                    .setPassword(passphrase.characters())
                    .build();
            return pem(key, encryptor);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle lacks AES", e);
        }
    }

    private static String pem(PrivateKey key, @Nullable OutputEncryptor encryptor) {
        try {
            return PemFile.text(List.of(new JcaPKCS8Generator(key, encryptor)));
        } catch (PemGenerationException e) {
            throw new IllegalStateException("a key that cannot be written", e);
        }
    }

    /**
     * The key in {@code file}.
     *
     * @param passphrase for a key that is encrypted
     * @throws CaException with reason PASSPHRASE when it is encrypted and the passphrase missing or wrong
     */
    public static PrivateKey read(Path file, Optional<Passphrase> passphrase) throws IOException {
        String text = new String(PemFile.bytes(file), StandardCharsets.ISO_8859_1);
        PemFile.checkEnds(file, text);
        Optional<PrivateKey> key =
                Asn1.read(file + ": the private key is damaged", () -> firstKey(file, text, passphrase));
        if (key.isPresent()) {
            return key.get();
        }
        throw new CaException(Kind.BAD_DATA, file + ": does not contain a private key", "");
    }

    private static Optional<PrivateKey> firstKey(Path file, String text, Optional<Passphrase> passphrase)
            throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object object = parser.readObject();
            while (object != null) {
                Optional<PrivateKeyInfo> key = key(file, object, passphrase);
                if (key.isPresent()) {
                    return Optional.of(new JcaPEMKeyConverter().getPrivateKey(key.get()));
                }
                object = parser.readObject();
            }
        }
        return Optional.empty();
    }

    /** Whether the key in {@code file} is encrypted. */
    public static boolean isEncrypted(Path file) throws IOException {
        return new String(PemFile.bytes(file), StandardCharsets.ISO_8859_1).contains("ENCRYPTED");
    }

    private static Optional<PrivateKeyInfo> key(Path file, Object object, Optional<Passphrase> passphrase)
            throws IOException {
        if (object instanceof PrivateKeyInfo plain) {
            return Optional.of(plain);
        }
        if (object instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        if (!(object instanceof PKCS8EncryptedPrivateKeyInfo) && !(object instanceof PEMEncryptedKeyPair)) {
            return Optional.empty();
        }
        char[] secret = passphrase
                .orElseThrow(() -> new CaException(
                        Kind.PASSPHRASE,
                        file + ": the key is encrypted and no passphrase was given",
                        "give it with --passphrase-file FILE or in the environment as TOLLGATE_CA_PASSPHRASE"))
                .characters();
        try {
            if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                KeyDerivation.requireBearable(file, encrypted.toASN1Structure().getEncryptionAlgorithm());
                return Optional.of(encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(CIPHERS)
                        .build(secret)));
            }
            PEMEncryptedKeyPair pair = (PEMEncryptedKeyPair) object;
            return Optional.of(pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(CIPHERS)
                            .build(secret))
                    .getPrivateKeyInfo());
        } catch (PKCSException | OperatorCreationException | EncryptionException e) {
            throw new CaException(Kind.PASSPHRASE, file + ": wrong passphrase, or the key is damaged", "", e);
        }
    }
}
