package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of makemap and sendmail is what the native programs do. */
class ObservedTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void needsRoot() {
        Oracle.requireRoot();
    }

    @TestFactory
    Stream<DynamicTest> pages_showWhatTheProgramsDo() throws IOException {
        SendmailLab lab = new SendmailLab(directory);
        return RulePage.all().stream().map(page -> DynamicTest.dynamicTest(page.code(), () -> observe(lab, page)));
    }

    private static void observe(SendmailLab lab, RulePage page) throws IOException {
        byte[] text = new byte[0];
        for (RulePage.Block block : page.blocks()) {
            if (block.is("access")) {
                text = block.bytes();
            } else if (block.is("makemap")) {
                assertEquals(block.text(), lab.makemap(text));
            } else if (block.is("sendmail")) {
                lab.makemap(text);
                assertEquals(block.text(), transcript(lab, block));
            }
        }
    }

    /** The block with the answers that sendmail gives. */
    private static String transcript(SendmailLab lab, RulePage.Block block) throws IOException {
        List<String> commands =
                block.text().lines().filter(line -> !line.startsWith("=> ")).toList();
        List<String> answers = new ArrayList<>(
                lab.answers(block.words().subList(1, block.words().size()), commands));
        StringBuilder transcript = new StringBuilder();
        for (String command : commands) {
            transcript.append(command).append('\n');
            String answer = answers.remove(0);
            if (!answer.isEmpty()) {
                transcript.append("=> ").append(answer).append('\n');
            }
        }
        return transcript.toString();
    }
}
