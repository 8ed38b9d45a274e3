package dev.tollgate.ca.probe;

/**
 * A cipher suite as OpenSSL, and so sendmail, calls it.
 *
 * @param name as in {@code ${cipher}}
 * @param bits as in {@code ${cipher_bits}}: the length of the session key, 168 for triple DES
 */
record OpenSslCipher(String name, int bits) {
    /** The suite with the standard name {@code suite} (RFC 5246, RFC 8446). */
    static OpenSslCipher of(String suite) {
        return new OpenSslCipher(nameOf(suite), bitsOf(suite));
    }

    private static String nameOf(String suite) {
        int with = suite.indexOf("_WITH_");
        if (with < 0) {
            // Suites of TLS 1.3 have one name everywhere.
            return suite;
        }
        String exchange = suite.substring(suite.indexOf('_') + 1, with).replace('_', '-');
        String rest = suite.substring(with + "_WITH_".length());
        String cipher;
        if (rest.startsWith("CHACHA20_POLY1305")) {
            cipher = "CHACHA20-POLY1305";
        } else {
            cipher = rest.replace("3DES_EDE_CBC", "DES-CBC3")
                    .replaceAll("_CBC", "")
                    .replaceAll("(AES|CAMELLIA|ARIA)_(128|256)", "$1$2")
                    .replace('_', '-');
        }
        return exchange.equals("RSA") ? cipher : exchange.replace("DH-anon", "ADH") + "-" + cipher;
    }

    private static int bitsOf(String suite) {
        int with = suite.indexOf("_WITH_");
        String cipher = with < 0 ? suite : suite.substring(with);
        if (cipher.contains("3DES")) {
            return 168;
        }
        if (cipher.contains("NULL")) {
            return 0;
        }
        return cipher.contains("_256_") || cipher.contains("CHACHA20") ? 256 : 128;
    }
}
