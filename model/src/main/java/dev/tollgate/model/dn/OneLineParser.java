package dev.tollgate.model.dn;

import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads names back from OpenSSL's one-line form, plain or as sendmail encodes it. */
public final class OneLineParser {
    private final String text;
    private int at;

    private OneLineParser(String text) {
        this.text = text;
    }

    /**
     * The name behind an access key such as {@code /C=US/O=Acme/CN=Acme+20CA}. Spans of errors count in the decoded
     * text.
     *
     * @throws NameSyntaxException if it is not a one-line name
     */
    public static DistinguishedName parseEncoded(String encoded) throws NameSyntaxException {
        return parse(Xtext.decode(encoded));
    }

    /**
     * The name behind a line such as {@code /C=US/O=Acme/CN=Acme CA}.
     *
     * @throws NameSyntaxException if it is not a one-line name
     */
    public static DistinguishedName parse(String line) throws NameSyntaxException {
        return new OneLineParser(line).name();
    }

    private DistinguishedName name() throws NameSyntaxException {
        List<RelativeName> names = new ArrayList<>();
        while (at < text.length()) {
            expect('/');
            List<Attribute> attributes = new ArrayList<>();
            attributes.add(attribute());
            while (at < text.length() && text.charAt(at) == '+') {
                at++;
                attributes.add(attribute());
            }
            names.add(new RelativeName(attributes));
        }
        return new DistinguishedName(names);
    }

    private Attribute attribute() throws NameSyntaxException {
        int start = at;
        at = endOfType(start);
        if (at == start || at >= text.length() || text.charAt(at) != '=') {
            throw mismatch(start, "an attribute such as CN=name");
        }
        String type = text.substring(start, at++);
        return new Attribute(type, value());
    }

    private int endOfType(int from) {
        int end = from;
        while (end < text.length() && isTypeChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTypeChar(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !endsValue()) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                escape(value);
            } else {
                value.append(text.charAt(at++));
            }
        }
        return value.toString();
    }

    /** A separator counts only when an attribute follows: values of old OpenSSL hold slashes as themselves. */
    private boolean endsValue() {
        char c = text.charAt(at);
        if (c == '/' && at + 1 == text.length()) {
            return true;
        }
        if (c != '/' && c != '+') {
            return false;
        }
        int end = endOfType(at + 1);
        return end > at + 1 && end < text.length() && text.charAt(end) == '=';
    }

    private void escape(StringBuilder value) {
        char next = text.charAt(at + 1);
        if (next == '/' || next == '+') {
            value.append(next);
            at += 2;
        } else if (next == 'x' && at + 3 < text.length() && isHex(at + 2) && isHex(at + 3)) {
            value.append((char) Integer.parseInt(text.substring(at + 2, at + 4), 16));
            at += 4;
        } else {
            value.append(text.charAt(at++));
        }
    }

    private boolean isHex(int index) {
        char c = text.charAt(index);
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private void expect(char c) throws NameSyntaxException {
        if (text.charAt(at) != c) {
            throw mismatch(at, "'" + c + "'");
        }
        at++;
    }

    private NameSyntaxException mismatch(int from, String expected) {
        return new NameSyntaxException(new Span(from, text.length()), expected, text.substring(from));
    }
}
