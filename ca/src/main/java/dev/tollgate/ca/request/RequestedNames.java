package dev.tollgate.ca.request;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.files.failure.Failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The alternative names of a request: hosts, addresses, mailboxes and URIs after the rules of {@code --san}. */
final class RequestedNames {
    private RequestedNames() {}

    /**
     * The names that the request's attributes ask for.
     *
     * @param remarks gets a sentence for whatever is left out
     */
    static Optional<GeneralNames> of(Attribute[] attributes, List<String> remarks) throws CaException {
        List<Extension> asked = new ArrayList<>();
        List<ASN1Sequence> requests = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (PKCSObjectIdentifiers.pkcs_9_at_extensionRequest.equals(attribute.getAttrType())) {
                for (ASN1Encodable value : attribute.getAttributeValues()) {
                    requests.add(ASN1Sequence.getInstance(value));
                }
            }
        }
        if (requests.size() > 1) {
            throw bad("the request asks for extensions twice", "programs disagree on which one counts");
        }
        for (ASN1Sequence request : requests) {
            for (ASN1Encodable extension : request) {
                asked.add(Extension.getInstance(extension));
            }
        }
        List<Extension> names = asked.stream()
                .filter(extension -> Extension.subjectAlternativeName.equals(extension.getExtnId()))
                .toList();
        if (names.size() > 1) {
            throw bad("the request has alternative names twice", "programs disagree on which ones count");
        }
        if (asked.size() > names.size()) {
            remarks.add(
                    "the other extensions that it asks for are left out: the authority decides on purpose and usage");
        }
        return names.isEmpty() ? Optional.empty() : checked(names.get(0), remarks);
    }

    private static Optional<GeneralNames> checked(Extension extension, List<String> remarks) throws CaException {
        GeneralName[] asked =
                GeneralNames.getInstance(extension.getParsedValue()).getNames();
        if (asked.length > AlternativeNames.MOST) {
            throw bad(
                    asked.length + " alternative names are more than the " + AlternativeNames.MOST
                            + " that fit a certificate",
                    "ask for several requests, or for a wildcard");
        }
        List<GeneralName> names = new ArrayList<>();
        int left = 0;
        for (GeneralName name : asked) {
            Optional<GeneralName> checked = AlternativeNames.again(name);
            checked.ifPresent(names::add);
            left += checked.isPresent() ? 0 : 1;
        }
        if (left > 0) {
            remarks.add(
                    left + " alternative names are left out: they are neither hosts, addresses, mailboxes nor URIs");
        }
        return AlternativeNames.together(names);
    }

    private static CaException bad(String problem, String help) {
        return new CaException(Kind.BAD_DATA, problem, help);
    }
}
