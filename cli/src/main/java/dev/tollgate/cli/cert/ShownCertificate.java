package dev.tollgate.cli.cert;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shown;
import java.io.IOException;

/** A certificate on the terminal, or in JSON. */
public final class ShownCertificate {
    private ShownCertificate() {}

    /** Prints {@code view} for people. */
    public static void text(Output out, CertificateView view) {
        out.line("${cert_subject}  " + view.names().certSubject());
        out.line("${cert_issuer}   " + view.names().certIssuer());
        out.line("${cn_subject}    " + view.names().cnSubject());
        out.line("${cn_issuer}     " + view.names().cnIssuer());
        out.line("subject          " + Shown.line(view.subject()));
        out.line("issuer           " + Shown.line(view.issuer()));
        out.line("serial           " + view.serial());
        out.line("valid            " + view.notBefore() + " to " + view.notAfter());
        out.line("for              "
                + (view.authority() ? "an authority" : view.purpose().isEmpty() ? "anything" : view.purpose()));
        if (!view.alternativeNames().isEmpty()) {
            out.line("names            " + Shown.line(String.join(", ", view.alternativeNames())));
        }
        out.line("sha256           " + view.sha256());
        view.defects().forEach(defect -> out.line("defect           " + Shown.line(defect)));
    }

    /** Prints {@code view} as a JSON document. */
    public static void json(Console console, CertificateView view) throws IOException {
        Json.print(console, document -> write(document, view));
    }

    /** Writes {@code view} as a JSON object. */
    public static void write(JsonGenerator document, CertificateView view) throws IOException {
        document.writeStartObject();
        writeFields(document, view);
        document.writeEndObject();
    }

    /** Writes the fields of {@code view} into the object that is open. */
    public static void writeFields(JsonGenerator document, CertificateView view) throws IOException {
        document.writeStringField("certSubject", view.names().certSubject());
        document.writeStringField("certIssuer", view.names().certIssuer());
        document.writeStringField("cnSubject", view.names().cnSubject());
        document.writeStringField("cnIssuer", view.names().cnIssuer());
        document.writeStringField("subject", view.subject());
        document.writeStringField("issuer", view.issuer());
        document.writeStringField("serial", view.serial());
        document.writeStringField("notBefore", view.notBefore().toString());
        document.writeStringField("notAfter", view.notAfter().toString());
        document.writeBooleanField("authority", view.authority());
        document.writeStringField("purpose", view.purpose());
        document.writeArrayFieldStart("alternativeNames");
        for (String name : view.alternativeNames()) {
            document.writeString(name);
        }
        document.writeEndArray();
        document.writeStringField("sha256", view.sha256());
        document.writeArrayFieldStart("defects");
        for (String defect : view.defects()) {
            document.writeString(defect);
        }
        document.writeEndArray();
    }
}
