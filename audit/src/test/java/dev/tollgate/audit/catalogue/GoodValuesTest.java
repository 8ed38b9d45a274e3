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
import dev.tollgate.audit.host.Host;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalogue calls good is what the audit is content with, and what the samples of hardened hosts have. */
class GoodValuesTest {
    private static final Path HARDENED = Path.of(System.getProperty("tollgate.root", ".."), "samples", "hardened");

    /** What the audit mentions whatever the value is: noreceipts takes all of DSN away, and port 587 is open by intent. */
    private static final Set<String> CHOICES = Set.of("TG931", "TG1201");

    /** Names of users, files and addresses, which each host has its own of. */
    private static final Set<String> OWN = Set.of("DefaultUser", "SafeFileEnvironment", "DaemonPortOptions");

    private static CfDocument sample(Profile profile) throws IOException {
        Oracle.M4.path();
        Path folder = profile == Profile.MX ? HARDENED : HARDENED.resolve(profile.word());
        String text = Files.readString(folder.resolve("sendmail.mc"), StandardCharsets.ISO_8859_1);
        return CfDocument.parse(McSource.read("sendmail.mc", text, ExampleAudit.includes())
                .expansion()
                .text());
    }

    /** The text of {@code cf} with the lines of {@code option} replaced by one for each of {@code values}. */
    private static String with(CfDocument cf, SendmailOption option, List<String> values) {
        Set<Integer> old = new LinkedHashSet<>();
        for (CfSetting setting : cf.settings()) {
            if (setting.option().filter(option::equals).isPresent()) {
                old.add(setting.line().number());
            }
        }
        StringBuilder text = new StringBuilder();
        values.forEach(value -> {
            String line = option.cfLine(value);
            text.append(line).append(line.isEmpty() ? "" : value.isEmpty() ? "=\n" : "\n");
        });
        List<String> lines = cf.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(old.contains(i + 1) ? "" : lines.get(i) + "\n");
        }
        return text.toString();
    }

    /** What the audit says of the option in {@code cf}: of its lines, or of what it should be. */
    private static List<String> about(String cf, SendmailOption option, int lines, Profile profile) {
        Configuration configuration =
                new Configuration(Role.MTA, CfDocument.parse(cf), Optional.of("sendmail.cf"), Optional.empty());
        Audit audit = new Audit(Optional.of(configuration), Optional.empty(), Host.UNKNOWN, profile, Build.DEBIAN_12);
        List<String> found = new ArrayList<>();
        for (Finding finding : Auditor.audit(audit)) {
            int line = finding.place().line();
            boolean own = line > 0 && line <= lines
                    || finding.cf().startsWith("O " + option.name() + "=")
                    || finding.cf().equals("O " + option.name());
            if (own && !CHOICES.contains(finding.rule())) {
                found.add(option.name() + " on " + profile.word() + ": " + finding.rule() + " " + finding.message());
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void goodValue_theAuditSaysNothingOfTheOption(Profile profile) throws IOException {
        CfDocument sample = sample(profile);
        List<String> contradictions = new ArrayList<>();
        int asked = 0;
        for (SendmailOption option : Options.all()) {
            for (GoodValue good : GoodValues.of(option)) {
                if (good.profiles().contains(profile)) {
                    asked++;
                    contradictions.addAll(about(
                            with(sample, option, good.values()),
                            option,
                            good.isSet() ? good.values().size() : 0,
                            profile));
                }
            }
        }
        assertEquals(List.of(), contradictions);
        assertTrue(asked > 50, asked + " options asked");
    }

    @Test
    void builtInValue_theAuditObjectsWhereTheCatalogueHasABetterOne() throws IOException {
        CfDocument sample = sample(Profile.MX);
        Set<String> objected = new TreeSet<>();
        for (SendmailOption option : Options.all()) {
            if (!about(with(sample, option, List.of(SendmailOption.UNSET)), option, 0, Profile.MX)
                    .isEmpty()) {
                objected.add(option.name());
            }
        }
        assertTrue(
                objected.containsAll(Set.of("PrivacyOptions", "MaxMessageSize", "MaxDaemonChildren", "Timeout.ident")),
                objected.toString());
        assertTrue(objected.size() > 15, objected.toString());
    }

    @ParameterizedTest
    @EnumSource
    void sampleOfTheProfile_hasTheValue(Profile profile) throws IOException {
        Configuration sample =
                new Configuration(Role.MTA, sample(profile), Optional.of("sendmail.cf"), Optional.empty());
        List<String> differences = new ArrayList<>();
        for (SendmailOption option : Options.all()) {
            Optional<String> good = GoodValues.of(option, profile);
            if (good.isEmpty()) {
                continue;
            }
            boolean unset = good.get().equals(SendmailOption.UNSET);
            boolean same = OWN.contains(option.name())
                    ? unset != sample.isSet(option.name())
                    : unset
                            ? !sample.isSet(option.name())
                            : sample.value(option.name()).strip().equals(good.get());
            if (!same) {
                differences.add(option.name() + ": " + good.get() + ", in the sample " + sample.value(option.name()));
            }
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void profiles_differWhereTheirHostsDo() {
        assertEquals(
                List.of("not set (login, hub, nullclient)", "smmta (popimap, firewall)"),
                GoodValues.of(Options.known("RunAsUser")).stream()
                        .map(good -> good.shown() + " (" + good.profileWords() + ")")
                        .toList());
        assertTrue(GoodValues.of(Options.known("MaxHopCount")).get(0).isForAll());
        assertEquals(List.of(), GoodValues.of(Options.known("Verbose")));
    }
}
