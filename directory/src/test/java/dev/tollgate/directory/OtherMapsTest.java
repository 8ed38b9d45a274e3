package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.directory.change.Change;
import dev.tollgate.directory.change.Plan;
import dev.tollgate.directory.change.Planner;
import dev.tollgate.directory.change.Push;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.entry.View;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.text.Export;
import dev.tollgate.directory.text.MapText;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tables of sendmail's schema, read by sendmail itself. */
class OtherMapsTest {
    private static final Owner LAB = Owner.cluster("lab");
    private static final Owner SELF = Owner.host(SendmailBt.HOST);

    /** Before and after. */
    private static final Map<String, List<String>> MAPS = maps();

    @TempDir
    Path directory;

    private static Map<String, List<String>> maps() {
        Map<String, List<String>> maps = new LinkedHashMap<>();
        maps.put(
                "virtuser",
                List.of(
                        "info@a.example\tanna\n@a.example\terror:5.1.1:550 No such user\n@b.example\tdora@c.example\n",
                        "info@a.example\tberta\n@b.example\tdora@c.example\n@d.example\tdora\n"));
        maps.put(
                "mailer",
                List.of(
                        "a.example\tesmtp:[mx.a.example]\n.b.example\trelay:hub.example\n",
                        "a.example\tesmtp:[mx2.a.example]\n.c.example\terror:5.1.2:550 Gone\n"));
        maps.put(
                "generics",
                List.of("anna\tanna@a.example\nberta\tberta@a.example\n", "anna\tAnna@a.example\ndora\td@d.example\n"));
        maps.put("domain", List.of("old.example\tnew.example\n", "old.example\tnewer.example\nx.example\ty.example\n"));
        maps.put(
                "aliases",
                List.of(
                        "# staff\ninfo: anna,\n\tberta@b.example\nroot:\tanna\n",
                        "# staff\ninfo: berta@b.example\nPostmaster: root, anna\n"));
        maps.put(
                "class:R",
                List.of("# ours\na.example  b.example\nc.example\n", "b.example\nd.example # new\nE.example\n"));
        return maps;
    }

    private Path cf(String url) throws IOException {
        Path home = Files.createDirectories(directory.resolve("mail"));
        Files.writeString(home.resolve("service.switch"), "hosts\tfiles\naliases\tfiles\n");
        Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        List<String> features = List.of(
                "define(`confLDAP_CLUSTER', `lab')dnl",
                "define(`confLDAP_DEFAULT_SPEC', `-H " + url + " -b dc=example,dc=com -w 3 -l 3 -c 3')dnl",
                "define(`ALIAS_FILE', `ldap:')dnl",
                "RELAY_DOMAIN_FILE(`@LDAP')dnl",
                "FEATURE(`virtusertable', `LDAP')dnl",
                "FEATURE(`mailertable', `LDAP')dnl",
                "FEATURE(`genericstable', `LDAP')dnl",
                "FEATURE(`domaintable', `LDAP')dnl");
        return Files.writeString(
                home.resolve("ldap.cf"),
                SendmailBt.cf(home, SendmailBt.mc(home, "", features)),
                StandardCharsets.ISO_8859_1);
    }

    private static Server open(String url) throws DirectoryException {
        return Server.open(
                ServerAddress.parse(url),
                new Login.Simple(Slapd.ADMIN, Slapd.PASSWORD),
                Optional.empty(),
                Limits.USUAL);
    }

    private static AccessIndex index(MapName map, String text) throws DirectoryException {
        return MapText.index(map, text.getBytes(StandardCharsets.UTF_8));
    }

    private static View view(Server server, MapName map, Owner... owners) throws DirectoryException {
        return SnapshotReader.read(server, Slapd.BASE, map).seenBy(Set.of(owners));
    }

    private static List<Change> push(Server server, MapName map, Owner owner, String text) throws DirectoryException {
        AccessIndex target = index(map, text);
        Plan plan = Planner.plan(view(server, map, owner), target, owner).plain();
        Push.run(server, plan, count -> {});
        return plan.changes();
    }

    /** What {@code sendmail -bt} prints for these lines. */
    private static List<String> ask(Path cf, List<String> lines) {
        Native.Result result = Native.run(
                cf.getParent(),
                (String.join("\n", lines) + "\n/quit\n").getBytes(StandardCharsets.UTF_8),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + SendmailBt.HOST + "; exec \"$0\" -bt -C \"$@\"",
                        Oracle.SENDMAIL.path().toString(),
                        cf.toString()));
        return result.outText()
                .lines()
                .map(line -> line.replaceFirst("^(> )+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether sendmail finds in every table what we find. */
    private static int compare(Path cf, Server server) throws DirectoryException {
        int found = 0;
        for (Map.Entry<String, List<String>> texts : MAPS.entrySet()) {
            MapName map = MapName.parse(texts.getKey());
            AccessIndex seen = view(server, map, LAB, SELF).index();
            if (map.kind() == MapName.Kind.CLASS) {
                Set<String> theirs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                ask(cf, List.of("$=" + map.name())).stream()
                        .filter(line -> line.endsWith(".example"))
                        .forEach(theirs::add);
                Set<String> ours = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                for (int i = 0; i < seen.size(); i++) {
                    ours.add(seen.entry(i).key());
                }
                assertEquals(theirs, ours);
                found += ours.size();
                continue;
            }
            Set<String> keys = new TreeSet<>();
            for (String text : texts.getValue()) {
                AccessIndex entries = index(map, text);
                for (int i = 0; i < entries.size(); i++) {
                    keys.add(entries.entry(i).key().toLowerCase(java.util.Locale.ROOT));
                }
            }
            String name = map.name().matches("mailer|domain") ? map.name() + "table" : map.name();
            List<String> answers =
                    ask(cf, keys.stream().map(key -> "/map " + name + " " + key).toList());
            for (String key : keys) {
                String theirs = answers.stream()
                        .filter(line -> line.startsWith("map_lookup: " + name + " (" + key + ") "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " " + key + ": " + answers));
                var hit = seen.get(key);
                found += hit == null ? 0 : 1;
                assertTrue(
                        theirs.endsWith(hit == null ? ") no match (68)" : ") returns " + hit.value() + " (0)"),
                        theirs + " and we " + hit);
            }
        }
        return found;
    }

    @Test
    void everyTable_exportedPushedAndPulled_isWhatSendmailReads() throws Exception {
        StringBuilder ldif = new StringBuilder(Slapd.BASE_ENTRY);
        for (Map.Entry<String, List<String>> texts : MAPS.entrySet()) {
            MapName map = MapName.parse(texts.getKey());
            Export.run(index(map, texts.getValue().get(0)), Slapd.BASE, map, LAB, false, ldif::append);
        }
        try (Slapd slapd = Slapd.alone(Files.createDirectories(directory.resolve("slapd")), ldif.toString());
                Server server = open(slapd.url())) {
            Path cf = cf(slapd.url());
            assertTrue(compare(cf, server) > 10);
            for (Map.Entry<String, List<String>> texts : MAPS.entrySet()) {
                MapName map = MapName.parse(texts.getKey());
                String old = texts.getValue().get(0);
                String now = texts.getValue().get(1);
                assertEquals(List.of(), push(server, map, LAB, old), "what was exported is there: " + map);
                assertTrue(push(server, map, LAB, now).size() > 1, map.toString());
                assertEquals(List.of(), push(server, map, LAB, now), "a second push sends nothing: " + map);
                String pulled = MapText.pull(
                                map,
                                Optional.of(now.getBytes(StandardCharsets.UTF_8)),
                                view(server, map, LAB).index())
                        .text();
                assertEquals(now, pulled);
            }
            assertTrue(compare(cf, server) > 10);
            push(server, MapName.parse("class:R"), LAB, "");
            push(server, MapName.parse("aliases"), LAB, "");
            compare(cf, server);
        }
    }

    @Test
    void entriesOfClusterAndHost_areOneListInAliasesAndClasses() throws Exception {
        try (Slapd slapd = Slapd.alone(Files.createDirectories(directory.resolve("slapd")), Slapd.BASE_ENTRY);
                Server server = open(slapd.url())) {
            for (String name : List.of("virtuser", "mailer", "generics", "domain", "aliases")) {
                MapName map = MapName.parse(name);
                List<String> above = map.kind().classesAbove();
                slapd.modify("dn: " + map.kind().nameAttribute() + "=" + map.name() + "," + Slapd.BASE
                        + "\nchangetype: add\nobjectClass: " + above.get(0) + "\nobjectClass: " + above.get(1) + "\n"
                        + map.kind().nameAttribute() + ": " + map.name() + "\n\n");
            }
            MapName aliases = MapName.parse("aliases");
            push(server, aliases, LAB, "info: anna\nroot: anna\n");
            push(server, aliases, SELF, "info: berta\n");
            MapName relays = MapName.parse("class:R");
            push(server, relays, LAB, "a.example\nb.example\n");
            push(server, relays, SELF, "b.example\nc.example\n");
            slapd.modify(
                    "dn: sendmailMTAKey=list,sendmailMTAAliasGrouping=aliases," + Slapd.BASE
                            + "\nchangetype: add\nobjectClass: sendmailMTA\nobjectClass: sendmailMTAAlias\n"
                            + "objectClass: sendmailMTAAliasObject\nsendmailMTAAliasGrouping: aliases\nsendmailMTACluster: lab\n"
                            + "sendmailMTAKey: list\nsendmailMTAAliasValue: one@a.example\nsendmailMTAAliasValue: two@a.example\n\n");
            assertTrue(compare(cf(slapd.url()), server) > 3);
            assertEquals(
                    "info:\tanna\nlist:\tone@a.example,two@a.example\nroot:\tanna\n",
                    MapText.pull(
                                    aliases,
                                    Optional.empty(),
                                    view(server, aliases, LAB).index())
                            .text());
            assertEquals(
                    1,
                    push(server, aliases, LAB, "info: anna\nroot: anna\nlist: three@a.example\n")
                            .size());
            push(server, relays, LAB, "a.example\n");
            List<String> found = new ArrayList<>();
            AccessIndex members = view(server, relays, LAB, SELF).index();
            for (int i = 0; i < members.size(); i++) {
                found.add(members.entry(i).key());
            }
            assertEquals(Set.of("a.example", "b.example", "c.example"), Set.copyOf(found));
            compare(cf(slapd.url()), server);
        }
    }

    /** {@code sendmail -bi} stores what we read. */
    @Test
    void aliasesFile_isReadAsSendmailReadsIt() throws Exception {
        Oracle.requireRoot();
        String text = "# staff\ninfo: anna,\n\tberta@b.example,\n  c\n\nRoot :\t anna \nlist: :include:/etc/mail/list\n"
                + "pipe: \"|/usr/bin/true -x\"\nfile: /var/mail/x # no comment\na+b:c\nowner-list: root";
        Path home = Files.createDirectories(directory.resolve("bi"));
        Files.createDirectories(home.resolve("mqueue"));
        Files.writeString(home.resolve("service.switch"), "hosts\tfiles\naliases\tfiles\n");
        Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(home.resolve("aliases"), text);
        Path cf = Files.writeString(
                home.resolve("bi.cf"),
                SendmailBt.cf(home, SendmailBt.mc(home, "", List.of())),
                StandardCharsets.ISO_8859_1);
        // On a host without a qualified name sendmail sleeps for a minute.
        Native.Result built = Native.run(
                home,
                new byte[0],
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + SendmailBt.HOST + "; exec \"$0\" -bi -C \"$1\"",
                        Oracle.SENDMAIL.path().toString(),
                        cf.toString()));
        assertEquals(0, built.exit(), built.outText() + built.errText());
        Map<String, String> theirs = new LinkedHashMap<>();
        Native.run(home, new byte[0], Oracle.MAKEMAP, "-u", "hash", "aliases")
                .outText()
                .lines()
                .filter(line -> !line.startsWith("@"))
                .forEach(line ->
                        theirs.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        AccessIndex ours = index(MapName.parse("aliases"), text);
        Map<String, String> read = new LinkedHashMap<>();
        for (int i = 0; i < ours.size(); i++) {
            read.put(
                    ours.entry(i).key().toLowerCase(java.util.Locale.ROOT),
                    ours.entry(i).value());
        }
        assertEquals(theirs, read);
        assertTrue(read.size() > 6);
    }

    @Test
    void aliasesThatSendmailDoesNotKeep_areRefused() {
        for (String text : List.of(
                "no colon\n",
                " leading: x\n",
                "a:\n",
                "a: x\nA: y\n",
                "\"a b\": x\n",
                "a: x,\\\n y\n",
                "a@b.example: x\n")) {
            DirectoryException refused =
                    assertThrows(DirectoryException.class, () -> index(MapName.parse("aliases"), text), text);
            assertTrue(String.valueOf(refused.getMessage()).startsWith("line "), refused.getMessage());
        }
        assertThrows(DirectoryException.class, () -> MapName.parse("class:"));
        assertThrows(DirectoryException.class, () -> MapName.parse("a b"));
    }
}
