package dev.tollgate.ca.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSslCipherTest {
    private static final Pattern LINE = Pattern.compile("(\\S+) +- (\\S+) .*Enc=([^ (]+)(?:\\((\\d+)\\))?.*");

    @TempDir
    Path folder;

    @Test
    void everySuiteOfThePlatform_isCalledAsOpenSslCallsIt() throws GeneralSecurityException {
        Map<String, OpenSslCipher> native3 = new HashMap<>();
        Native.run(folder, new byte[0], Oracle.OPENSSL, "ciphers", "-v", "-stdname", "ALL:eNULL:@SECLEVEL=0")
                .outText()
                .lines()
                .forEach(line -> {
                    Matcher suite = LINE.matcher(line);
                    assertTrue(suite.matches(), line);
                    int bits = suite.group(4) == null
                            ? suite.group(3).equals("None") ? 0 : 256
                            : Integer.parseInt(suite.group(4));
                    native3.put(suite.group(1), new OpenSslCipher(suite.group(2), bits));
                });
        Map<String, OpenSslCipher> expected = new TreeMap<>();
        Map<String, OpenSslCipher> named = new TreeMap<>();
        for (String suite : SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()) {
            OpenSslCipher openssl = native3.get(suite.replaceFirst("^SSL_", "TLS_"));
            if (openssl != null) {
                expected.put(suite, openssl);
                named.put(suite, OpenSslCipher.of(suite));
            }
        }
        assertTrue(expected.size() > 20, expected::toString);
        assertEquals(expected, named);
    }
}
