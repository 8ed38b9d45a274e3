package dev.tollgate.ca.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key file cannot keep the program busy, or take its memory, before its passphrase turns out to be wrong. */
class KeyDerivationTest {
    private static final byte[] SALT = new byte[16];

    @TempDir
    Path folder;

    private Failure.Kind refusal(ASN1ObjectIdentifier function, ASN1Encodable parameters) throws IOException {
        PBES2Parameters scheme = new PBES2Parameters(
                new KeyDerivationFunc(function, parameters),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));
        byte[] der = new EncryptedPrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, scheme), new byte[48])
                .getEncoded();
        Path file = Files.writeString(
                folder.resolve("key"), PemFile.text(List.of(new PemObject("ENCRYPTED PRIVATE KEY", der))));
        CaException refused =
                assertThrows(CaException.class, () -> KeyFile.read(file, Optional.of(Passphrase.of("a passphrase"))));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "), refused.getMessage());
        return refused.kind();
    }

    @Test
    void endlessWork_isRefusedAtOnce() throws IOException {
        assertEquals(
                Failure.Kind.BAD_DATA, refusal(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, 2_000_000_000)));
        assertEquals(
                Failure.Kind.BAD_DATA, refusal(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, 1 << 30, 8, 1)));
        assertEquals(
                Failure.Kind.BAD_DATA,
                refusal(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, 1024, 8, 1 << 20)));
    }

    @Test
    void ordinaryWork_endsWithTheWrongPassphrase() throws IOException {
        assertEquals(Failure.Kind.PASSPHRASE, refusal(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, 2048)));
        assertEquals(
                Failure.Kind.PASSPHRASE, refusal(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, 1024, 8, 1)));
    }
}
