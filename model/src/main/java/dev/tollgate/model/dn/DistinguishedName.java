package dev.tollgate.model.dn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A distinguished name in the certificate's order. */
public record DistinguishedName(List<RelativeName> relativeNames) {
    /** sendmail's buffer for the line: one byte of it ends the string. */
    public static final int MAX_ONE_LINE = 255;

    private static final String HEX = "0123456789ABCDEF";

    public DistinguishedName {
        relativeNames = List.copyOf(relativeNames);
    }

    /**
     * The line that OpenSSL prints into sendmail's buffer. A relative name that does not fit any more is left out, and so
     * is everything after it; different certificates can therefore share a line.
     */
    public String oneLine(OneLineStyle style) {
        return oneLine(style, MAX_ONE_LINE);
    }

    /** The whole line, of any length, as in OpenSSL's {@code index.txt}. */
    public String line(OneLineStyle style) {
        return oneLine(style, Integer.MAX_VALUE);
    }

    private String oneLine(OneLineStyle style, int longest) {
        StringBuilder line = new StringBuilder();
        for (RelativeName name : relativeNames) {
            String separator = "/";
            for (Attribute attribute : name.attributes()) {
                String text = separator + attribute.type() + "=" + escaped(attribute.value(), style);
                if (line.length() + text.length() > longest) {
                    return line.toString();
                }
                line.append(text);
                separator = style == OneLineStyle.OPENSSL_3 ? "+" : "/";
            }
        }
        return line.toString();
    }

    /** What sendmail holds in {@code ${cert_subject}} or {@code ${cert_issuer}}. */
    public String encoded(OneLineStyle style) {
        return Xtext.encode(oneLine(style));
    }

    /** The value of the first CN, which sendmail encodes for {@code ${cn_subject}} or {@code ${cn_issuer}}. */
    public Optional<String> commonName() {
        return relativeNames.stream()
                .flatMap(name -> name.attributes().stream())
                .filter(attribute -> attribute.type().equals("CN"))
                .map(Attribute::value)
                .findFirst();
    }

    /** The same relative names from the last to the first, as RFC 4514 writes them. */
    public DistinguishedName reversed() {
        List<RelativeName> names = new ArrayList<>(relativeNames);
        Collections.reverse(names);
        return new DistinguishedName(names);
    }

    private static String escaped(String value, OneLineStyle style) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                text.append("\\x").append(HEX.charAt(c >> 4 & 0xF)).append(HEX.charAt(c & 0xF));
            } else {
                text.append(style == OneLineStyle.OPENSSL_3 && (c == '/' || c == '+') ? "\\" : "")
                        .append(c);
            }
        }
        return text.toString();
    }
}
