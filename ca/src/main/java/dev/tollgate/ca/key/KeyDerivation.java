package dev.tollgate.ca.key;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure;
import java.math.BigInteger;
import java.nio.file.Path;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** How much work a key file may ask for before its passphrase turns out to be right or wrong. */
final class KeyDerivation {
    private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(10_000_000);

    /** scrypt takes 128 * N * r bytes. */
    private static final BigInteger MOST_MEMORY = BigInteger.valueOf(64 << 20);

    private static final BigInteger MOST_PARALLEL = BigInteger.valueOf(16);

    private KeyDerivation() {}

    /**
     * Refuses parameters by which a file would keep this program busy for hours or eat its memory.
     *
     * @throws CaException when they ask for too much
     */
    static void requireBearable(Path file, AlgorithmIdentifier algorithm) throws CaException {
        if (!isBearable(algorithm)) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    file + ": the key asks for more rounds or memory than any passphrase needs",
                    "encrypt it again, as with openssl pkcs8 -topk8 -v2 aes256 -iter 600000");
        }
    }

    private static boolean isBearable(AlgorithmIdentifier algorithm) {
        if (PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
            KeyDerivationFunc function =
                    PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
            if (PKCSObjectIdentifiers.id_PBKDF2.equals(function.getAlgorithm())) {
                return isBelow(
                        PBKDF2Params.getInstance(function.getParameters()).getIterationCount(), MOST_ROUNDS);
            }
            if (MiscObjectIdentifiers.id_scrypt.equals(function.getAlgorithm())) {
                ScryptParams scrypt = ScryptParams.getInstance(function.getParameters());
                BigInteger memory = scrypt.getCostParameter()
                        .multiply(scrypt.getBlockSize())
                        .multiply(BigInteger.valueOf(128));
                return isBelow(memory, MOST_MEMORY) && isBelow(scrypt.getParallelizationParameter(), MOST_PARALLEL);
            }
            return true;
        }
        if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
            return isBelow(
                    PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations(), MOST_ROUNDS);
        }
        if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_5)) {
            return isBelow(PBEParameter.getInstance(algorithm.getParameters()).getIterationCount(), MOST_ROUNDS);
        }
        return true;
    }

    private static boolean isBelow(BigInteger asked, BigInteger most) {
        return asked.signum() > 0 && asked.compareTo(most) <= 0;
    }
}
