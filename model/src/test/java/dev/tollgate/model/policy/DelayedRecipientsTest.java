package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Asked;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients that are no addresses, in every mode of delay_checks and both kinds of delivery. */
class DelayedRecipientsTest {
    private static final List<String> RECIPIENTS = List.of(
            "u@d.test@relay.example",
            "@a.test:u@d.test",
            "u@",
            "@",
            "u@d..test",
            "<u@d.test",
            "u",
            "u@d.test",
            "list:;",
            "list: u@a.test;",
            "\\u",
            "\\u@d.test",
            "\"\"@d.test",
            "u@a.test.",
            "Joe <u@a.test>",
            "d.test!a.test!u",
            "u!v@d.test",
            "u@[10.1.2.3",
            "u@[10.1.2.3]:25",
            "u::v@d.test",
            "!u",
            "%u",
            "u%%d.test",
            "\"u@d.test\"",
            "u@a.UUCP",
            "u@d.test%own.test",
            ":include:/x",
            "u@angled.test",
            "u@friend.test",
            "u@hater.test",
            "u@open.test",
            "u@two.test",
            "u@lone.test",
            "v@h.lone.test",
            "w",
            "w@local.test",
            "u@close.test",
            "u@comment.test",
            "u@backslash.test",
            "u@reversed.test",
            "u@both.test",
            "u;@d.test");

    private static final byte[] ACCESS = """
            To:u@d.test	RELAY
            To:u@	ERROR:550 nobody here
            Spam:relay.example	FRIEND
            Spam:d.test	HATER
            Spam:angled.test	<TMPF>
            Spam:friend.test	FRIEND> x
            Spam:hater.test	hater> x
            Spam:open.test	<FRIEND
            Spam:two.test	FRIEND x
            Spam:lone.test	>
            Spam:w@	>
            Spam:close.test	)
            Spam:comment.test	(not) (now)
            Spam:backslash.test	\\
            Spam:reversed.test	>FRIEND<
            Spam:both.test	<>
            TLS_Clt:	VERIFY
            """.getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", ",`friend'", ",`hater'", ",`friend',`n'", ",`hater',`n'"})
    void oddRecipient_sameAnswerAsSendmail(String mode) throws IOException {
        List<String> lines = List.of(
                "FEATURE(`delay_checks'" + mode + ")dnl",
                "FEATURE(`accept_unresolvable_domains')dnl",
                "FEATURE(`blocklist_recipients')dnl");
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        try (SendmailBt sendmail = SendmailBt.start(directory, "", lines, ACCESS)) {
            Site site = CfReader.read(Files.readString(directory.resolve("test.cf"), StandardCharsets.ISO_8859_1));
            AccessIndex index = AccessIndex.of(AccessFile.parse(ACCESS));
            Asked questions = new Asked(sendmail, site, facts -> facts.get(Fact.FROM));
            for (String delivery : List.of("b", "d")) {
                for (String verify : List.of("OK", "NO", "SOFTWARE")) {
                    for (String recipient : RECIPIENTS) {
                        Facts facts = Facts.NONE
                                .with(Fact.CLIENT_ADDR, "192.0.2.7")
                                .with(Fact.CLIENT_NAME, "h.a.test")
                                .with(Fact.FROM, "v@a.test")
                                .with(Fact.VERIFY, verify)
                                .with(Fact.DELIVERY_MODE, delivery)
                                .with(Fact.TO, recipient);
                        theirs.add(facts + ": "
                                + questions.ask(Phase.RCPT, facts).orElseThrow().text());
                        ours.add(facts + ": "
                                + Trace.run(Phase.RCPT, facts, site, index).workspace());
                    }
                }
            }
        }
        assertEquals(String.join("\n", theirs), String.join("\n", ours));
    }
}
