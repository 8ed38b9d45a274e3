package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions that {@code audit-relay} names, asked of the evaluator by {@code trace --batch}. */
class AuditRelayTest {
    private static final String ACCESS = """
            Connect:10	RELAY
            Connect:partner.example	RELAY
            To:customer.example	RELAY
            To:u@full.example	RELAY
            From:boss@own.example	RELAY
            CertIssuer:/CN=CA	SUBJECT
            CertSubject:/CN=Laptop	RELAY
            Connect:IPv6:2001:db8	RELAY
            both.example	RELAY
            Connect:bad.example	REJECT
            """;

    @TempDir
    Path directory;

    private static List<String> witnesses(String json) throws IOException {
        List<String> witnesses = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT && "witness".equals(parser.currentName())) {
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    int to = (int) parser.currentTokenLocation().getCharOffset();
                    witnesses.add("{\"phase\":\"rcpt\"," + json.substring(from + 1, to + 1));
                }
            }
        }
        return witnesses;
    }

    @Test
    void everyWitness_mayRelay() throws IOException {
        Path access = Files.writeString(directory.resolve("access"), ACCESS);
        String[] features = {"--feature", "relaytofulladdress", "--feature", "relay_mail_from"};
        Run audit =
                Run.of("audit-relay", "--json", features[0], features[1], features[2], features[3], access.toString());
        assertEquals(1, audit.exit(), audit.toString());
        List<String> witnesses = witnesses(audit.out());
        Run batch = Run.with(
                String.join("\n", witnesses) + "\n",
                "trace",
                "--batch",
                features[0],
                features[1],
                features[2],
                features[3],
                access.toString());
        assertEquals(9, witnesses.size(), audit.out());
        assertEquals(
                witnesses.size(),
                batch.out()
                        .lines()
                        .filter(line -> line.contains("\"relay\":true"))
                        .count(),
                batch.out());
    }

    @Test
    void text_namesASessionBelowEachEntry() throws IOException {
        Path access = Files.writeString(directory.resolve("access"), "Connect:10.1\tRELAY\n");
        String[] lines = Run.ok("audit-relay", access.toString()).split("\n");
        assertEquals(access + ":1: client net 10.1: Clients with addresses in 10.1 may relay.", lines[0]);
        assertTrue(lines[1].startsWith("  such as client-name="), lines[1]);
        assertTrue(lines[1].contains(" client-addr=10.1."), lines[1]);
    }

    @Test
    void mapWithNulBytes_auditedAsItsText() throws IOException {
        Native.run(
                directory,
                "Connect:10.1\tRELAY\n".getBytes(StandardCharsets.US_ASCII),
                Oracle.MAKEMAP,
                "-N",
                "hash",
                "access");
        Path map = directory.resolve("access.db");
        assertEquals(
                map + ": client net 10.1: Clients with addresses in 10.1 may relay.",
                Run.ok("audit-relay", map.toString()).split("\n")[0]);
    }
}
