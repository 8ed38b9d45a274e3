package dev.tollgate.gui.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.model.entry.EntryParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppliesToTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connect:10.2 | 10.2.0.0 to 10.2.255.255 (65,536 addresses)",
                "Connect:10 | 10.0.0.0 to 10.255.255.255 (16,777,216 addresses)",
                "Connect:10.2.3.4 | one address, 10.2.3.4",
                "Connect:IPv6:2001:db8 | every IPv6 address that begins with 2001:db8 (/32)",
                "Connect:IPv6:2001:db8:0:0:0:0:0:1 | one address, 2001:db8:0:0:0:0:0:1",
                "From:example.com | example.com and everything below it",
                "From:.example.com | everything below example.com, but not example.com itself",
                "From:bob@example.com | bob@example.com, and to bob+detail@example.com if that has no entry",
                "From:bob@ | bob@ with any domain",
                "To:bob@ | bob@ with any of your own domains",
                "ClientRate: | everything without a ClientRate: entry of its own",
                "ClientRate:example.com | nothing: sendmail never looks up such a key with this tag",
                "Compat:a@b.example<@>c@d.example | mail from a@b.example to c@d.example"
            })
    void words_sayWhomAnEntryStandsFor(String left, String words) {
        assertEquals(words, AppliesTo.of(EntryParser.parse(1, left, "x")));
    }

    @Test
    void passwordInAKey_isNotSaid() {
        for (String left : List.of("AuthInfo:P:hunter2", "AuthInfo:mx.example\"P:hunter2\"", "AuthInfo:P=hunter2")) {
            assertFalse(AppliesTo.of(EntryParser.parse(1, left, "x")).contains("hunter2"), left);
        }
    }

    @Test
    void ranges_areSaidAsPeopleSayThem() {
        assertEquals("3", LineRanges.of(List.of(3)));
        assertEquals("3, 4", LineRanges.of(List.of(4, 3)));
        assertEquals("3, 16 to 24, 1030", LineRanges.of(List.of(3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 1030)));
    }
}
