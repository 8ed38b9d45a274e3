package dev.tollgate.testkit;

import java.util.ArrayList;
import java.util.List;

/** How openssl is told to make a P-256 key and sign something with it. */
public final class OpensslArguments {
    private OpensslArguments() {}

    /** A certificate request of a new key, which goes to {@code key}. */
    public static String[] request(String key, String... more) {
        return withNewKey("-new", key, more);
    }

    /** A self-signed certificate of a new key, which goes to {@code key}. */
    public static String[] selfSigned(String key, String... more) {
        return withNewKey("-x509", key, more);
    }

    private static String[] withNewKey(String what, String key, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("req", what, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
