package dev.tollgate.cli.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.site.EngineOptions;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.policy.study.PolicyCase;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Asked;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.toolkit.suite.SuiteCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the sample suites, put to sendmail itself on the suite's own configuration and access file. */
class SamplesAskSendmailTest {
    private static final Path SAMPLES =
            Path.of("..", "samples").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    static Stream<Path> suites() {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".test.yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everyCase_sendmailAnswersTheSame(Path suite) throws IOException {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                Set.of());
        SuiteFile file = SuiteFile.read(console, suite.toString(), EngineOptions.given(false, List.of(), List.of()));
        byte[] access = Files.readAllBytes(Path.of(file.access()));
        AccessIndex entries = AccessIndex.of(AccessFile.parse(access));
        Path mc = suite.resolveSibling("sendmail.mc");
        List<String> differences = new ArrayList<>();
        try (SendmailBt sendmail = Files.exists(mc) ? configured(Files.readString(mc), access) : plain(access)) {
            Asked asked = new Asked(sendmail, file.site(), facts -> facts.get(Fact.FROM));
            for (SuiteCase stated : file.cases()) {
                PolicyCase one = stated.policyCase();
                Verdict verdict = Trace.run(one.phase(), one.facts(), file.site(), entries);
                Optional<SendmailBt.Answer> answer = asked.ask(one.phase(), one.facts());
                String theirs = answer.map(SendmailBt.Answer::text).orElse("not asked");
                if (!theirs.equals(verdict.workspace())
                        || !stated.policyCase().expected().mismatches(verdict).isEmpty()) {
                    differences.add(one.name() + ": sendmail " + theirs + ", tollgate " + verdict.workspace());
                }
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(file.cases().size() > 2, "cases");
    }

    private SendmailBt plain(byte[] access) {
        return SendmailBt.start(directory, "", List.of(), access, SamplesAskSendmailTest::resolving);
    }

    /** The sample configuration on files of this test, without the features that need a daemon or a name server. */
    private SendmailBt configured(String mc, byte[] access) throws IOException {
        String lines = mc.replaceAll("(?m)^(pushdef|popdef|HACK|FEATURE\\(`(bcc|rhsbl|sts)').*$", "")
                .replaceAll("(?s)^.*?OSTYPE\\(`linux'\\)dnl", "")
                .replaceAll("(?m)^(FEATURE\\(`access_db'|MAILER).*$", "");
        return SendmailBt.start(
                directory,
                ", `skip', `lookupdotdomain', `relaytofulladdress'",
                List.of(lines),
                access,
                SamplesAskSendmailTest::resolving);
    }

    /** Every sender's domain exists. */
    private static String resolving(String cf) {
        return cf.replaceAll("(?m)^Kresolve .*$", "Kresolve regex -a<OKR> .");
    }
}
