package dev.tollgate.cli.lab;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates of every kind, made by openssl in one folder: a root, an authority below it, a root that nobody trusts. */
final class LabCertificates {
    private static final List<String> EC = List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");

    private final Path folder;

    private LabCertificates(Path folder) {
        this.folder = folder;
    }

    static LabCertificates in(Path folder) throws IOException {
        LabCertificates made = new LabCertificates(Files.createDirectories(folder));
        made.root("root", "/C=ZZ/O=Lab/CN=Lab Root");
        made.root("stranger", "/C=ZZ/O=Lab/CN=Lab Stranger");
        made.request("below", "/C=ZZ/O=Lab/CN=Lab R1", EC);
        made.sign("below", "root", 900, "basicConstraints=critical,CA:TRUE,pathlen:0", "keyUsage=critical,keyCertSign");
        return made;
    }

    /** The root, which the lab's sendmail trusts. */
    Path trusted() {
        return folder.resolve("root.crt");
    }

    private void openssl(List<String> arguments) {
        Native.Result result = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments.toArray(String[]::new));
        if (result.exit() != 0) {
            throw new AssertionError(arguments + "\n" + result.errText());
        }
    }

    private void root(String name, String subject) {
        List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "900"));
        arguments.addAll(EC);
        arguments.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt", "-subj", subject));
        openssl(arguments);
    }

    private void request(String name, String subject, List<String> key) {
        List<String> arguments = new ArrayList<>(List.of("req", "-new", "-nodes"));
        arguments.addAll(key);
        arguments.addAll(List.of("-keyout", name + ".key", "-out", name + ".csr", "-subj", subject));
        openssl(arguments);
    }

    private void sign(String name, String issuer, int days, String... extensions) throws IOException {
        Files.write(folder.resolve(name + ".ext"), List.of(extensions));
        openssl(List.of(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".crt",
                "-CAkey",
                issuer + ".key",
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-extfile",
                name + ".ext",
                "-out",
                name + ".crt"));
    }

    /** A leaf with its key and the authority above it, in PKCS #12. */
    Path leaf(String name, String subject, String alternativeName) throws IOException {
        return leaf(name, subject, alternativeName, "below", EC, 90, "serverAuth,clientAuth", true);
    }

    Path expired(String name) throws IOException {
        return leaf(name, "/CN=mx." + name + ".test", "mx." + name + ".test", "below", EC, -1, "serverAuth", true);
    }

    Path ofStranger(String name) throws IOException {
        return leaf(name, "/CN=mx." + name + ".test", "mx." + name + ".test", "stranger", EC, 90, "serverAuth", false);
    }

    Path withoutChain(String name) throws IOException {
        return leaf(name, "/CN=mx." + name + ".test", "mx." + name + ".test", "below", EC, 90, "serverAuth", false);
    }

    Path forClients(String name) throws IOException {
        return leaf(name, "/CN=mx." + name + ".test", "mx." + name + ".test", "below", EC, 90, "clientAuth", true);
    }

    Path rsa(String name, int bits) throws IOException {
        List<String> key = List.of("-newkey", "rsa:" + bits);
        return leaf(name, "/CN=mx." + name + ".test", "mx." + name + ".test", "below", key, 90, "serverAuth", true);
    }

    /** A leaf with these bytes in hexadecimal for its alternative names. */
    Path malformed(String name, String names) throws IOException {
        request(name, "/CN=mx." + name + ".test", EC);
        sign(name, "root", 90, "subjectAltName=DER:" + names);
        return bundle(name, List.of());
    }

    Path selfSigned(String name) {
        root(name, "/CN=mx." + name + ".test");
        return bundle(name, List.of());
    }

    private Path leaf(
            String name,
            String subject,
            String alternativeName,
            String issuer,
            List<String> key,
            int days,
            String purpose,
            boolean chain)
            throws IOException {
        request(name, subject, key);
        sign(
                name,
                issuer,
                days,
                "basicConstraints=CA:FALSE",
                "extendedKeyUsage=" + purpose,
                "subjectAltName=DNS:" + alternativeName);
        return bundle(name, chain ? List.of("-certfile", issuer + ".crt") : List.of());
    }

    private Path bundle(String name, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "pkcs12",
                "-export",
                "-in",
                name + ".crt",
                "-inkey",
                name + ".key",
                "-passout",
                "pass:lab",
                "-out",
                name + ".p12"));
        arguments.addAll(more);
        openssl(arguments);
        return folder.resolve(name + ".p12");
    }
}
