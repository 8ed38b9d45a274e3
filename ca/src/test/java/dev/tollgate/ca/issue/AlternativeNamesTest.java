package dev.tollgate.ca.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.file.CaException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativeNamesTest {
    @ParameterizedTest
    @CsvSource({
        "mail.example.com, DNS:mail.example.com",
        "*.example.com, DNS:*.example.com",
        "DNS:localhost, DNS:localhost",
        "*.sub.example.co.uk, DNS:*.sub.example.co.uk",
        "m\u00fcller.example, DNS:xn--mller-kva.example",
        "\u0438\u0432\u0430\u043d.example, DNS:xn--80adrw.example",
        "\u6771\u4eac\u306e\u30e1\u30fc\u30eb.example, DNS:xn--u9j0m4a5d932s9b5a.example",
        "10.1.2.3, IP:10.1.2.3",
        "IP:2001:db8::1, IP:2001:db8:0:0:0:0:0:1",
        "jo@example.com, email:jo@example.com",
        "email:jo+x@m\u00fcller.example, email:jo+x@xn--mller-kva.example",
        "https://example.com/x, URI:https://example.com/x",
        "URI:spiffe://example.com/x, URI:spiffe://example.com/x",
    })
    void name_isTakenAndEncoded(String text, String shown) throws IOException {
        assertEquals(
                List.of(shown),
                AlternativeNames.shown(AlternativeNames.of(List.of(text)).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DNS:",
                "*",
                "*.com",
                "*.co.uk",
                "*.*.example.com",
                "www.*.example.com",
                "a..b",
                ".example.com",
                "-a.example",
                "a-.example",
                "a b.example",
                "a\u0000b.example",
                "a\u001b.example",
                "a\u202eb.example",
                "h.\u0430cme.example",
                "p\u0430ypal.example",
                "\u0430\u0440\u0440\u04cf\u0435.example",
                "xn--a.example",
                "xn--80ak6aa92e.example",
                "XN--80AK6AA92E.example",
                "IP:1.2.3",
                "IP:1.2.3.4.5",
                "IP:host",
                "@example.com",
                "jo@",
                "jo@*.example.com",
                "j o@example.com",
                "jo@h\u0430lf.example",
                "URI:relative",
                "URI:http://a b/",
                "URI:"
            })
    void nameThatIsNone_isRefusedWithASentence(String text) {
        CaException refused = assertThrows(CaException.class, () -> AlternativeNames.of(List.of(text)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.chars().allMatch(c -> c >= ' ' && c <= '~'), message);
    }

    @Test
    void tooManyNames_areRefused() throws IOException {
        List<String> many = IntStream.range(0, AlternativeNames.MOST)
                .mapToObj(i -> "h" + i + ".example.com")
                .toList();
        assertEquals(
                AlternativeNames.MOST, AlternativeNames.of(many).orElseThrow().getNames().length);
        List<String> more = new java.util.ArrayList<>(many);
        more.add("one.more.example.com");
        assertThrows(CaException.class, () -> AlternativeNames.of(more));
    }
}
