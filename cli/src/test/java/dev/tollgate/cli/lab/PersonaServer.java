package dev.tollgate.cli.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** A mail server on a port of its own that takes every message, and shows the certificate it was given. */
final class PersonaServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Persona persona;
    private final Optional<SSLContext> context;

    private PersonaServer(ServerSocket listening, Persona persona, Optional<SSLContext> context) {
        this.listening = listening;
        this.persona = persona;
        this.context = context;
    }

    /**
     * What a server is like.
     *
     * @param name its host name
     * @param identities PKCS #12 files; the second is shown to who names the server in the hello
     * @param startTls its answer to STARTTLS
     * @param options changes its TLS sockets
     */
    record Persona(String name, List<Path> identities, String startTls, Options options) {
        static Persona of(String name, Path... identities) {
            return new Persona(name, List.of(identities), "220 go ahead", socket -> {});
        }

        Persona answering(String reply) {
            return new Persona(name, identities, reply, options);
        }

        Persona with(Options other) {
            return new Persona(name, identities, startTls, other);
        }
    }

    /** Changes a socket before its handshake. */
    interface Options {
        void apply(SSLSocket socket);
    }

    static PersonaServer start(Persona persona) throws IOException, GeneralSecurityException {
        Optional<SSLContext> context =
                persona.identities().isEmpty() ? Optional.empty() : Optional.of(context(persona.identities()));
        PersonaServer server =
                new PersonaServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), persona, context);
        daemon(server::accept);
        return server;
    }

    private static SSLContext context(List<Path> identities) throws IOException, GeneralSecurityException {
        List<X509ExtendedKeyManager> managers = new ArrayList<>();
        for (Path identity : identities) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(identity)) {
                store.load(in, "lab".toCharArray());
            }
            // Unlike the newer kind, this one shows a certificate whether it is good or not.
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, "lab".toCharArray());
            managers.add((X509ExtendedKeyManager) factory.getKeyManagers()[0]);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new ByName(managers)}, null, null);
        return context;
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(20_000);
            say(client, "220 " + persona.name() + " ESMTP");
            converse(client, context.isPresent());
        } catch (IOException e) {
            // The client has gone, as one does who does not like what it sees.
        }
    }

    private void converse(Socket client, boolean offersTls) throws IOException {
        InputStream in = client.getInputStream();
        String line = line(in);
        while (!line.isEmpty()) {
            String order = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
            switch (order) {
                case "EHLO" ->
                    say(client, offersTls ? "250-" + persona.name() + "\r\n250 STARTTLS" : "250 " + persona.name());
                case "STARTTLS" -> {
                    say(client, persona.startTls());
                    if (persona.startTls().startsWith("220")) {
                        converse(secured(client), false);
                        return;
                    }
                }
                case "DATA" -> {
                    say(client, "354 go on");
                    String text = line(in);
                    while (!text.equals(".")) {
                        text = line(in);
                    }
                    say(client, "250 taken");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 ok");
            }
            line = line(in);
        }
    }

    private SSLSocket secured(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket)
                context.orElseThrow().getSocketFactory().createSocket(client, persona.name(), client.getPort(), true);
        secure.setUseClientMode(false);
        persona.options().apply(secure);
        secure.startHandshake();
        return secure;
    }

    private static void say(Socket client, String reply) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A line, read byte by byte: what follows STARTTLS is not this one's. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = in.read();
        }
        if (c < 0) {
            throw new IOException("the client has gone");
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** The second identity for whoever names a server, the first for everybody else. */
    private static final class ByName extends X509ExtendedKeyManager {
        private final List<X509ExtendedKeyManager> managers;

        ByName(List<X509ExtendedKeyManager> managers) {
            this.managers = managers;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            boolean named = socket instanceof SSLSocket secure
                    && secure.getHandshakeSession() instanceof ExtendedSSLSession session
                    && !session.getRequestedServerNames().isEmpty();
            int index = named && managers.size() > 1 ? 1 : 0;
            String alias = managers.get(index).chooseServerAlias(type, issuers, socket);
            return alias == null ? null : index + alias;
        }

        private X509ExtendedKeyManager manager(String alias) {
            return managers.get(alias.charAt(0) - '0');
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return manager(alias).getCertificateChain(alias.substring(1));
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return manager(alias).getPrivateKey(alias.substring(1));
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
