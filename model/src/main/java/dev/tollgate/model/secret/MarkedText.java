package dev.tollgate.model.secret;

import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What looks like a password in any text, whatever stands around it: {@code P:text} and {@code P=base64}, in double quotes
 * or not, and the base64 of either.
 */
final class MarkedText {
    /** A quoted token may hold spaces; a bare one ends at a space. What a mailer of a cf says (P=[IPC], P=/path) is none. */
    private static final Pattern MARKED = Pattern.compile(
            "(?<![A-Za-z0-9_./-])(?:(?<=\")[Pp][:=](?=[^\"])|(?<!\")[Pp][:=](?![\\s\"]|\\[[A-Z]+\\]|/[a-z]+/))");

    /** "P:" is UDo to UDr in base64, "P=" is UD0 to UD3; with a quote in front IlA6 and IlA9. */
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/])(?:UD[o-r0-3]|IlA[69])[A-Za-z0-9+/]{2,}={0,2}(?![A-Za-z0-9+/=])");

    /** An entry whose value was written after a colon or an equals sign, so that it is part of the key. */
    private static final Pattern IN_KEY =
            Pattern.compile("(?i)authinfo:(?:(?:[^\\s\"]*[^a-z0-9\\s\"])?p[:=]|[^\\s=\"]*=)(?=[^\\s\"])");

    private MarkedText() {}

    /** The secret spans of {@code text}. */
    static List<Span> spans(String text) {
        if (!mayHoldOne(text)) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int at = 0;
        while (at < text.length() && marked.find(at)) {
            int start = marked.end();
            boolean quoted = marked.start() > 0 && text.charAt(marked.start() - 1) == '"';
            int end = quoted ? CredentialText.closing(text, start) : bareEnd(text, start);
            spans.add(new Span(start, end));
            at = end;
        }
        Matcher inKey = IN_KEY.matcher(text);
        while (inKey.find()) {
            addApart(spans, new Span(inKey.end(), bareEnd(text, inKey.end())));
        }
        Matcher encoded = BASE64.matcher(text);
        while (encoded.find()) {
            addApart(spans, new Span(encoded.start(), encoded.end()));
        }
        spans.sort((one, other) -> Integer.compare(one.start(), other.start()));
        return spans;
    }

    private static void addApart(List<Span> spans, Span span) {
        if (spans.stream().noneMatch(other -> other.start() < span.end() && span.start() < other.end())) {
            spans.add(span);
        }
    }

    /** Most texts hold none, and every text that leaves is asked. */
    private static boolean mayHoldOne(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if ((c == 'P' || c == 'p') && (next == ':' || next == '=')
                    || (c == 'o' || c == 'O') && next == ':'
                    || c == 'U' && next == 'D'
                    || c == 'I' && next == 'l') {
                return true;
            }
        }
        return false;
    }

    private static int bareEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !CredentialText.isSpace(text.charAt(end)) && text.charAt(end) != '"') {
            end++;
        }
        return end;
    }
}
