package dev.tollgate.gui.certificate;

import dev.tollgate.ca.request.CheckedRequest;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.source.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What somebody has to see of a request before it is signed. */
final class ShownRequest {
    private ShownRequest() {}

    /** Subject, names, purpose and key of {@code request}, and what of it is not going to be signed, one line each. */
    static String of(CheckedRequest request) {
        List<String> lines = new ArrayList<>(List.of(
                Texts.of("certificate.asked.subject", VisibleText.of(request.shownSubject())),
                Texts.of(
                        "certificate.asked.names",
                        request.shownNames().isEmpty()
                                ? Texts.of("certificate.asked.none")
                                : VisibleText.of(String.join(", ", request.shownNames()))),
                Texts.of(
                        "certificate.asked.purpose",
                        Texts.of("purpose." + request.purpose().word())),
                Texts.of("certificate.asked.key", request.keyKind())));
        request.remarks().forEach(remark -> lines.add(VisibleText.of(remark)));
        return String.join("\n", lines);
    }
}
