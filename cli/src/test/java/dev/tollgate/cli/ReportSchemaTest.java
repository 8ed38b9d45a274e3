package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Reports for machines, against the schemas of those who read them. */
class ReportSchemaTest {
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root"), "samples");

    @TempDir
    Path directory;

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ReportSchemaTest.class.getResourceAsStream(name), name);
    }

    private static List<String> errorsOfSarif(String log) throws IOException {
        try (InputStream text = resource("/schema/sarif-schema-2.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
            return schema.validate(log, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "Connect:10.1.0.0/16\tREJECT\r\nFrom:\u00fc\u20ac\ud83d\ude00@a.example/\tREJECT \n\u001b[31m\tOK",
                "To:x\n\u0000\t\u0001\nTo:x\tOK\nTo:x\tREJECT\nTLS_Clt:\tREQUIRE",
                "AuthInfo:a.example\t\"U:jo\" \"P:secret\"\nAuthInfo:b.example P:secret\n \n"
            })
    void sarif_hostileText_isValid(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("an access%20\u00fc"), text, StandardCharsets.UTF_8);
        assertEquals(
                List.of(),
                errorsOfSarif(Run.of("check", "--sarif", file.toString()).out()));
        assertEquals(
                List.of(), errorsOfSarif(Run.with(text, "check", "--sarif", "-").out()));
    }

    @Test
    void sarif_samples_isValid() throws IOException {
        String log = Run.of(
                        "check",
                        "--sarif",
                        SAMPLES.resolve("access.bad").toString(),
                        SAMPLES.resolve("access").toString())
                .out();
        assertEquals(List.of(), errorsOfSarif(log));
        assertFalse(
                errorsOfSarif(log.replace("\"startLine\":", "\"startLine\":-")).isEmpty());
    }

    private static Validator junit() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(resource("/junit.xsd")))
                .newValidator();
    }

    @Test
    void junit_passesAndFailures_isValid() throws IOException, SAXException {
        Files.writeString(directory.resolve("access"), "Connect:192.0.2\tREJECT\nFrom:x@y.example\tREJECT\n");
        Path suite = Files.writeString(directory.resolve("a&b.yaml"), """
                access: access
                cases:
                - {name: "<a & \\"b\\" \\x01 \\uFFFE>", phase: connect, client-addr: 192.0.2.7, expect: {decision: accept}}
                - {phase: connect, client-addr: 192.0.2.7, expect: {decision: reject}}
                - {phase: connect, client-addr: 192.0.2.8, expect: {decision: accept, code: 250, text: "]]>"}}
                """);
        Path report = directory.resolve("report.xml");
        Run run = Run.of(
                "test",
                "--junit",
                report.toString(),
                suite.toString(),
                SAMPLES.resolve("access.test.yaml").toString());
        assertEquals(1, run.exit(), run.toString());
        junit().validate(new StreamSource(report.toFile()));

        Path broken = Files.writeString(
                directory.resolve("broken.xml"), Files.readString(report).replace(" classname=", " class="));
        assertThrows(SAXException.class, () -> junit().validate(new StreamSource(broken.toFile())));
    }
}
