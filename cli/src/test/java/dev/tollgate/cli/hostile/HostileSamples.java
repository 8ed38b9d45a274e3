package dev.tollgate.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Run;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Good files of every kind, and authorities in whose folders bad ones are put. */
final class HostileSamples {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));
    private static final String CF = """
            V10/Berkeley
            Cwlocalhost mail.example.com
            CO @ % !
            C{Persistent_macros} a b
            Fw/nonexistent/local-host-names %[^\\#]
            FR-o /nonexistent/relay-domains
            Djmail.example.com
            DZ8.17.1
            Kaccess hash -T<TMPF> /etc/mail/access
            Kauthinfo hash /etc/mail/authinfo
            KCERTIssuer regex ^/C=US
            Ksum arith
            Kkeep macro
            O UseCompressedIPv6Addresses=true
            O OperatorChars=.:@!^/[]+
            O TLSSrvOptions=V
            Qmain, P=/var/spool/mqueue
            Mlocal, P=/bin/true, F=lA5, S=1, R=1, A=true $u
            Mesmtp, P=[IPC], F=mDFMuXa, A=TCP $h
            S1
            R$* < @ $=w . > $*\t$@ $1
            SBasic_check_relay
            R$*\t$: < $&{deliveryMode} > $1
            Scheck_rcpt
            R$* @ $*\t$: $(access To:$2 $: OK $) $(sum + $@ 1 $@ 2 $) $>1 $1
            RREJECT $*\t$#error $@ 5.7.1 $: "550 no"
            """;
    private static final String SUITE = """
            access: access
            features: [skip, lookupdotdomain]
            local-domains: [here.example]
            cases:
              - name: the scanners' network is refused
                phase: connect
                client-addr: 192.0.2.7
                expect: {decision: reject, code: 550, status: "5.7.1", line: 1}
              - {name: b, phase: rcpt, from: a@b.example, to: c@d.example, expect: {relay: false}}
            """;
    private static final String QUESTIONS = """
            {"phase":"rcpt","client-name":"a.example","client-addr":"10.1.2.3","from":"","to":["b@c.example"],"verify":"OK","cipher-bits":256}
            {"phase":"tls-client","cert-subject":"/CN=a+20b","cipher-bits":"40","client-addr":"IPv6:2001:db8::1"}
            {"phase":"client-rate","client-addr":"10.1.2.3"}
            """;

    private static final int LINES = 12;

    private final Path folder;
    private final Path samples;

    HostileSamples(Path folder) {
        this.folder = folder;
        samples = folder.resolve("samples");
    }

    /** Makes what {@code reader} needs. */
    void make(Reader reader) throws IOException {
        Files.createDirectory(samples);
        Files.writeString(folder.resolve("pass"), "a passphrase of some length\n");
        Files.writeString(folder.resolve("access"), "CertSubject:/CN=x\tRELAY\nTLS_Srv:x\tVERIFY+CN\n");
        boolean certificates = reader.compareTo(Reader.KEY) <= 0;
        if (certificates) {
            makeAuthorities();
            makeRequests();
            makeKeys();
        } else {
            makeTexts();
            makeMaps();
        }
    }

    private void makeAuthorities() throws IOException {
        String ca = folder + "/ca";
        for (String name : List.of("ca", "other", "locked", "theirs")) {
            Run.ok(("ca init --no-passphrase --ca " + folder + "/" + name + " --subject /C=US/O=A/CN=" + name)
                    .split(" "));
        }
        String issue = "ca issue --ca " + ca + " --out " + folder + "/out";
        Run.ok((issue + " --both h.example.com --san 10.1.2.3 --san jo@example.com").split(" "));
        Run.ok((issue + " --client lost").split(" "));
        Run.ok(("ca revoke --ca " + ca + " --cert " + folder + "/out/lost.crt --reason superseded").split(" "));
        Run.ok("ca", "crl", "--ca", ca);
        Run.ok("ca", "export-openssl", "--ca", ca);
        copy("out/h.example.com.crt", "certificate-plain");
        copy("ca/cacert.pem", "certificate-authority");
        copy("other/cacert.pem", "authority-own");
        copy("ca/crl.pem", "list-own");
        copy("ca/index.txt", "index-own");
        openssl("x509 -in samples/certificate-plain -outform DER -out samples/certificate-der");
    }

    private void copy(String from, String sample) throws IOException {
        Files.copy(folder.resolve(from), samples.resolve(sample));
    }

    private void makeRequests() {
        openssl(OpensslArguments.request(
                "samples/key-ec",
                "-out",
                "samples/request-ec",
                "-subj",
                "/O=x/CN=r.example.com",
                "-addext",
                "subjectAltName=DNS:a.example.com,IP:10.0.0.1,email:jo@example.com"));
        openssl("req -new -newkey rsa:2048 -nodes -keyout samples/key-rsa -out samples/request-rsa -outform DER"
                + " -subj /C=US/CN=s.example.com");
    }

    private void makeKeys() {
        openssl("rsa -in samples/key-rsa -traditional -out samples/key-old");
        openssl("rsa -in samples/key-rsa -traditional -aes128 -passout file:pass -out samples/key-oldlocked");
        openssl("pkcs8 -topk8 -in samples/key-ec -v2 aes256 -iter 1000 -passout file:pass -out samples/key-locked");
        openssl("pkcs8 -topk8 -in samples/key-ec -scrypt -scrypt_N 1024 -passout file:pass -out samples/key-scrypt");
        openssl("pkcs12 -export -in out/h.example.com.crt -inkey out/h.example.com.key -passout file:pass"
                + " -out samples/pkcs12-own");
    }

    private void openssl(String line) {
        openssl(line.split(" "));
    }

    private void openssl(String... arguments) {
        Native.Result made = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
        assertEquals(0, made.exit(), made.errText());
    }

    private void makeTexts() throws IOException {
        write("cf-own", CF);
        String mc = Files.readString(ROOT.resolve("samples/sendmail.mc"), StandardCharsets.ISO_8859_1);
        write("mc-sample", mc);
        write("mc-hardened", Files.readString(ROOT.resolve("samples/hardening.bad/sendmail.mc")));
        write("cf-sample", SendmailBt.cf(folder, mc));
        write("suite-own", SUITE);
        write("suite-sample", Files.readString(ROOT.resolve("samples/access.test.yaml")));
        write("questions-own", QUESTIONS);
        makeAccessTexts();
        write("access-good", Files.readString(ROOT.resolve("samples/access"), StandardCharsets.ISO_8859_1));
        Path host = Files.createDirectories(folder.resolve("host/etc/mail"));
        Files.writeString(host.resolve("sendmail.cf"), CF);
        Files.writeString(host.resolve("sendmail.mc"), mc);
        Files.writeString(host.resolve("aliases"), "root: jo\npostmaster: |/bin/prog, /var/file\n");
        write("facts-own", Run.ok("audit", "collect", "--root", folder + "/host"));
        write(
                "baseline-own",
                Run.of("audit", "--json", "--cf", samples + "/cf-own").out());
    }

    /** Many short ones: what is wrong with a line shows as well in a short text, and takes less time. */
    private void makeAccessTexts() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("samples/access.bad"), StandardCharsets.ISO_8859_1);
        for (int from = 0; from < lines.size(); from += LINES) {
            List<String> some = lines.subList(from, Math.min(from + LINES, lines.size()));
            write("access-" + (from == 0 ? "own" : from), String.join("\n", some) + "\n");
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(samples.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private void makeMaps() {
        String text = folder + "/samples/access-good";
        for (String type : List.of("hash", "btree", "cdb", "db185-hash", "db185-btree")) {
            String map = folder + "/made-" + type;
            Run.ok("build", "--force", "-t", type, "-o", map, text);
            String file = map + (type.equals("cdb") ? ".cdb" : ".db");
            try {
                Files.copy(Path.of(file), samples.resolve("map-" + type));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
