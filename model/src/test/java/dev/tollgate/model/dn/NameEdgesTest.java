package dev.tollgate.model.dn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last byte that counts, and the first that does not. */
class NameEdgesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            CN=a\\2Cb       | CN=a,b
            CN=\\2C\\2c     | CN=,,
            CN=a\\30\\50    | CN=a0P
            CN=a\\zF        | CN=azF
            CN=a\\4         | CN=a4
            CN=a\\4g        | CN=a4g
            CN=a\\g4        | CN=ag4
            CN=a\\          | CN=a\\
            CN=a  ,O=b      | CN=a/O=b
            CN=a;O=b        | CN=a/O=b
            CN=a+OU=b,O=c   | CN=a+OU=b/O=c
            CN =  a  b , O=b| CN=a  b/O=b
            CN="a\\"b" ,O=c | CN=a"b/O=c
            CN="a\\         | CN=a\\
            CN="a           | CN=a
            CN=             | CN=
            C=X,CN=a,       | C=X/CN=a
            1.2.3=a         | 1.2.3=a
            """, delimiter = '|')
    void commas(String text, String expected) throws NameSyntaxException {
        assertEquals(expected, written(CommaParser.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CN", "CN ", "=x", "CN=a,,O=b", "C_N=a", "\u00b2=a", "CN=a,O"})
    void commas_notAName(String text) {
        assertThrows(NameSyntaxException.class, () -> CommaParser.parse(text));
    }

    @Test
    void commas_escapedSpaceAtTheEnd_stays() throws NameSyntaxException {
        assertEquals("CN=a ", written(CommaParser.parse("CN=a\\ ")));
        assertEquals("CN=a ", written(CommaParser.parse("CN=a\\   ,")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /CN=a/b         | CN=a/b
            /CN=a/b=c       | CN=a/b=c
            /CN=a/=c        | CN=a/=c
            /CN=a+OU=b      | CN=a+OU=b
            /CN=a+b         | CN=a+b
            /CN=a\\/OU=b    | CN=a/OU=b
            /CN=a\\+OU=b    | CN=a+OU=b
            /CN=\\x41\\x4a  | CN=AJ
            /CN=\\x30\\x50  | CN=0P
            /CN=\\x4        | CN=\\x4
            /CN=\\x4g       | CN=\\x4g
            /CN=\\xg4       | CN=\\xg4
            /CN=\\y41       | CN=\\y41
            /CN=a\\         | CN=a\\
            /CN=a/b         | CN=a/b
            /1.2.3=a        | 1.2.3=a
            """, delimiter = '|')
    void oneLine(String text, String expected) throws NameSyntaxException {
        assertEquals(expected, written(OneLineParser.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=a", "/", "/CN", "/=a", "/CN=a/", "/C_N=a", "/\u00b2=a"})
    void oneLine_notAName(String text) {
        assertThrows(NameSyntaxException.class, () -> OneLineParser.parse(text));
    }

    /** Unlike what OpenSSL prints, attributes of one relative name and relative names apart. */
    private static String written(DistinguishedName name) {
        return String.join(
                "/",
                name.relativeNames().stream()
                        .map(part -> String.join(
                                "+",
                                part.attributes().stream()
                                        .map(attribute -> attribute.type() + "=" + attribute.value())
                                        .toList()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"!~, !~", "' \u007f', +20+7F", "\u0080\u00ff, +80+FF", "+, +2B"})
    void encoded_outsideThePrintableBytes(String raw, String encoded) {
        assertEquals(encoded, Xtext.encode(raw));
        assertEquals(raw, Xtext.decode(encoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "+4", "a+", "a+4", "+4g1", "+g41", "+\u00b24", "x+4+"})
    void plusWithoutTwoDigits_isItself(String text) {
        assertEquals(text, Xtext.decode(text));
        assertEquals(Xtext.encode(text), Xtext.complete(text));
    }

    @Test
    void plusWithTwoDigits_atTheEnd() {
        assertEquals("aA", Xtext.decode("a+41"));
        assertEquals("a+4a", Xtext.complete("a+4a"));
    }

    @Test
    void oneLine_fillsTheBufferToTheLastByte() {
        DistinguishedName fits = new DistinguishedName(List.of(RelativeName.of("CN", "x".repeat(251))));
        DistinguishedName tooLong = new DistinguishedName(List.of(RelativeName.of("CN", "x".repeat(252))));
        assertEquals(255, fits.oneLine(OneLineStyle.OPENSSL_3).length());
        assertEquals("", tooLong.oneLine(OneLineStyle.OPENSSL_3));
        assertEquals(256, tooLong.line(OneLineStyle.OPENSSL_3).length());
    }

    @Test
    void commonName_isTheFirst() {
        DistinguishedName name = new DistinguishedName(
                List.of(RelativeName.of("O", "o"), RelativeName.of("CN", "first"), RelativeName.of("CN", "second")));
        assertEquals(Optional.of("first"), name.commonName());
        assertEquals(Optional.empty(), new DistinguishedName(List.of()).commonName());
    }

    @Test
    void types_shortNamesAndIdentifiers() {
        assertTrue(AttributeTypes.isShortName("CN"));
        assertTrue(AttributeTypes.isShortName("1.2.3"));
        assertFalse(AttributeTypes.isShortName("cn"));
        assertFalse(AttributeTypes.isObjectIdentifier("1"));
        assertFalse(AttributeTypes.isObjectIdentifier("1.x"));
        assertEquals("CN", ObjectIdentifiers.shortName("2.5.4.3"));
        assertEquals("1.2.3", ObjectIdentifiers.shortName("1.2.3"));
        assertEquals(Optional.of("2.5.4.3"), ObjectIdentifiers.of("CN"));
        assertEquals(Optional.of("1.2.3"), ObjectIdentifiers.of("1.2.3"));
        assertEquals(Optional.empty(), ObjectIdentifiers.of("cn"));
    }
}
