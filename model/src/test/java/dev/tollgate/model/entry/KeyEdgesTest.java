package dev.tollgate.model.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last character, number and length that counts, and the first that does not. */
class KeyEdgesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            az:x.example         | CUSTOM   | OTHER     | x.example
            AZ:x.example         | CUSTOM   | OTHER     | x.example
            09:x.example         | CUSTOM   | OTHER     | x.example
            a_b.c-d:x.example    | CUSTOM   | OTHER     | x.example
            {:x.example          | UNTAGGED | OTHER     | {:x.example
            @:x.example          | UNTAGGED | OTHER     | @:x.example
            ^:x.example          | UNTAGGED | OTHER     | ^:x.example
            /:x.example          | UNTAGGED | OTHER     | /:x.example
            ,:x.example          | UNTAGGED | OTHER     | ,:x.example
            :x.example           | UNTAGGED | OTHER     | :x.example
            Connect:[]           | CONNECT  | OTHER     | []
            Connect:[1]          | CONNECT  | BRACKETED | [1]
            Connect:[1           | CONNECT  | OTHER     | [1
            Connect:a b.example  | CONNECT  | OTHER     | a b.example
            Connect:9            | CONNECT  | IPV4      | 9
            Connect:0            | CONNECT  | IPV4      | 0
            Connect:255.255      | CONNECT  | IPV4      | 255.255
            Connect:1.256        | CONNECT  | OTHER     | 1.256
            Connect:1.2.3.4      | CONNECT  | IPV4      | 1.2.3.4
            Connect:IPv6:ffff    | CONNECT  | IPV6      | IPv6:ffff
            Connect:IPv6:10000   | CONNECT  | OTHER     | IPv6:10000
            Connect:IPv6:0       | CONNECT  | IPV6      | IPv6:0
            Connect:IPv6:00      | CONNECT  | OTHER     | IPv6:00
            Connect:IPv6:        | CONNECT  | OTHER     | IPv6:
            Connect:IPv6:1:2:3:4:5:6:7:8:9 | CONNECT | OTHER | IPv6:1:2:3:4:5:6:7:8:9
            From:<a@b.example    | FROM     | OTHER     | <a@b.example
            From:>a@b.example    | FROM     | OTHER     | >a@b.example
            From:\\a@b.example   | FROM     | OTHER     | \\a@b.example
            From:"a@b.example    | FROM     | OTHER     | "a@b.example
            From:u@[]            | FROM     | OTHER     | u@[]
            From:u@[1]           | FROM     | ADDRESS   | u@[1]
            Compat:<@>b          | COMPAT   | OTHER     | <@>b
            Compat:a<@>          | COMPAT   | OTHER     | a<@>
            Compat:a<@>b         | COMPAT   | PAIR      | a<@>b
            """)
    void leftHandSide_atItsEdges(String left, Tag tag, KeyKind kind, String key) {
        Entry entry = EntryParser.parse(1, left, "OK");
        assertEquals(tag, entry.tag());
        assertEquals(kind, entry.key().kind());
        assertEquals(key, entry.key().text());
    }

    @Test
    void tags_haveNamesInAnyCase() {
        List<Tag> named = Tag.named();
        assertTrue(named.containsAll(List.of(Tag.CONNECT, Tag.AUTH_INFO)));
        assertTrue(named.stream().noneMatch(tag -> tag.text().isEmpty()));
        for (Tag tag : named) {
            assertEquals(tag, Tag.named(tag.text()).orElseThrow());
            assertEquals(tag, Tag.named(tag.text().toUpperCase()).orElseThrow());
        }
    }
}
