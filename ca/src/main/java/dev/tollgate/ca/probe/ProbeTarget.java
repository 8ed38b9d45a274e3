package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure.Kind;

/** A server and its port. */
public record ProbeTarget(String host, int port) {
    private static final String FORM = "write HOST or HOST:PORT, as in mail.example.com:25 or [2001:db8::1]:25";

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [ADDRESS]}, {@code [ADDRESS]:PORT} or a bare IPv6 address.
     *
     * @throws CaException when it is nothing of these (BAD_REQUEST)
     */
    public static ProbeTarget parse(String text) throws CaException {
        String host = text;
        int port = 25;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw wrong("'" + text + "' lacks the closing bracket");
            }
            host = text.substring(1, end);
            String rest = text.substring(end + 1);
            if (!rest.isEmpty()) {
                port = port(rest.startsWith(":") ? rest.substring(1) : rest);
            }
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
            port = port(text.substring(text.indexOf(':') + 1));
        }
        if (host.contains(":") && !host.matches("[0-9A-Fa-f:]*::?[0-9A-Fa-f:.]*(%\\w+)?")
                || host.matches(".*\\..*:.*")) {
            throw wrong("'" + text + "' names no host");
        }
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (!host.matches("[\\p{L}\\p{N}_:][\\p{L}\\p{N}._:%-]*")) {
            throw wrong("'" + text + "' names no host");
        }
        return new ProbeTarget(host, port);
    }

    private static CaException wrong(String what) {
        return new CaException(Kind.BAD_REQUEST, what, FORM);
    }

    private static int port(String text) throws CaException {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535 || Integer.parseInt(text) == 0) {
            throw wrong("'" + text + "' is not a port");
        }
        return Integer.parseInt(text);
    }
}
