package dev.tollgate.model.dn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.model.source.Span;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameFormsTest {
    @TempDir
    private Path directory;

    private static String anyBytes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    private static DistinguishedName anyName(Random random) {
        List<RelativeName> names = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String type = Seeded.pick(random, "C", "ST", "L", "O", "OU", "CN", "emailAddress");
            String value =
                    type.equals("C") ? "US" : type.equals("emailAddress") ? "ca+x@acme.example" : anyValue(random);
            names.add(RelativeName.of(type, value));
        }
        return new DistinguishedName(names);
    }

    private static String anyValue(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            value.append(Seeded.pick(
                    random,
                    "a",
                    "B",
                    "7",
                    " ",
                    "/",
                    "+",
                    "(",
                    ")",
                    "<",
                    ">",
                    "\"",
                    ",",
                    ";",
                    "=",
                    "@",
                    "\u00c3\u00bc",
                    "&"));
        }
        return value.toString().strip().isEmpty() ? "x" : value.toString().strip();
    }

    @Test
    void anyText_encodedAndDecodedIsItself() {
        Seeded.times(1, 500, random -> {
            String raw = anyBytes(random);
            String encoded = Xtext.encode(raw);
            assertEquals(raw, Xtext.decode(encoded));
            assertEquals(List.of(), Xtext.flaws(encoded));
            assertEquals(encoded, Xtext.complete(encoded));
        });
    }

    @Test
    void flaws_areFoundWithTheirPlaces() {
        assertEquals(
                List.of(
                        new Xtext.Flaw(Xtext.Defect.NOT_ENCODED, new Span(1, 2)),
                        new Xtext.Flaw(Xtext.Defect.NEEDLESSLY_ENCODED, new Span(2, 5)),
                        new Xtext.Flaw(Xtext.Defect.STRAY_PLUS, new Span(8, 9))),
                Xtext.flaws("a(+41+2b+x"));
    }

    @Test
    void anyName_readBackFromItsOneLineForm() {
        Seeded.times(1, 300, random -> {
            DistinguishedName name = anyName(random);
            String encoded = name.encoded(OneLineStyle.OPENSSL_3);
            if (name.oneLine(OneLineStyle.OPENSSL_3).length() < 200) {
                assertEquals(name, parse(encoded));
            }
        });
    }

    private static DistinguishedName parse(String encoded) {
        try {
            return OneLineParser.parseEncoded(encoded);
        } catch (NameSyntaxException e) {
            throw new AssertionError(encoded, e);
        }
    }

    @Test
    void randomNames_oneLineFormIsOpenssls() {
        String version =
                Native.run(directory, new byte[0], Oracle.OPENSSL, "version").outText();
        OneLineStyle style = version.startsWith("OpenSSL 1") ? OneLineStyle.OPENSSL_1 : OneLineStyle.OPENSSL_3;
        Native.run(
                directory, new byte[0], Oracle.OPENSSL, "ecparam", "-name", "prime256v1", "-genkey", "-out", "key.pem");
        Seeded.times(1, 40, random -> {
            DistinguishedName name = anyName(random);
            StringBuilder subject = new StringBuilder();
            for (RelativeName part : name.relativeNames()) {
                Attribute attribute = part.attributes().get(0);
                String escaped = attribute.value().replaceAll("[\\\\/+]", "\\\\$0");
                subject.append('/').append(attribute.type()).append('=').append(escaped);
            }
            String text = new String(subject.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            Native.Result request = Native.run(
                    directory,
                    new byte[0],
                    Oracle.OPENSSL,
                    "req",
                    "-new",
                    "-utf8",
                    "-key",
                    "key.pem",
                    "-subj",
                    text,
                    "-out",
                    "request.pem");
            assertEquals(0, request.exit(), request::errText);
            String printed = Native.run(
                            directory,
                            new byte[0],
                            Oracle.OPENSSL,
                            "req",
                            "-in",
                            "request.pem",
                            "-noout",
                            "-subject",
                            "-nameopt",
                            "compat")
                    .outText();
            assertEquals("subject=" + name.oneLine(style) + "\n", printed);
        });
    }

    @Test
    void nameTooLongForTheBuffer_losesWholeRelativeNames() {
        DistinguishedName name = new DistinguishedName(
                List.of(RelativeName.of("C", "US"), RelativeName.of("O", "o".repeat(300)), RelativeName.of("CN", "x")));
        assertEquals("/C=US", name.oneLine(OneLineStyle.OPENSSL_3));
    }

    @Test
    void commaForms_becomeNames() throws NameSyntaxException {
        DistinguishedName expected = new DistinguishedName(List.of(
                RelativeName.of("C", "US"),
                RelativeName.of("O", "Acme, Inc."),
                RelativeName.of("emailAddress", "ca@acme.example")));
        assertEquals(expected, CommaParser.parse("C = US, O = \"Acme, Inc.\", emailAddress = ca@acme.example"));
        assertEquals(
                expected,
                CommaParser.parse("E=ca@acme.example,O=Acme\\, Inc.,C=US").reversed());
        assertEquals("/C=US/O=Acme,+20Inc./emailAddress=ca@acme.example", expected.encoded(OneLineStyle.OPENSSL_3));
    }

    @Test
    void notAName_errorSaysWhere() {
        NameSyntaxException error = assertThrows(NameSyntaxException.class, () -> OneLineParser.parse("/CN"));
        assertEquals("expected an attribute such as CN=name, found 'CN'", error.getMessage());
        assertEquals(new Span(1, 3), error.span());
    }
}
