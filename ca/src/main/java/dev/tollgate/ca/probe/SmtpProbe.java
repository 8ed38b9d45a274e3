package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.dn.OneLineStyle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;

/** An SMTP client that goes as far as STARTTLS and reports what the server shows. It sends no mail. */
public final class SmtpProbe {
    private static final String HELO = "EHLO tollgate.invalid";

    private final Question question;
    private final String place;

    private SmtpProbe(Question question) {
        this.question = question;
        this.place = question.host() + ":" + question.port();
    }

    /**
     * Whom to ask, and how.
     *
     * @param timeoutMillis for the connection and for each answer
     * @param sessionMillis for the whole session
     * @param trusted the certificates of trusted authorities, files or folders with hashed links; without one the
     *     platform's are used
     * @param level how strong OpenSSL wants the chain to be
     * @param client a certificate and its key, to be shown to the server
     * @param style how the OpenSSL of the site's sendmail prints names
     */
    public record Question(
            String host,
            int port,
            int timeoutMillis,
            int sessionMillis,
            List<Path> trusted,
            SecurityLevel level,
            Optional<Credentials> client,
            OneLineStyle style) {}

    /** A certificate file (with its chain) and the file of its unencrypted key. */
    public record Credentials(Path certificate, Path key) {}

    /**
     * What the server showed.
     *
     * @param address the server's address as sendmail writes it
     * @param greeting the text of its greeting
     * @param verify what sendmail's {@code ${verify}} would be: OK or FAIL after a handshake, otherwise NONE (STARTTLS not
     *     offered, or refused for good), TEMP (refused for now), PROTOCOL (an answer that is none), SOFTWARE (the handshake
     *     failed)
     * @param reason why it is not OK, else empty
     * @param session the TLS session, if it came to one
     */
    public record Answer(String address, String greeting, String verify, String reason, Optional<TlsSession> session) {}

    /**
     * A TLS session.
     *
     * @param protocol as in {@code ${tls_version}}
     * @param cipher as in {@code ${cipher}}
     * @param bits as in {@code ${cipher_bits}}
     * @param chain the certificates that the server sent, its own first
     */
    public record TlsSession(String protocol, String cipher, int bits, List<CertificateView> chain) {}

    /**
     * Asks.
     *
     * @throws CaException when there is no such host (MISSING), nobody answers (UNREACHABLE), the server has no time
     *     (BUSY), or what answers does not speak SMTP (BAD_DATA)
     */
    public static Answer ask(Question question) throws IOException {
        return new SmtpProbe(question).run();
    }

    private Answer run() throws IOException {
        ServerTrust trust;
        SSLContext context;
        try {
            trust = ServerTrust.of(question.trusted(), question.level());
            context = SSLContext.getInstance("TLS");
            context.init(ClientKey.managers(question.client()), new TrustManager[] {trust}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new CaException(
                    Kind.BAD_DATA,
                    "TLS cannot be set up: " + SmtpDialogue.printable(String.valueOf(e.getMessage())),
                    "",
                    e);
        }
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(question.timeoutMillis());
            return converseInTime(plain, context, trust);
        } catch (UnknownHostException e) {
            throw new CaException(Kind.MISSING, question.host() + ": no such host", "", e);
        } catch (SocketTimeoutException e) {
            throw new CaException(
                    Kind.FAILED,
                    place + ": no answer within " + question.timeoutMillis() / 1000.0 + " seconds",
                    "a firewall may be in the way; to wait longer, use --timeout",
                    e);
        } catch (CaException e) {
            throw e;
        } catch (IOException e) {
            throw new CaException(Kind.FAILED, place + ": " + e.getMessage(), "", e);
        }
    }

    private Answer converseInTime(Socket plain, SSLContext context, ServerTrust trust) throws IOException {
        try (SessionDeadline deadline = SessionDeadline.of(plain, Duration.ofMillis(question.sessionMillis()))) {
            InetAddress address = deadline.address(question.host());
            try {
                plain.connect(new InetSocketAddress(address, question.port()), question.timeoutMillis());
                Answer answer = converse(plain, context, trust);
                deadline.require(place);
                return answer;
            } catch (IOException e) {
                deadline.require(place);
                throw e;
            }
        }
    }

    private Answer converse(Socket plain, SSLContext context, ServerTrust trust) throws IOException {
        SmtpDialogue dialogue = new SmtpDialogue(plain, place);
        String address = shown(plain.getInetAddress());
        SmtpDialogue.Reply greeting = dialogue.read("the greeting");
        dialogue.require(greeting, "the greeting");
        SmtpDialogue.Reply features = dialogue.ask(HELO, "the answer to EHLO");
        boolean offered = features.code() == 250
                && features.lines().stream()
                        .skip(1)
                        .anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("STARTTLS( .*)?"));
        if (!offered) {
            dialogue.send("QUIT");
            return new Answer(address, greeting.text(), "NONE", "the server does not offer STARTTLS", Optional.empty());
        }
        SmtpDialogue.Reply started = dialogue.ask("STARTTLS", "the answer to STARTTLS");
        if (started.code() != 220) {
            // deliver.c, starttls(): a permanent no counts as not offered, and the mail goes in clear.
            String verify = started.code() / 100 == 4 ? "TEMP" : started.code() / 100 == 5 ? "NONE" : "PROTOCOL";
            return new Answer(
                    address,
                    greeting.text(),
                    verify,
                    "the server refuses STARTTLS: " + started.code() + " " + started.text(),
                    Optional.empty());
        }
        try {
            TlsSession session = handshake(plain, context);
            String reason = trust.reason();
            return new Answer(address, greeting.text(), reason.isEmpty() ? "OK" : "FAIL", reason, Optional.of(session));
        } catch (SSLException e) {
            return new Answer(
                    address,
                    greeting.text(),
                    "SOFTWARE",
                    "the TLS handshake failed: " + SmtpDialogue.printable(String.valueOf(e.getMessage())),
                    Optional.empty());
        }
    }

    private TlsSession handshake(Socket plain, SSLContext context) throws IOException {
        try (SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(plain, question.host(), question.port(), true)) {
            // sendmail names no server in its hello, so a server with several certificates shows its first.
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setServerNames(List.of());
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            // With TLS 1.3 a server that refuses the client's certificate says so only now.
            SmtpDialogue dialogue = new SmtpDialogue(secure, place);
            dialogue.ask(HELO, "the answer to EHLO inside TLS");
            SSLSession session = secure.getSession();
            OpenSslCipher cipher = OpenSslCipher.of(session.getCipherSuite());
            TlsSession shown = new TlsSession(session.getProtocol(), cipher.name(), cipher.bits(), chain(session));
            dialogue.send("QUIT");
            return shown;
        }
    }

    private List<CertificateView> chain(SSLSession session) throws IOException {
        List<CertificateView> chain = new ArrayList<>();
        try {
            for (Certificate certificate : session.getPeerCertificates()) {
                byte[] der = certificate.getEncoded();
                chain.add(CertificateView.of(
                        Asn1.read("no certificate", () -> new X509CertificateHolder(der)), question.style()));
            }
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        } catch (GeneralSecurityException | CaException e) {
            throw new CaException(Kind.BAD_DATA, place + ": the server's certificate is damaged", "", e);
        }
        return chain;
    }

    private static String shown(InetAddress address) {
        String text = address.getHostAddress().replaceAll("%.*", "");
        return text.contains(":") ? "IPv6:" + text : text;
    }
}
