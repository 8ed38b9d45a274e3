package dev.tollgate.cli.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The commands that read a kind of file, beside the good files that {@link HostileSamples} made. */
final class HostileCommands {
    private final Path folder;
    private final String mutant;
    private final String access;

    HostileCommands(Path folder) {
        this.folder = folder;
        mutant = folder + "/mutant";
        access = folder + "/access";
    }

    /** A command, and what it is given on standard input. */
    record Command(String input, List<String> words) {}

    /** The EC key that signs what {@code reader} reads. */
    Path signingKey(Reader reader) {
        return folder.resolve(
                switch (reader) {
                    case REQUEST -> "samples/key-ec";
                    case LIST -> "ca/private/cakey.pem";
                    default -> "other/private/cakey.pem";
                });
    }

    /** The commands that read {@code bytes}, which are put where they look. */
    List<Command> of(Reader reader, byte[] bytes) throws IOException {
        Files.write(Path.of(mutant), bytes);
        Calls calls = new Calls();
        switch (reader) {
            case CERTIFICATE -> certificate(calls);
            case AUTHORITY -> {
                Files.write(folder.resolve("other/cacert.pem"), bytes);
                calls.add("ca", "show", "--ca", folder + "/other");
                calls.add("ca", "verify", "--ca", folder + "/other");
                calls.add("ca", "path", "--ca", folder + "/other", "--out", folder + "/links");
            }
            case REQUEST -> {
                String[] sign = {"ca", "sign", "--ca", folder + "/ca", "--csr", mutant, "--out", folder + "/signed"};
                calls.add(sign, "--force", "--replace");
                calls.add(sign, "--force", "--replace", "--purpose", "client");
            }
            case LIST -> {
                Files.write(folder.resolve("ca/crl.pem"), bytes);
                calls.add("ca", "verify", "--ca", folder + "/ca");
                calls.add("ca", "crl", "--ca", folder + "/ca");
            }
            case INDEX -> {
                clearLedger();
                Files.write(folder.resolve("theirs/index.txt"), bytes);
                calls.add("ca", "import-openssl", "--ca", folder + "/theirs", "--force");
                calls.add("ca", "list", "--ca", folder + "/theirs");
            }
            case PKCS12, KEY -> {
                calls.add("cert", "show", mutant);
                calls.add("probe", "--cert", certificate(), "--key-file", mutant, "127.0.0.1:1");
                Files.write(folder.resolve("locked/private/cakey.pem"), bytes);
                calls.add("ca", "crl", "--ca", folder + "/locked", "--passphrase-file", folder + "/pass");
            }
            case CF -> cf(calls);
            case MC -> {
                calls.add("site", "show", "--json", "--mc", mutant);
                calls.add("check", "--mc", mutant, access);
                calls.add("audit", "--json", "--mc", mutant);
                calls.add("audit", "--fix", "--diff", "--mc", mutant);
            }
            case SUITE -> {
                calls.add("test", "--json", mutant);
                calls.add("test", "--record", mutant);
            }
            case QUESTIONS -> calls.with(new String(bytes, StandardCharsets.ISO_8859_1), "trace", "--batch", access);
            case FACTS -> {
                calls.add("audit", "--json", "--facts", mutant);
                calls.add("audit", "--script", "--facts", mutant);
            }
            case BASELINE -> calls.add("audit", "--cf", folder + "/samples/cf-own", "--baseline", mutant);
            case ACCESS -> access(calls);
            case MAP -> {
                calls.add("stat", mutant);
                calls.add("verify", mutant);
                calls.add("dump", mutant);
                calls.add("lookup", mutant, "to:a.example");
                calls.add("diff", mutant, access);
                calls.add("trace", "connect", "--client-addr", "10.1.2.3", mutant);
            }
        }
        return calls.all;
    }

    private String certificate() {
        return folder + "/samples/certificate-plain";
    }

    private void certificate(Calls calls) {
        calls.add("cert", "show", mutant);
        calls.add("cert", "show", "--json", mutant);
        calls.add("cert", "entries", "--tls-srv", "x", mutant);
        calls.add("cert", "matches", "--access", access, mutant);
        calls.add("ca", "tlsa", "--ca", folder + "/ca", "--host", "h.example", "--cert", mutant);
        calls.add("ca", "show", "--ca", folder + "/ca", "--cert", mutant);
        calls.add("trace", "tls-client", "--cert", mutant, "--verify", "OK", access);
        calls.add("probe", "--trust", mutant, "127.0.0.1:1");
        calls.add("probe", "--cert", mutant, "--key-file", folder + "/samples/key-ec", "127.0.0.1:1");
    }

    private void cf(Calls calls) {
        calls.add("site", "show", "--cf", mutant);
        calls.add("audit", "--json", "--cf", mutant);
        calls.add("check", "--cf", mutant, access);
        calls.add("route", "jo@example.com", "--cf", mutant);
        calls.with(
                "3,0 jo@example.com\ncheck_rcpt jo@example.com\n/try esmtp jo@example.com\n=M\n", "bt", "-C", mutant);
        String[] trace = {"trace", "rcpt", "--client-addr", "10.1.2.3", "--from", "a@b.example", "--to", "c@d.example"};
        calls.add(trace, "--cf", mutant, "--rules", access);
        calls.add("audit-relay", "--cf", mutant, access);
    }

    private void access(Calls calls) {
        calls.add("check", "--sarif", mutant);
        calls.add("check", "--fix", "--diff", mutant);
        calls.add("audit-relay", mutant);
        calls.add("diff", "--decisions", mutant, folder + "/samples/access-own");
        calls.add("diff", "--decisions", access, mutant);
        calls.add("fmt", mutant);
        calls.add("build", "--force", mutant);
        calls.add("get", mutant, "To:example.com");
        calls.add("set", mutant, "To:example.com", "RELAY");
    }

    private void clearLedger() throws IOException {
        Path theirs = folder.resolve("theirs");
        try (var files = Files.walk(theirs)) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(each -> theirs.relativize(each).toString().startsWith("ledger"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Calls {
        private final List<Command> all = new ArrayList<>();

        void add(String... words) {
            all.add(new Command("", List.of(words)));
        }

        void add(String[] first, String... more) {
            List<String> words = new ArrayList<>(List.of(first));
            words.addAll(List.of(more));
            all.add(new Command("", words));
        }

        void with(String input, String... words) {
            all.add(new Command(input, List.of(words)));
        }
    }
}
