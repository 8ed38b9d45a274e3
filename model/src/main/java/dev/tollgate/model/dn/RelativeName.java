package dev.tollgate.model.dn;

import java.util.List;

/** A relative distinguished name: one attribute, or several at once (a multi-valued one) in the certificate's order. */
public record RelativeName(List<Attribute> attributes) {
    public RelativeName {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("a relative name has an attribute");
        }
    }

    /** A relative name of one attribute. */
    public static RelativeName of(String type, String value) {
        return new RelativeName(List.of(new Attribute(type, value)));
    }
}
