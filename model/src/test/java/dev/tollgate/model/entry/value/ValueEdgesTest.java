package dev.tollgate.model.entry.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shortest value that means something, and the longest that does not. */
class ValueEdgesTest {
    private static ParsedValue parse(String left, String right) {
        return EntryParser.parse(1, left, right).value();
    }

    private static String meaning(ParsedValue value) {
        return value instanceof ParsedValue.Valid valid
                ? valid.value().canonical()
                : "invalid: " + ((ParsedValue.Invalid) value).error().message();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Connect:a      | hello          | ERROR:"hello"
            Connect:a      | QUARANTINE:    | invalid: expected a reason, found nothing
            Connect:a      | QUARANTINE:x   | QUARANTINE:x
            Connect:a      | ERROR:         | `invalid: expected the reply's code and text, found nothing`
            Connect:a      | ERROR:5.7.1:   | `invalid: expected the reply's code and text, found nothing`
            Connect:a      | ERROR:5.7.1:a  | ERROR:5.7.1:"a"
            Connect:a      | ERROR:5.7.1    | ERROR:"5.7.1"
            Compat:a<@>b   | TEMP:          | `invalid: expected DISCARD, TEMP:text or ERROR:text, found 'TEMP:'`
            Compat:a<@>b   | TEMP:a         | TEMP:a
            Compat:a<@>b   | DISCARD        | DISCARD
            TLS_Srv_Features:a | `""`       | `""`
            TLS_Srv_Features:a | `"`        | `invalid: expected a matching partner, found '"'`
            TLS_Srv_Features:a | ;          | `""`
            TLS_Srv_Features:a | `"sts"`    | `invalid: expected a setting and its value, as in CipherList=HIGH, found 'sts'`
            TLS_Srv_Features:a | `"Flags=R"` | `"Flags=R"`
            TLS_Srv_Features:a | Flags=R;   | `"Flags=R"`
            TLS_Srv_Features:a | Flags=R;;  | `invalid: expected a setting and its value, as in CipherList=HIGH, found nothing`
            TLS_Srv_Features:a | ;Flags=R   | `invalid: expected a setting and its value, as in CipherList=HIGH, found nothing`
            TLS_Srv:a      | ENCR:abc def   | `invalid: expected a decimal number of bits, found 'abc def'`
            TLS_Srv:a      | ENCR:128 bit   | `invalid: expected '+' and an extension, or the end, found 'bit'`
            TLS_Srv_Features:a | Flags=     | `invalid: expected a value after Flags=, found nothing`
            TLS_Srv_Features:a | =R         | `invalid: expected Options, CipherList, CipherSuites, CertFile, KeyFile, Flags, servername or sts, found nothing`
            TLS_Srv_Features:a | `Flags=R"` | `invalid: expected a matching partner, found '"'`
            """)
    void value_atItsEdges(String left, String right, String expected) {
        assertEquals(expected, meaning(parse(left, right)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 no  | true  | 550 | no
            090 no  | true  | 90  | no
            550     | false | 553 | 550
            5500 no | false | 553 | 5500 no
            /50 no  | false | 553 | /50 no
            5:0 no  | false | 553 | 5:0 no
            55a no  | false | 553 | 55a no
            """)
    void reply_beginsWithThreeDigitsAndABlank(String text, boolean has, int code, String message) {
        ErrorReply reply = new ErrorReply(ErrorReply.Form.BARE, "", text);
        assertEquals(has, reply.hasCode());
        assertEquals(code, reply.code());
        assertEquals(message, reply.message());
    }

    @Test
    void reply_withQuotesOfItsOwnGetsNoMore() {
        assertEquals("ERROR:\"no", new ErrorReply(ErrorReply.Form.BARE, "", "\"no").canonical());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            VERIFY           | NONE
            OK               | OTHER_VALUE
            REJECT           | OTHER_VALUE
            VERIFY # office  | OTHER_VALUE
            `"VERIFY"`       | OTHER_VALUE
            TEMP             | PREFIX
            TEMP+            | PREFIX
            TEMP+PERM+VERIFY | PREFIX
            VERIFY foo       | OTHER_VALUE
            VERIFY 128       | MISSING_COLON
            ENCR 128         | MISSING_COLON
            ENCR foo         | OTHER_VALUE
            ENCR             | ENCR_WITHOUT_BITS
            ENCR+CN:x        | ENCR_WITHOUT_BITS
            ENCR:            | EMPTY_BITS
            ENCR:+CN:x       | EMPTY_BITS
            ENCR:128 bit     | UNIT
            ENCR:128bit      | ODD_NUMBER
            ENCR:1234567890  | HUGE_NUMBER
            ENCR:123456789   | NONE
            ENCR:0           | ZERO_BITS
            ENCR:0112        | ODD_NUMBER
            VERIFY+          | STRAY_PLUS
            VERIFY++CN:x     | STRAY_PLUS
            VERIFY+CN:x++    | STRAY_PLUS
            VERIFY+CN+CI:/x  | SINGLE_PLUS
            VERIFY+CN++CI:/x | NONE
            VERIFY+CN foo    | UNKNOWN_EXTENSION
            VERIFY+FOO:x     | UNKNOWN_EXTENSION
            VERIFY+CI        | EMPTY_EXTENSION
            VERIFY+CN:       | EMPTY_EXTENSION
            VERIFY+CN:++CI:/x | EMPTY_EXTENSION
            VERIFY+CN:x+     | NONE
            VERIFY+CITag:    | EMPTY_EXTENSION
            VERIFY+CITag:a   | NONE
            VERIFY+CITag:a.b | CITAG_WORDS
            """)
    void requirement_namesItsMistake(String value, TlsMistake mistake) {
        TlsMistake found = parse("TLS_Srv:a", value) instanceof ParsedValue.Invalid invalid
                ? invalid.mistake().orElseThrow()
                : TlsMistake.NONE;
        assertEquals(mistake, found);
    }

    @Test
    void pieces_areCutWithTheirPlaces() {
        List<CredentialPieces.Piece> pieces = CredentialPieces.of("\"U:a\", b\t\"c", 10);
        assertEquals(
                List.of(
                        new CredentialPieces.Piece(CredentialPieces.Kind.QUOTED, "U:a", new Span(10, 15)),
                        new CredentialPieces.Piece(CredentialPieces.Kind.SEPARATOR, ",", new Span(15, 16)),
                        new CredentialPieces.Piece(CredentialPieces.Kind.BARE, "b", new Span(17, 18)),
                        new CredentialPieces.Piece(CredentialPieces.Kind.UNCLOSED, "c", new Span(19, 21))),
                pieces);
        assertEquals(pieces.subList(0, 3), CredentialPieces.closed("\"U:a\", b\t\"c", 10));
    }

    @Test
    void bareWord_endsAtQuoteSpaceOrEnd() {
        assertEquals(
                List.of("ab", "c", "de", "fg"),
                CredentialPieces.of("ab\"c\" de fg", 0).stream()
                        .map(CredentialPieces.Piece::text)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            U:a   | U | true  | true
            u=a   | U | true  | true
            U     | U | false | false
            Ux    | U | false | false
            U:    | U | true  | true
            Z:a   | ` ` | true  | false
            ``    | ` ` | false | false
            """)
    void piece_isATokenWithLetterAndDelimiter(String text, char letter, boolean delimiter, boolean token) {
        CredentialPieces.Piece piece =
                new CredentialPieces.Piece(CredentialPieces.Kind.QUOTED, text, new Span(0, text.length() + 2));
        assertEquals(letter, piece.letter().orElse(' '));
        assertEquals(delimiter, piece.hasDelimiter());
        assertEquals(token, piece.isToken());
    }

    @ParameterizedTest
    @CsvSource({"P=YWI=, true", "P=YWI, false", "P=Y!I=, false", "P=YWJj, true", "P=, true"})
    void piece_isBase64InGroupsOfFour(String text, boolean base64) {
        assertEquals(base64, new CredentialPieces.Piece(CredentialPieces.Kind.QUOTED, text, new Span(0, 9)).isBase64());
    }

    @Test
    void password_ofOneQuotedToken() {
        ParsedValue.Valid valid = assertInstanceOf(ParsedValue.Valid.class, parse("AuthInfo:a", "\"U:u\" \"P:p\""));
        assertEquals(Optional.of("\"U:u\" \"P:p\""), Optional.of(valid.value().canonical()));
    }
}
