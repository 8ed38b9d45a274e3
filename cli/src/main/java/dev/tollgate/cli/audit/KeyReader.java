package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.KeyFact;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an audit wants to know of a PEM file; no secret is kept. */
final class KeyReader {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END", Pattern.DOTALL);

    private KeyReader() {}

    static KeyFact read(String path, String text) {
        Matcher pem = PEM.matcher(text);
        try {
            while (pem.find()) {
                String type = pem.group(1);
                if (type.endsWith("PRIVATE KEY")) {
                    return key(path, type, pem.group(2));
                }
                if (type.equals("CERTIFICATE")) {
                    return certificate(path, text.substring(pem.start()));
                }
                if (type.equals("X509 CRL")) {
                    return revocations(path, text.substring(pem.start()));
                }
                if (type.equals("DH PARAMETERS")) {
                    return fact(path, "dh", "DH", 0);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return fact(path, "unreadable", "", 0);
        }
        return fact(path, "unreadable", "", 0);
    }

    private static KeyFact fact(String path, String type, String algorithm, int bits) {
        return new KeyFact(path, type, algorithm, bits, "", 0, 0, List.of(), "", false);
    }

    private static KeyFact key(String path, String type, String body) throws GeneralSecurityException {
        boolean encrypted = type.startsWith("ENCRYPTED") || body.contains("ENCRYPTED");
        String digest = "";
        if (type.equals("PRIVATE KEY")) {
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            Optional<PublicKey> half = rsa(bytes);
            digest = half.isPresent() ? digest(half.get()) : "";
        }
        return new KeyFact(path, "key", "", 0, "", 0, 0, List.of(), digest, encrypted);
    }

    private static Optional<PublicKey> rsa(byte[] pkcs8) throws GeneralSecurityException {
        // rsaEncryption, 1.2.840.113549.1.1.1
        boolean rsa = new BigInteger(1, pkcs8).toString(16).contains("2a864886f70d010101");
        if (!rsa) {
            return Optional.empty();
        }
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key
                ? Optional.of(factory.generatePublic(
                        new java.security.spec.RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())))
                : Optional.empty();
    }

    private static KeyFact certificate(String path, String text) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        PublicKey key = certificate.getPublicKey();
        int bits = key instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : key instanceof ECPublicKey ec ? ec.getParams().getOrder().bitLength() : 256;
        return new KeyFact(
                path,
                "certificate",
                key.getAlgorithm(),
                bits,
                certificate.getSigAlgName(),
                seconds(certificate.getNotBefore()),
                seconds(certificate.getNotAfter()),
                names(certificate),
                key instanceof RSAPublicKey ? digest(key) : "",
                false);
    }

    private static KeyFact revocations(String path, String text) throws GeneralSecurityException {
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        Date next = list.getNextUpdate();
        return new KeyFact(
                path,
                "crl",
                "",
                0,
                list.getSigAlgName(),
                seconds(list.getThisUpdate()),
                next == null ? 0 : seconds(next),
                List.of(),
                "",
                false);
    }

    private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (Integer.valueOf(2).equals(alternative.get(0))) {
                    names.add(String.valueOf(alternative.get(1)));
                }
            }
        }
        if (names.isEmpty()) {
            Matcher name = Pattern.compile("(?:^|,)CN=([^,]+)")
                    .matcher(certificate.getSubjectX500Principal().getName());
            if (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    private static long seconds(Date date) {
        return date.getTime() / 1000;
    }

    private static String digest(PublicKey key) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    }
}
