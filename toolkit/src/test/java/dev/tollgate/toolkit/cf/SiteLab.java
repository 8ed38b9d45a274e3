package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A site with its files and maps, for sendmail and for the engine. */
final class SiteLab {
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry(
                    "virtusertable",
                    "u@c.test\tv@own.test\nabuse@c.test\terror:nouser 550 No such user\n@c.test\t%1@a.test\n"
                            + "v+*@d.test\t%1+%2@own.test\nfirst.last@d.test\terror:5.7.0:553 gone away\n"
                            + "@d.test\terror:4.1.1:450 soon\nu@x.example\tu@relay.example\n@local.test\t%1%3@own.test\n"),
            Map.entry(
                    "mailertable",
                    "x.example\tsmtp:[hub.test]\na.test\terror:5.1.2:550 gone\n.a.test\tesmtp:%1.in.test\n"
                            + "d.test\tlocal:joe\n.example\tsmtp:[mx1.test]:[mx2.test]\nown.test\tdiscard:x\n"
                            + "c.test\terror:nohost no such place\n"),
            Map.entry("domaintable", "b.a.test\ta.test\nx.example\trelay.example\nd.test\town.test\n"),
            Map.entry("genericstable", "u@own.test\tuser.name@own.test\nv\tvee@masq.test\npostmaster\tpm@a.test\n"),
            Map.entry("access2", "Connect:x.example\tRELAY\nFrom:v@x.example\tREJECT\nTo:own.test\tRELAY\n"),
            Map.entry("drac", "10.1.2.3\t1\n192.0.2.77\t1\n"),
            Map.entry("bl", "3.2.1.10.bl.test.\t127.0.0.2\n77.2.0.192.bl.test.\t127.0.0.2\n"),
            Map.entry("mine", "a.test\tone\nx.example\ttwo\nmine:10.1.2.3\tREJECT\nmine:h.a.test\tOK\n"));
    private static final Map<String, String> TEXTS = Map.of(
            "service.switch",
            "hosts\tfiles\naliases\tfiles\n",
            "hosts",
            "127.0.0.1 localhost\n192.0.2.7 mx.local.test mx\n",
            "virtdomains",
            "c.test d.test\n",
            "relays",
            "x.example y.test # z.test\nown.test#tail\n",
            "locals",
            "here.test there.test\nown.test more\n",
            "more.m4",
            "define(`MORE_WAS_READ',`1')LOCAL_DOMAIN(`own.test')dnl\nMASQUERADE_AS(`masq.test')dnl\n",
            "aliases",
            "u: v\nv: root\nv+w+x: staff, nobody\nstaff: first.last, staff2\nstaff2: staff, u\npostmaster: root\n"
                    + "abuse: \"|/bin/false\", :include:DIR/list\nfirst.last: v@x.example, u, \\root\n"
                    + "loops: :include:DIR/loops\nother: :include:DIR/other\nmixed: :include:DIR/loops, root\n"
                    + "c0: c1\nc1: c2\nc2: c3\nc3: c4\nc4: c5\nc5: c6\nc6: c7\nc7: c8\nc8: c9\nc9: c10\nc10: root\n",
            "loops",
            ":include:DIR/loops\n",
            "other",
            ":include:DIR/list, loops\n",
            "list",
            "# who reads complaints\nu@a.test, root\nnobody\n");

    private final Sites.Site configured;
    private final RandomAccess generator;
    private final Path home;
    private final Path cf;
    private final AccessIndex index;
    private final CfEngine engine;
    private final Site site;

    SiteLab(Path directory, Sites.Site configured, long seed) throws IOException {
        this.configured = configured;
        generator = new RandomAccess(new Random(seed));
        home = Files.createDirectories(directory.resolve("site" + seed));
        Files.createDirectories(home.resolve("mqueue"));
        // sendmail reads lists as another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            Files.writeString(home.resolve(text.getKey()), text.getValue().replace("DIR", home.toString()));
        }
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            make(table.getKey(), table.getValue().getBytes(StandardCharsets.US_ASCII));
        }
        byte[] access = generator.accessFile(60);
        Files.write(home.resolve("access"), access);
        make("access", access);
        index = AccessIndex.of(AccessFile.parse(access));
        cf = home.resolve("site.cf");
        String text = SendmailBt.cf(home, configured.mc(home.toString()));
        Files.writeString(cf, text, StandardCharsets.ISO_8859_1);
        site = CfReader.read(text);
        engine = new CfEngine(new CfSource(
                cf, this::host, List.of(home.resolve("access")), KnownAnswers.NONE, site, List.of(), List.of()));
    }

    private void make(String name, byte[] text) {
        Native.run(home, text, Oracle.MAKEMAP, "-C", "/dev/null", "-e", "hash", name);
    }

    /** The host as sendmail sees it. */
    LocalHost host() {
        return new LocalHost(SendmailBt.HOST, home.resolve("hosts").toString());
    }

    /** sendmail in test mode; it delivers interactively unless it is told otherwise. */
    SendmailBt sendmail() {
        return SendmailBt.offline(
                cf, configured.lines().contains("DELIVERY_MODE") ? "-ODeliveryMode=d" : "-ODeliveryMode=b");
    }

    Sites.Site configured() {
        return configured;
    }

    RandomAccess generator() {
        return generator;
    }

    Path home() {
        return home;
    }

    Path cf() {
        return cf;
    }

    AccessIndex index() {
        return index;
    }

    CfEngine engine() {
        return engine;
    }

    Site site() {
        return site;
    }
}
