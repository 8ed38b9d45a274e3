package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.host.Program;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the texts in a program tell, beside what the program says of itself. */
class ProgramReaderTest {
    private static final String OTHERS = "\0/etc/mail/sendmail.cf\0";

    @TempDir
    Path directory;

    private Optional<Program> read() {
        return ProgramReader.of(new HostCollector(new HostRoot(directory)));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void installedProgram_asItSaysItself() {
        Oracle.SENDMAIL.path();
        Native.Result told = Native.run(
                directory,
                new byte[0],
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname mx.example.com; exec sendmail -d0.1 -bt < /dev/null"));
        Program program =
                ProgramReader.of(new HostCollector(new HostRoot(Path.of("/")))).orElseThrow();
        assertTrue(told.outText().contains("Version " + program.version() + "\n"), told.outText());
        assertEquals(told.outText().contains(" SASL"), program.sasl());
        assertEquals(told.outText().contains(" STARTTLS"), program.tls());
        assertEquals(false, program.smtpdebug());
        assertEquals(told.outText().contains(" NEWDB=5"), program.berkeleyDb());
    }

    @Test
    void nothingBuiltIn_isSeen() throws IOException {
        write("usr/sbin/sendmail", OTHERS + "8.18.1\0Debug set\0");
        assertEquals(Optional.of(new Program("8.18.1", false, false, true, false)), read());
    }

    @Test
    void mailwrapper_leadsToTheProgram() throws IOException {
        write("usr/sbin/sendmail", "mailwrapper");
        write("etc/mail/mailer.conf", "# comment\nsendmail\t/usr/libexec/sendmail/sendmail\n");
        write("usr/libexec/sendmail/sendmail", OTHERS + "8.17.2\0libssl.so.30\0");
        assertEquals(Optional.of(new Program("8.17.2", false, true, false, false)), read());
    }

    @Test
    void otherMailPrograms_areNotTakenForIt() throws IOException {
        write("usr/sbin/sendmail", "\0" + "8.1.1\0postfix\0");
        assertEquals(Optional.empty(), read());
    }
}
