package dev.tollgate.cli.ca;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.RequestSigning;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.request.CheckedRequest;
import dev.tollgate.ca.request.RequestReader;
import dev.tollgate.cli.ca.option.ForceOption;
import dev.tollgate.cli.ca.option.ReplaceOption;
import dev.tollgate.cli.ca.option.ValidityOptions;
import dev.tollgate.cli.ca.option.WaitOption;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.store.environment.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollgate ca sign}. */
@Command(
        name = "sign",
        description = "Sign a certificate request: its subject, key and alternative names, nothing else. They are "
                + "checked by the rules of ca issue, encoded again and shown. On a terminal you are asked to confirm.",
        footer = {
            "",
            "A request is refused if a name in it is not what it seems (control characters, letters of several "
                    + "alphabets,",
            "a wildcard for other people's hosts), if a certificate with another key has its subject, or if its "
                    + "key is weak or",
            "was revoked as compromised.",
            "",
            "Example:",
            "  tollgate ca sign --ca /etc/mail/CA --csr branch.csr --out branch.crt"
        })
final class CaSign extends AuthorityTask {
    @Option(names = "--csr", paramLabel = "FILE", required = true, description = "The request (PKCS #10).")
    private Path request;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The certificate.")
    private Path out;

    @Option(
            names = "--purpose",
            paramLabel = "WHAT",
            defaultValue = "both",
            description = "server, client or both: ${DEFAULT-VALUE}.")
    private Purpose purpose;

    @Mixin
    private ValidityOptions validity;

    @Mixin
    private ForceOption force;

    @Mixin
    private ReplaceOption replace;

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws IOException {
        Instant now = operator().now();
        CheckedRequest checked = RequestReader.read(request, purpose);
        Validity time = validity.validity(now);
        boolean signed;
        try (CertificateAuthority authority = wait.patiently(() -> open(Store.Access.WRITE))) {
            signed = RequestSigning.sign(
                    authority,
                    checked,
                    time,
                    asked -> isWanted(asked, time),
                    out,
                    new HostCertificates.Manner(force.existing(), replace.sameSubject()));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (!signed) {
            console().warn("nothing was signed");
            return ExitCode.NO;
        }
        console().out().line(out.toString());
        return ExitCode.OK;
    }

    /** Shows what is going to be signed; a person at a terminal is asked, a script has read the request itself. */
    private boolean isWanted(CheckedRequest asked, Validity time) {
        Output err = console().err();
        err.line("subject   " + Shown.line(asked.shownSubject()));
        err.line("names     " + Shown.line(String.join(", ", asked.shownNames())));
        err.line("key       " + asked.keyKind());
        err.line("for       "
                + (asked.purpose() == Purpose.BOTH
                        ? "server and client"
                        : asked.purpose().word()));
        err.line("valid     " + time.notBefore() + " to " + time.notAfter() + ", or to the authority's own end");
        asked.remarks().forEach(console()::warn);
        if (yes || !console().isTerminal(Console.Stream.IN)) {
            return true;
        }
        try {
            return console().confirms("Sign this?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
