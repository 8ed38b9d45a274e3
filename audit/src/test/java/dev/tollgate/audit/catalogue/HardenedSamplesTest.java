package dev.tollgate.audit.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.oracle.Sendmail;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples of the guide: what it calls hardened starts and passes, and what it calls bad does not pass. */
class HardenedSamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root", ".."), "samples");

    /** What is left to decide on a hardened host: a choice of the sample, or what m4 cannot write. */
    private static final Map<Profile, List<String>> INFOS = Map.of(
            Profile.MX,
            List.of("TG1022", "TG1055", "TG1201", "TG931"),
            Profile.LOGIN,
            List.of("TG1088", "TG1201", "TG931"),
            Profile.HUB,
            List.of("TG931"),
            Profile.POPIMAP,
            List.of("TG1055", "TG931"),
            Profile.FIREWALL,
            List.of("TG1055", "TG931"),
            Profile.NULLCLIENT,
            List.of("TG931"));

    /** As little as newaliases needs. */
    private static final String ALIASES_CF = """
            V10/Berkeley
            Djmx.example.com
            O AliasFile=%s
            O QueueDirectory=/var/spool/mqueue
            O TrustedUser=root
            Mlocal, P=/bin/true, F=lsDFMAw5, T=DNS/RFC822/SMTP, A=true
            S3
            S0
            R$*\t$#local $: $1
            """;

    @TempDir
    Path directory;

    private static McSource mc(String name) throws IOException {
        String text = Files.readString(SAMPLES.resolve(name), StandardCharsets.ISO_8859_1);
        return McSource.read(name, text, ExampleAudit.includes());
    }

    private static Path folder(Profile profile) {
        Path hardened = SAMPLES.resolve("hardened");
        return profile == Profile.MX ? hardened : hardened.resolve(profile.word());
    }

    private static Audit audit(String mta, Optional<String> submit, Profile profile) throws IOException {
        Map<String, FileFact> files = new HashMap<>();
        for (String name : List.of("aliases", "access", "helpfile")) {
            Path file = folder(profile).resolve(name);
            if (Files.exists(file)) {
                put(files, "/etc/mail/" + name, Files.readString(file));
            }
        }
        return new Audit(
                Optional.of(Configuration.of(Role.MTA, mc(mta))),
                submit.isPresent() ? Optional.of(Configuration.of(Role.SUBMIT, mc(submit.get()))) : Optional.empty(),
                new Host(files, Map.of(), Map.of(), "mx.example.com", "", 0, Optional.empty()),
                profile,
                Build.DEBIAN_12);
    }

    private static void put(Map<String, FileFact> files, String path, String text) {
        for (String parent : List.of("/", "/etc", "/etc/mail")) {
            files.put(parent, fact(parent, FileFact.Kind.DIRECTORY, 0755, Optional.empty()));
        }
        files.put(path, fact(path, FileFact.Kind.FILE, 0644, Optional.of(text)));
    }

    private static FileFact fact(String path, FileFact.Kind kind, int mode, Optional<String> text) {
        return new FileFact(path, kind, mode, 0, 0, 1, 0, Optional.empty(), false, text);
    }

    @ParameterizedTest
    @EnumSource
    void hardened_neitherErrorNorWarning(Profile profile) throws IOException {
        Oracle.M4.path();
        String folder = SAMPLES.relativize(folder(profile)).toString();
        List<Finding> findings =
                Auditor.audit(audit(folder + "/sendmail.mc", Optional.of(folder + "/submit.mc"), profile));
        assertEquals(
                List.of(),
                findings.stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .map(finding -> finding.rule() + " " + finding.place() + " " + finding.message())
                        .toList());
        assertEquals(
                INFOS.getOrDefault(profile, List.of()),
                findings.stream().map(Finding::rule).distinct().sorted().toList(),
                "what is left to decide");
    }

    @ParameterizedTest
    @EnumSource
    void hardened_expandsWithoutAWordAndSendmailTakesIt(Profile profile) throws IOException {
        for (String name : List.of("sendmail", "submit")) {
            Path mc = folder(profile).resolve(name + ".mc");
            Native.Result made = Native.run(directory, new byte[0], Oracle.M4, mc.toString());
            assertEquals("", made.errText());
            Path cf = Files.write(directory.resolve(name + ".cf"), made.out());
            Native.Result checked = Sendmail.run(directory, "", "-C", cf.toString(), "-bC");
            assertEquals("", checked.outText() + checked.errText());
            assertEquals(0, checked.exit());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hardened_sendmailBuildsTheAliases(Profile profile) throws IOException {
        Path text = folder(profile).resolve("aliases");
        assertEquals(profile == Profile.NULLCLIENT, Files.notExists(text), "a null client has no aliases");
        if (profile == Profile.NULLCLIENT) {
            return;
        }
        Path aliases = Files.copy(text, directory.resolve("aliases"));
        Native.Result built = Sendmail.run(
                directory,
                "",
                "-C",
                Files.writeString(directory.resolve("aliases.cf"), ALIASES_CF.formatted(aliases))
                        .toString(),
                "-bi");
        assertEquals(0, built.exit(), built.outText() + built.errText());
        assertTrue(built.outText().contains(" 4 aliases"), built.outText() + built.errText());
    }

    @Test
    void bad_everythingItIsMeantToShow() throws IOException {
        Oracle.M4.path();
        Set<String> found = new TreeSet<>();
        for (Finding finding : Auditor.audit(audit("hardening.bad/sendmail.mc", Optional.empty(), Profile.MX))) {
            found.add(finding.rule());
        }
        for (String code : List.of(
                "TG901", "TG903", "TG921", "TG922", "TG941", "TG944", "TG945", "TG947", "TG970", "TG974", "TG975",
                "TG1013", "TG1018", "TG1030", "TG1031", "TG1032", "TG1033", "TG1050", "TG1060", "TG1066", "TG1071",
                "TG1073", "TG1080", "TG1081", "TG1082", "TG1185", "TG1195")) {
            assertTrue(found.contains(code), code + " is missing in " + found);
        }
    }
}
