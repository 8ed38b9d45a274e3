package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.NameServer;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites with rules, classes and maps of their own: what their cf says here against what sendmail's test mode says. */
class SiteRulesTest {
    private static final Map<String, String> TABLES = Map.of(
            "virtusertable", "u@c.test\tv@own.test\nabuse@c.test\terror:nouser 550 No such user\n@c.test\t%1@a.test\n",
            "mailertable", "x.example\tsmtp:[hub.test]\na.test\terror:5.1.2:550 gone\n",
            "domaintable", "b.a.test\ta.test\nx.example\trelay.example\n",
            "genericstable", "u@own.test\tuser.name@own.test\n",
            "access2", "Connect:x.example\tRELAY\nFrom:v@x.example\tREJECT\nTo:own.test\tRELAY\n",
            "drac", "10.1.2.3\t1\n192.0.2.77\t1\n",
            "bl", "3.2.1.10.bl.test.\t127.0.0.2\n77.2.0.192.bl.test.\t127.0.0.2\n",
            "mine", "a.test\tone\nx.example\ttwo\n");

    @TempDir
    Path directory;

    @Test
    void everySite_answersAsItsOwnSendmail() throws IOException {
        int questions = Seeded.heavy() ? 600 : 40;
        List<String> differences = new ArrayList<>();
        int asked = 0;
        int number = 0;
        for (Sites.Site site : Sites.all()) {
            Lab lab = new Lab(site, ++number);
            asked += lab.compare(questions, differences);
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
        assertTrue(asked > Sites.all().size() * questions, "asked " + asked);
    }

    /** A site with its files. */
    private final class Lab {
        private final Sites.Site configured;
        private final RandomAccess generator;
        private final Path home;
        private final Path cf;
        private final AccessIndex index;
        private final CfEngine engine;
        private final Site site;

        Lab(Sites.Site configured, int seed) throws IOException {
            this.configured = configured;
            generator = new RandomAccess(new Random(seed));
            home = Files.createDirectories(directory.resolve("site" + seed));
            Files.writeString(home.resolve("service.switch"), "hosts\tfiles\n");
            Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
            Files.writeString(home.resolve("virtdomains"), "c.test d.test\n");
            Files.writeString(home.resolve("relays"), "x.example y.test # z.test\nown.test#tail\n");
            Files.writeString(home.resolve("locals"), "here.test there.test\n");
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                make(table.getKey(), table.getValue().getBytes(StandardCharsets.US_ASCII));
            }
            byte[] access = generator.accessFile(60);
            make("access", access);
            index = AccessIndex.of(AccessFile.parse(access));
            cf = home.resolve("site.cf");
            String text = SendmailBt.cf(home, configured.mc(home.toString()));
            Files.writeString(cf, text, StandardCharsets.ISO_8859_1);
            site = CfReader.read(text);
            engine = new CfEngine(new CfSource(
                    cf,
                    () -> new LocalHost(SendmailBt.HOST, home.resolve("hosts").toString()),
                    List.of(home.resolve("access")),
                    KnownAnswers.NONE,
                    site,
                    List.of(),
                    List.of()));
        }

        private void make(String name, byte[] text) {
            Native.run(home, text, Oracle.MAKEMAP, "-C", "/dev/null", "-e", "hash", name);
        }

        int compare(int questions, List<String> differences) {
            int asked = 0;
            try (SendmailBt sendmail = SendmailBt.start(cf, options())) {
                for (int i = 0; i < questions; i++) {
                    Facts facts = PeerAddress.asHeld(NameServer.named(generator.facts()), site)
                            .without(Set.of(Fact.CANONICAL, Fact.DELIVERY_MODE));
                    for (Phase phase : List.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT, Phase.GREET_PAUSE)) {
                        Verdict verdict = engine.on(index).trace(phase, facts);
                        boolean before = verdict.basis().rules().isEmpty() && verdict.reply() != null;
                        Optional<SendmailBt.Answer> answer =
                                before || phase == Phase.MAIL && SessionMacros.isEncrypted(facts)
                                        ? Optional.empty()
                                        : ask(sendmail, phase, facts);
                        if (answer.isEmpty() || !answer.get().messages().isEmpty()) {
                            continue;
                        }
                        asked++;
                        String expected =
                                answer.get().text().replaceAll(" +", " ").strip();
                        String actual = printed(verdict.workspace());
                        if (!expected.equals(actual)) {
                            differences.add(configured.name() + " " + phase + " " + facts + "\n  sendmail " + expected
                                    + "\n  tollgate " + actual);
                        }
                    }
                }
            }
            return asked;
        }

        /** Test mode delivers interactively unless it is told otherwise. */
        private String[] options() {
            return configured.lines().contains("DELIVERY_MODE")
                    ? new String[] {"-ODeliveryMode=d"}
                    : new String[] {"-ODeliveryMode=b"};
        }

        private Optional<SendmailBt.Answer> ask(SendmailBt sendmail, Phase phase, Facts facts) {
            String name = facts.get(Fact.CLIENT_NAME);
            String from = facts.get(Fact.FROM);
            String to = facts.get(Fact.TO);
            if ((name + from + to).matches("(?s).*[,\"\\\\(){}$].*") || to.isEmpty()) {
                return Optional.empty();
            }
            define(sendmail, phase, facts);
            return switch (phase) {
                case CONNECT -> when(phase, () -> sendmail.ask("check_relay", name, facts.get(Fact.CLIENT_ADDR)));
                case MAIL -> when(phase, () -> sendmail.ask("check_mail", "<" + from + ">"));
                case RCPT -> Optional.of(sendmail.ask("check_rcpt", "<" + to + ">"));
                default -> when(phase, () -> sendmail.ask("greet_pause", name, facts.get(Fact.CLIENT_ADDR)));
            };
        }

        private Optional<SendmailBt.Answer> when(Phase phase, Supplier<SendmailBt.Answer> ask) {
            return engine.with(index, run -> run.check().has(phase.ruleset()))
                    ? Optional.of(ask.get())
                    : Optional.empty();
        }

        private void define(SendmailBt sendmail, Phase phase, Facts facts) {
            Map<Fact, String> odd = new EnumMap<>(Map.of(Fact.HELO, "s"));
            for (Fact fact : Fact.values()) {
                String macro = switch (fact) {
                    case FROM, TO, CERT_ALTNAME, FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL, DELIVERY_MODE -> "";
                    default -> odd.getOrDefault(fact, fact.option().replace('-', '_'));
                };
                if (!macro.isEmpty()) {
                    sendmail.define(macro, facts.get(fact));
                }
            }
            // What the daemon would have made of both addresses.
            Map<String, String> parsed = engine.with(index, run -> {
                new CfQuestion(run, site, phase, facts).treatment();
                Program program = run.check().configuration().program();
                Map<String, String> values = new HashMap<>();
                for (String macro : List.of("f", "mail_from", "mail_addr", "mail_host", "mail_mailer", "rcpt_addr")) {
                    String value = program.macros().value(program.names().id(macro));
                    values.put(macro, value == null ? "" : value);
                }
                return values;
            });
            parsed.forEach(sendmail::define);
        }
    }

    /** Test mode prints a byte with the eighth bit as {@code M-} and the byte without it. */
    private static String printed(String workspace) {
        StringBuilder text = new StringBuilder();
        for (char c : workspace.toCharArray()) {
            text.append(c < 0x80 ? "" : "M-").append((char) (c & 0x7f));
        }
        return text.toString().replaceAll(" +", " ").strip();
    }
}
