package dev.tollgate.cli.probe;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.probe.ProbedPolicy;
import dev.tollgate.ca.probe.Proposal;
import dev.tollgate.ca.probe.SmtpProbe;
import dev.tollgate.cli.cert.ShownCertificate;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.cli.output.VerdictJson;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a probe found, for people and in JSON. */
final class ProbeReport {
    private ProbeReport() {}

    static void text(Output out, ProbeCommand.Finding finding, List<String> recipients, @Nullable String access) {
        SmtpProbe.Answer answer = finding.answer();
        out.line("server           " + finding.host() + " [" + answer.address() + "]");
        out.line("greeting         " + answer.greeting());
        answer.session().ifPresent(session -> {
            out.line("protocol         " + session.protocol());
            out.line("cipher           " + session.cipher() + ", " + session.bits() + " bits");
        });
        out.line("verify           " + answer.verify() + (answer.reason().isEmpty() ? "" : ": " + answer.reason()));
        answer.session().ifPresent(session -> {
            for (CertificateView view : session.chain()) {
                out.line("");
                ShownCertificate.text(out, view);
            }
        });
        if (access != null) {
            out.line("");
            Deque<String> rest = new ArrayDeque<>(recipients);
            for (Verdict verdict : finding.verdicts()) {
                String about = verdict.phase() == Phase.TLS_RCPT ? " " + rest.pop() : "";
                out.line(verdict.phase().option() + about + ": " + outcome(verdict) + by(access, verdict.matched()));
            }
        }
        for (Proposal proposal : finding.proposals()) {
            out.line("");
            out.line("# " + proposal.remark());
            out.line(proposal.entry());
        }
    }

    private static String outcome(Verdict verdict) {
        if (verdict.reply() != null) {
            return verdict.decision().word() + ", " + Shown.line(String.valueOf(verdict.reply()));
        }
        return ProbedPolicy.passes(verdict) ? "accept" : verdict.decision().word();
    }

    private static String by(String access, @Nullable Hit hit) {
        if (hit == null) {
            return "; no entry applies";
        }
        return "; by " + (hit.line() > 0 ? access + ":" + hit.line() : access) + "   "
                + Shown.line(hit.key() + " " + hit.value());
    }

    static void json(JsonGenerator document, ProbeCommand.Finding finding) throws IOException {
        SmtpProbe.Answer answer = finding.answer();
        document.writeStartObject();
        document.writeStringField("host", finding.host());
        document.writeStringField("address", answer.address());
        document.writeStringField("greeting", answer.greeting());
        document.writeStringField("verify", answer.verify());
        document.writeStringField("reason", answer.reason());
        SmtpProbe.TlsSession session = answer.session().orElse(null);
        Json.nullable(document, "protocol", session == null ? null : session.protocol());
        Json.nullable(document, "cipher", session == null ? null : session.cipher());
        document.writeNumberField("bits", session == null ? 0 : session.bits());
        document.writeArrayFieldStart("chain");
        if (session != null) {
            for (CertificateView view : session.chain()) {
                ShownCertificate.write(document, view);
            }
        }
        document.writeEndArray();
        document.writeArrayFieldStart("verdicts");
        for (Verdict verdict : finding.verdicts()) {
            VerdictJson.write(document, verdict);
        }
        document.writeEndArray();
        Json.nullable(
                document,
                "entry",
                finding.proposals().isEmpty()
                        ? null
                        : finding.proposals().get(0).entry());
        document.writeArrayFieldStart("proposals");
        for (Proposal proposal : finding.proposals()) {
            document.writeStartObject();
            document.writeStringField("entry", proposal.entry());
            document.writeStringField("remark", proposal.remark());
            document.writeEndObject();
        }
        document.writeEndArray();
        document.writeEndObject();
    }
}
