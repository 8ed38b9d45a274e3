package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~    | 550 5.1.1 "no such user" | 550 5.1.1 no such user
                    5.7.1 | "550 go away"            | 550 5.7.1 go away
                    ~~    | 450 mailbox full         | 450 4.0.0 mailbox full
                    nouser| "553 User address"       | 553 5.0.0 User address
                    5.7.1 | go away                  | 553 5.3.0 go away
                    ~~    | 550                      | 553 5.3.0 550
                    4.7.0 | 421 bye                  | 421 4.7.0 bye
                    5.7   | 550 x                    | 550 5.0.0 x
                    ~~    | 999 odd                  | 999 odd
                    4.7.0 | 454" too weak "56" less than "128 | 454 4.7.0 too weak 56 less than 128
                    """)
    void errorResult_isRenderedAsSendmailDoes(String host, String text, String reply) {
        assertEquals(reply, Reply.render(host, text).toString());
    }
}
