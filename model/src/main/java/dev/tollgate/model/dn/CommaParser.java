package dev.tollgate.model.dn;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads names written with commas: {@code C = US, O = Acme, CN = x} as openssl prints them today, or
 * {@code CN=x,O=Acme,C=US} as RFC 4514 has them. The order stays as written.
 */
public final class CommaParser {
    private final String text;
    private int at;

    private CommaParser(String text) {
        this.text = text;
    }

    /**
     * The name in the order it is written in.
     *
     * @throws NameSyntaxException if it is not a name with commas
     */
    public static DistinguishedName parse(String text) throws NameSyntaxException {
        return new CommaParser(text).name();
    }

    private DistinguishedName name() throws NameSyntaxException {
        List<RelativeName> names = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        while (true) {
            attributes.add(attribute());
            char separator = at < text.length() ? text.charAt(at++) : ',';
            if (separator != '+') {
                names.add(new RelativeName(attributes));
                attributes = new ArrayList<>();
                if (at >= text.length()) {
                    return new DistinguishedName(names);
                }
            }
        }
    }

    private Attribute attribute() throws NameSyntaxException {
        skipBlanks();
        int start = at;
        while (at < text.length() && isTypeChar(text.charAt(at))) {
            at++;
        }
        String type = text.substring(start, at);
        skipBlanks();
        if (type.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
            throw new NameSyntaxException(
                    new Span(start, text.length()), "an attribute such as CN=name", text.substring(start));
        }
        at++;
        skipBlanks();
        return new Attribute(
                AttributeTypes.shortName(type), at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at = Math.min(text.length(), at + 1);
        skipBlanks();
        return value.toString();
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        int trimmed = 0;
        while (at < text.length() && ",;+".indexOf(text.charAt(at)) < 0) {
            boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
            if (escaped && at + 2 < text.length() && isHex(at + 1) && isHex(at + 2)) {
                value.append((char) Integer.parseInt(text.substring(at + 1, at + 3), 16));
                at += 3;
            } else {
                at += escaped ? 1 : 0;
                value.append(text.charAt(at++));
            }
            boolean blank = !escaped && LineGrammar.isSpace((byte) text.charAt(at - 1));
            trimmed = blank ? trimmed : value.length();
        }
        return value.substring(0, trimmed);
    }

    private boolean isHex(int index) {
        char c = text.charAt(index);
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static boolean isTypeChar(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private void skipBlanks() {
        while (at < text.length() && LineGrammar.isSpace((byte) text.charAt(at))) {
            at++;
        }
    }
}
