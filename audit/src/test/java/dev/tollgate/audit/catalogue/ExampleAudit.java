package dev.tollgate.audit.catalogue;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Edit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Fix;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.KeyFact;
import dev.tollgate.audit.host.MapFact;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.mc.Includes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the blocks of an example describe. */
final class ExampleAudit {
    /** In front of an mc block; the block's first line is the second one. */
    private static final String HEAD = "include(`/usr/share/sendmail/cf/m4/cf.m4')OSTYPE(`linux')dnl\n";

    private static final String MAILERS = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";
    private static final long NOW = 1_790_000_000L;

    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/sh
            daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
            games:x:5:60::/usr/games:/usr/sbin/nologin
            mail:x:8:8::/var/mail:/usr/sbin/nologin
            nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
            smmta:x:102:104::/var/lib/sendmail:/usr/sbin/nologin
            smmsp:x:103:105::/var/lib/sendmail:/usr/sbin/nologin
            anna:x:1000:1000::/home/anna:/bin/sh
            """;
    private static final String GROUP = """
            root:x:0:
            daemon:x:1:
            mail:x:8:
            games:x:60:
            smmta:x:104:
            smmsp:x:105:
            anna:x:1000:
            nogroup:x:65534:
            """;

    private ExampleAudit() {}

    static Includes includes() {
        return path -> {
            try {
                Path file = Path.of(path);
                return Files.isRegularFile(file)
                        ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static Audit of(List<AuditPage.Block> blocks, String profile, String build) {
        Map<String, FileFact> files = new HashMap<>();
        Map<String, KeyFact> keys = new HashMap<>();
        Map<String, MapFact> maps = new HashMap<>();
        boolean facts = blocks.stream()
                .anyMatch(block -> Set.of("host", "file", "key", "map")
                        .contains(block.words().get(0)));
        Optional<Configuration> mta = Optional.empty();
        Optional<Configuration> submit = Optional.empty();
        Optional<McSource> mc = Optional.empty();
        if (facts) {
            text(files, "/etc/passwd", PASSWD);
            text(files, "/etc/group", GROUP);
            text(files, "/etc/shells", "/bin/sh\n");
        }
        for (AuditPage.Block block : blocks) {
            switch (block.words().get(0)) {
                case "mc" -> mc = Optional.of(mc(block.text(), block.words().contains("whole")));
                case "submit" -> {
                    String text = "include(`/usr/share/sendmail/cf/m4/cf.m4')OSTYPE(`linux')dnl\n" + block.text();
                    submit = Optional.of(Configuration.of(Role.SUBMIT, McSource.read("submit.mc", text, includes())));
                }
                case "host" -> block.text().lines().forEach(line -> listed(files, line));
                case "file" -> text(files, block.words().get(2), block.text());
                case "key" -> block.text().lines().forEach(line -> key(keys, line));
                case "map" -> block.text().lines().forEach(line -> map(files, maps, line));
                default -> {
                    // A cf is read below, once it is known whether there is an mc.
                }
            }
        }
        Optional<String> cf = blocks.stream()
                .filter(block -> block.words().get(0).equals("cf"))
                .map(AuditPage.Block::text)
                .findFirst();
        Optional<McSource> source = mc;
        if (cf.isPresent()) {
            mta = Optional.of(new Configuration(
                    Role.MTA, CfDocument.parse(cf.get()), Optional.of("/etc/mail/sendmail.cf"), source));
        } else if (source.isPresent()) {
            mta = Optional.of(Configuration.of(Role.MTA, source.get()));
        } else if (facts) {
            mta = Optional.of(Configuration.of(Role.MTA, mc("", false)));
        }
        Build program = build.isEmpty()
                ? Build.DEBIAN_12
                : build.contains("SMTPDEBUG") ? new Build("8.17.1.9", "", Set.of("smtpdebug")) : Build.of(build);
        return new Audit(
                mta,
                submit,
                facts ? new Host(files, keys, maps, "mx.example.com", "", NOW, Optional.empty()) : Host.UNKNOWN,
                Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
                program);
    }

    static McSource mc(String text, boolean whole) {
        return McSource.read("sendmail.mc", whole ? text : HEAD + text + MAILERS, includes());
    }

    /** What the check finds, a line each. */
    static String findings(String code, Audit audit) {
        return Auditor.named(code).orElseThrow().find(audit).stream()
                .map(finding -> line(finding) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Finding finding) {
        boolean ours = finding.place().path().matches("(sendmail|submit)\\.mc");
        int number = ours ? finding.place().line() - 1 : finding.place().line();
        return (number <= 0 ? finding.place().path() : finding.place().path() + ":" + number) + " "
                + finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.message();
    }

    /** The text of the mc block once the check's corrections are made, or nothing if there are none. */
    static Optional<String> fixed(String code, List<AuditPage.Block> blocks, String profile, String build) {
        List<AuditPage.Block> now = blocks;
        for (int round = 0; round < 20; round++) {
            Audit audit = of(now, profile, build);
            Optional<Fix> fix = Auditor.named(code).orElseThrow().find(audit).stream()
                    .flatMap(finding -> finding.fix().stream())
                    .findFirst();
            if (fix.isEmpty()) {
                return round == 0
                        ? Optional.empty()
                        : now.stream()
                                .filter(block -> block.words().get(0).matches("mc|submit"))
                                .map(AuditPage.Block::text)
                                .findFirst();
            }
            Configuration changed = audit.configurations().stream()
                    .filter(c -> c.path().equals(fix.get().path()))
                    .findFirst()
                    .orElseThrow();
            String text =
                    Edit.apply(changed.mc().orElseThrow().text(), fix.get().edits());
            if (text.equals(changed.mc().orElseThrow().text())) {
                return Optional.empty();
            }
            String body = text.substring(text.indexOf('\n') + 1).replace(MAILERS, "");
            now = with(now, body);
        }
        throw new AssertionError(code + ": the corrections do not come to an end");
    }

    /** The blocks with another text of the mc. */
    static List<AuditPage.Block> with(List<AuditPage.Block> blocks, String body) {
        return blocks.stream()
                .map(block ->
                        block.words().get(0).matches("mc|submit") ? new AuditPage.Block(block.words(), body) : block)
                .toList();
    }

    /** "-rw-r--r-- root root /etc/mail/access [-> target] [time=N] [acl] [links=N]". */
    private static void listed(Map<String, FileFact> files, String line) {
        String[] words = line.strip().split("\\s+");
        String path = words[3];
        parents(files, path);
        FileFact.Kind kind = FileFact.Kind.MISSING;
        for (FileFact.Kind each : FileFact.Kind.values()) {
            kind = each.letter() == words[0].charAt(0) ? each : kind;
        }
        long time = 1000;
        int links = 1;
        boolean acl = false;
        Optional<String> target = Optional.empty();
        for (int i = 4; i < words.length; i++) {
            time = words[i].startsWith("time=") ? Long.parseLong(words[i].substring(5)) : time;
            links = words[i].startsWith("links=") ? Integer.parseInt(words[i].substring(6)) : links;
            acl |= words[i].equals("acl");
            target = words[i].equals("->") ? Optional.of(words[i + 1]) : target;
        }
        Optional<String> text = Optional.ofNullable(files.get(path)).flatMap(FileFact::text);
        files.put(
                path,
                new FileFact(
                        path,
                        kind,
                        mode(words[0]),
                        id(words[1], PASSWD),
                        id(words[2], GROUP),
                        links,
                        time,
                        target,
                        acl,
                        text));
    }

    private static int id(String name, String table) {
        return table.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToInt(line -> Integer.parseInt(line.split(":")[2]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    private static int mode(String letters) {
        int mode = 0;
        for (int i = 1; i < letters.length(); i++) {
            char c = letters.charAt(i);
            mode = mode * 2 + ("-ST".indexOf(c) >= 0 ? 0 : 1);
        }
        mode |= "sS".indexOf(letters.charAt(Math.min(3, letters.length() - 1))) >= 0 ? 04000 : 0;
        mode |= letters.length() > 6 && "sS".indexOf(letters.charAt(6)) >= 0 ? 02000 : 0;
        return mode | (letters.length() > 9 && "tT".indexOf(letters.charAt(9)) >= 0 ? 01000 : 0);
    }

    private static void text(Map<String, FileFact> files, String path, String text) {
        parents(files, path);
        FileFact old = files.get(path);
        files.put(
                path,
                old == null
                        ? new FileFact(
                                path,
                                FileFact.Kind.FILE,
                                0644,
                                0,
                                0,
                                1,
                                1000,
                                Optional.empty(),
                                false,
                                Optional.of(text))
                        : new FileFact(
                                path,
                                old.kind(),
                                old.mode(),
                                old.uid(),
                                old.gid(),
                                old.links(),
                                old.modified(),
                                old.target(),
                                old.aclWriters(),
                                Optional.of(text)));
    }

    private static void parents(Map<String, FileFact> files, String path) {
        for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = slash == 0 ? "/" : path.substring(0, slash);
            files.putIfAbsent(
                    parent,
                    new FileFact(
                            parent,
                            FileFact.Kind.DIRECTORY,
                            0755,
                            0,
                            0,
                            2,
                            1000,
                            Optional.empty(),
                            false,
                            Optional.empty()));
        }
    }

    /** "PATH CONTENT [closed] [damage]". */
    private static void map(Map<String, FileFact> files, Map<String, MapFact> maps, String line) {
        String[] words = line.strip().split("\\s+", 3);
        String rest = words.length < 3 ? "" : words[2];
        boolean closed = rest.startsWith("closed ");
        listed(files, "-rw-r--r-- root root " + words[0]);
        maps.put(words[0], new MapFact(words[0], words[1], !closed, closed ? rest.substring(7) : rest));
    }

    /** "PATH TYPE key=value…"; days=N counts from now. */
    private static void key(Map<String, KeyFact> keys, String line) {
        String[] words = line.strip().split("\\s+");
        Map<String, String> values = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            values.put(words[i].substring(0, Math.max(0, equals)), words[i].substring(equals + 1));
        }
        keys.put(
                words[0],
                new KeyFact(
                        words[0],
                        words[1],
                        values.getOrDefault("algorithm", "RSA"),
                        Integer.parseInt(values.getOrDefault("bits", "3072")),
                        values.getOrDefault("signature", "SHA256withRSA"),
                        NOW - 86_400,
                        NOW + 86_400 * Long.parseLong(values.getOrDefault("days", "200")),
                        List.of(values.getOrDefault("names", "mx.example.com").split(",")),
                        values.getOrDefault("public", ""),
                        values.containsKey("encrypted")));
    }
}
