package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.model.dn.OneLineStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** An SMTP client that goes as far as STARTTLS and reports what the server shows. It sends no mail. */
public final class SmtpProbe {
    private SmtpProbe() {}

    /**
     * Whom to ask, and how.
     *
     * @param timeoutMillis for the connection and for each answer
     * @param trusted a file with the certificates of trusted authorities; without it the platform's are used
     * @param client a certificate file and its key file, to be shown to the server
     */
    public record Question(
            String host, int port, int timeoutMillis, Optional<Path> trusted, Optional<Credentials> client) {}

    /** A certificate file (with its chain) and the file of its unencrypted key. */
    public record Credentials(Path certificate, Path key) {}

    /**
     * What the server showed.
     *
     * @param verify what sendmail's {@code ${verify}} would be: OK or FAIL
     * @param reason why it is FAIL, else empty
     * @param bits the strength of the cipher
     */
    public record Answer(
            String greeting,
            String protocol,
            String cipher,
            int bits,
            String verify,
            String reason,
            List<CertificateView> chain) {}

    /** Asks. */
    public static Answer ask(Question question) throws IOException {
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(question.timeoutMillis());
            try {
                plain.connect(new InetSocketAddress(question.host(), question.port()), question.timeoutMillis());
            } catch (UnknownHostException e) {
                throw new CaException(CaException.Reason.MISSING, question.host() + ": no such host", "", e);
            }
            String greeting = expect(plain, "220", "the greeting");
            send(plain, "EHLO tollgate.invalid");
            String features = expect(plain, "250", "the answer to EHLO");
            if (!features.toUpperCase(Locale.ROOT).contains("STARTTLS")) {
                send(plain, "QUIT");
                throw new CaException(
                        CaException.Reason.BAD_DATA,
                        question.host() + ":" + question.port() + ": the server does not offer STARTTLS",
                        "entries of TLS_Srv: and TLS_Rcpt: with VERIFY or ENCR would keep all mail from it");
            }
            send(plain, "STARTTLS");
            expect(plain, "220", "the answer to STARTTLS");
            return handshake(question, plain, greeting);
        } catch (GeneralSecurityException e) {
            throw new CaException(CaException.Reason.BAD_DATA, "TLS cannot be set up: " + e.getMessage(), "", e);
        }
    }

    private static Answer handshake(Question question, Socket plain, String greeting)
            throws IOException, GeneralSecurityException {
        Witness witness = new Witness(trust(question.trusted()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(question.client()), new TrustManager[] {witness}, null);
        try (SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(plain, question.host(), question.port(), true)) {
            secure.startHandshake();
            SSLSession session = secure.getSession();
            List<CertificateView> chain = new ArrayList<>();
            for (Certificate certificate : session.getPeerCertificates()) {
                chain.add(CertificateView.of(
                        new X509CertificateHolder(certificate.getEncoded()), OneLineStyle.OPENSSL_3));
            }
            send(secure, "QUIT");
            return new Answer(
                    greeting,
                    session.getProtocol(),
                    session.getCipherSuite(),
                    bits(session.getCipherSuite()),
                    witness.reason.isEmpty() ? "OK" : "FAIL",
                    witness.reason,
                    chain);
        }
    }

    private static int bits(String suite) {
        return suite.contains("256") && !suite.contains("_128_") || suite.contains("CHACHA20")
                ? 256
                : suite.contains("3DES") ? 112 : 128;
    }

    private static KeyManager[] keys(Optional<Credentials> credentials) throws IOException, GeneralSecurityException {
        if (credentials.isEmpty()) {
            return new KeyManager[0];
        }
        List<Certificate> chain = new ArrayList<>();
        for (X509CertificateHolder holder :
                PemFile.certificates(credentials.get().certificate())) {
            chain.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = new char[0];
        store.setKeyEntry(
                "client",
                KeyFile.read(credentials.get().key(), Optional.empty()),
                none,
                chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static X509TrustManager trust(Optional<Path> file) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = null;
        if (file.isPresent()) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509CertificateHolder holder : PemFile.certificates(file.get())) {
                store.setCertificateEntry("ca" + number++, new JcaX509CertificateConverter().getCertificate(holder));
            }
        }
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** Lets every server in, as sendmail does, but remembers whether it should have. */
    private static final class Witness implements X509TrustManager {
        private final X509TrustManager judge;
        private String reason = "no certificate";

        Witness(X509TrustManager judge) {
            this.judge = judge;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            judge.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            try {
                judge.checkServerTrusted(chain, type);
                reason = "";
            } catch (CertificateException e) {
                reason = String.valueOf(e.getMessage());
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads byte by byte: nothing behind the reply may be taken from the TLS that follows. */
    private static String expect(Socket socket, String code, String what) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder reply = new StringBuilder();
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the server closed the connection before " + what);
            }
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            reply.append(text).append('\n');
            if (!text.startsWith(code)) {
                throw new IOException(what + " is '" + text + "'");
            }
            if (text.length() == 3 || text.charAt(3) != '-') {
                return reply.toString();
            }
        }
    }
}
