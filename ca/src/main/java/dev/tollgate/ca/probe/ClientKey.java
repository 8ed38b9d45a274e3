package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;

/** Shows its certificate to every server that asks for one, as sendmail does, whatever issuers the server names. */
final class ClientKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final X509Certificate[] chain;
    private final PrivateKey key;

    private ClientKey(X509Certificate[] chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    static KeyManager[] managers(Optional<SmtpProbe.Credentials> credentials)
            throws IOException, GeneralSecurityException {
        if (credentials.isEmpty()) {
            return new KeyManager[0];
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (X509CertificateHolder holder :
                PemFile.certificates(credentials.get().certificate())) {
            chain.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return new KeyManager[] {
            new ClientKey(
                    chain.toArray(new X509Certificate[0]),
                    KeyFile.read(credentials.get().key(), Optional.empty()))
        };
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String own = chain[0].getPublicKey().getAlgorithm();
        return List.of(types).contains(own) ? ALIAS : null;
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
