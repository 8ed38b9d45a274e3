package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where mail goes at sites as administrators have them, against what {@code sendmail -bv} says: through maps and aliases. */
class SiteRoutesTest {
    private static final String START =
            "hostname " + SendmailBt.HOST + "; mount --bind \"$1\" /etc/hosts; exec \"$0\" -C \"$2\" -bv -- \"$3\"";

    @TempDir
    Path directory;

    @Test
    void everySite_routesAsItsOwnSendmail() throws IOException {
        int addresses = Seeded.heavy() ? 60 : 1;
        List<String> differences = new ArrayList<>();
        int asked = 0;
        long number = Seeded.first();
        for (Sites.Site site : Sites.all()) {
            SiteLab lab = new SiteLab(directory, site, ++number);
            for (int i = 0; i < addresses; i++) {
                String address = lab.generator().facts().get(Fact.TO);
                TreeSet<String> expected = real(lab, address);
                boolean stopped = expected.stream().allMatch(place -> place.startsWith("can not chdir"));
                if (stopped || expected.contains("User unknown")) {
                    // sendmail has not started, or has asked for an account.
                    continue;
                }
                asked++;
                TreeSet<String> actual = ours(lab, address);
                if (!expected.equals(actual)) {
                    differences.add(
                            site.name() + ", " + address + "\n  sendmail " + expected + "\n  tollgate " + actual);
                }
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
        assertTrue(asked > Sites.all().size() * addresses / 3, "asked " + asked);
    }

    @Test
    void aliasesAndLists_thatLeadToThemselvesOrTooDeep_endAsSendmailSays() throws IOException {
        Sites.Site site = Sites.all().stream()
                .filter(one -> one.mc("DIR").contains("/aliases'"))
                .findFirst()
                .orElseThrow();
        SiteLab lab = new SiteLab(directory, site, Seeded.first());
        for (String address : List.of("loops", "mixed", "c0", "c1")) {
            TreeSet<String> expected = real(lab, address);
            assertEquals(expected, ours(lab, address), address);
            assertEquals(
                    !List.of("mixed", "c1").contains(address),
                    expected.toString().contains("loop broken"));
        }
    }

    /** Root asks, sendmail reads as its default user: what only root may read is not shown, wherever an alias points. */
    @Test
    void lists_areReadByWhomSendmailReadsThem() throws IOException {
        Sites.Site site = Sites.all().stream()
                .filter(one -> one.mc("DIR").contains("/aliases'"))
                .findFirst()
                .orElseThrow();
        SiteLab lab = new SiteLab(directory, site, Seeded.first());
        Path closed = Files.createDirectory(lab.home().resolve("closed"));
        Path open = Files.createDirectory(lab.home().resolve("open"));
        Path anybodys = Files.createDirectory(lab.home().resolve("anybodys"));
        Map<String, String> lists = new TreeMap<>();
        for (Path folder : List.of(closed, open, anybodys)) {
            for (String mode : List.of("rw-r--r--", "rw-------", "rw-rw-r--", "rw-rw-rw-", "---r-----")) {
                Path list = Files.writeString(folder.resolve("l" + lists.size()), "u@list.test\n");
                Files.setPosixFilePermissions(list, PosixFilePermissions.fromString(mode));
                lists.put("list" + lists.size(), list.toString());
            }
        }
        Path secret = Files.writeString(open.resolve("secret"), "root:secret@list.test\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        lists.put(
                "linked", Files.createSymbolicLink(open.resolve("link"), secret).toString());
        lists.put(
                "linkin",
                Files.createSymbolicLink(open.resolve("in"), closed.resolve("l0"))
                        .toString());
        lists.put("missing", open.resolve("missing").toString());
        lists.put("folder", open.toString());
        lists.put("shadow", "/etc/shadow");
        Native.run(open, new byte[0], List.of("mkfifo", "fifo"));
        lists.put("fifo", open.resolve("fifo").toString());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(anybodys, PosixFilePermissions.fromString("rwxrwxrwx"));
        StringBuilder aliases = new StringBuilder();
        lists.forEach((name, list) ->
                aliases.append(name).append(": :include:").append(list).append('\n'));
        Files.writeString(lab.home().resolve("aliases"), aliases.toString());
        for (String name : lists.keySet()) {
            TreeSet<String> expected = real(lab, name);
            assertEquals(expected, ours(lab, name), name + ": " + lists.get(name));
        }
        assertTrue(ours(lab, "list0").toString().contains("Permission denied"));
        assertTrue(ours(lab, "list5").toString().contains("u@list.test"));
    }

    /** The places as sendmail lists them, without the address that leads there. */
    private static TreeSet<String> real(SiteLab lab, String address) {
        Native.Result result = Native.run(
                lab.home(),
                new byte[0],
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-nu",
                        "-m",
                        "sh",
                        "-c",
                        START,
                        Oracle.SENDMAIL.path().toString(),
                        lab.home().resolve("hosts").toString(),
                        lab.cf().toString(),
                        address));
        TreeSet<String> places = new TreeSet<>();
        for (String line : result.outText().lines().toList()) {
            boolean ofTheFile = line.contains(": line ") || line.matches("(WARNING|Warning|Notice): .*");
            if (!ofTheFile) {
                String place =
                        line.substring(line.indexOf("... ") < 0 ? 0 : line.lastIndexOf("... ") + "... ".length());
                places.add(place.startsWith("deliverable: ") ? place.substring("deliverable: ".length()) : place);
            }
        }
        return places;
    }

    private static TreeSet<String> ours(SiteLab lab, String address) {
        TreeSet<String> places = new TreeSet<>();
        for (Route.End end : Routing.of(lab.engine(), address).ends()) {
            String host = end.host().isEmpty() ? "" : ", host " + end.host();
            places.add(
                    end.error().isEmpty()
                            ? "mailer " + end.mailer() + host + ", user " + end.user()
                            : end.error().replaceFirst("^\\d{3} \\S+ ", ""));
        }
        return places;
    }
}
