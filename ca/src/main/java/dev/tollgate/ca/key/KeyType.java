package dev.tollgate.ca.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of keys that are made. */
public enum KeyType {
    EC_P256("ec-p256"),
    EC_P384("ec-p384"),
    RSA_2048("rsa-2048"),
    RSA_3072("rsa-3072"),
    RSA_4096("rsa-4096"),
    /** OpenSSL reads these keys only as PKCS #8 version 1, which is what the JDK's own provider makes. */
    ED25519("ed25519");

    private final String word;

    KeyType(String word) {
        this.word = word;
    }

    private KeyPairGenerator generator(SecureRandom random) throws GeneralSecurityException {
        return switch (this) {
            case EC_P256 -> generator("EC", new ECGenParameterSpec("secp256r1"), random);
            case EC_P384 -> generator("EC", new ECGenParameterSpec("secp384r1"), random);
            case RSA_2048 -> generator("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), random);
            case RSA_3072 -> generator("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), random);
            case RSA_4096 -> generator("RSA", new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4), random);
            case ED25519 -> generator("Ed25519", NamedParameterSpec.ED25519, random);
        };
    }

    private static KeyPairGenerator generator(String algorithm, AlgorithmParameterSpec parameters, SecureRandom random)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters, random);
        return generator;
    }

    /** The name on the command line. */
    public String word() {
        return word;
    }

    /** The kind called {@code word}. */
    public static Optional<KeyType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** The names of all kinds. */
    public static List<String> words() {
        return Arrays.stream(values()).map(KeyType::word).toList();
    }

    /** A new key. */
    public KeyPair generate(SecureRandom random) {
        try {
            return generator(random).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot make " + word + " keys", e);
        }
    }
}
