package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.dn.Attribute;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.RelativeName;
import dev.tollgate.model.dn.Xtext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The subject of a host's or client's certificate: its CN is the name by which the other side looks it up. */
public final class HostSubject {
    /** What the hosts of one organization have in common. */
    private static final Set<String> COMMON = Set.of("C", "ST", "L", "O", "DC");

    private HostSubject() {}

    /** The subject for {@code name}: the place and organization of the authority, and the CN. */
    public static DistinguishedName below(DistinguishedName authority, String name) {
        List<RelativeName> names = new ArrayList<>();
        for (RelativeName relative : authority.relativeNames()) {
            if (relative.attributes().stream().map(Attribute::type).allMatch(COMMON::contains)) {
                names.add(relative);
            }
        }
        names.add(RelativeName.of("CN", name));
        return new DistinguishedName(names);
    }

    /**
     * {@code subject} with the CN {@code name}.
     *
     * @throws CaException when its CN is another one: {@code CN} in a requirement compares it with the host's name
     */
    public static DistinguishedName withName(DistinguishedName subject, String name) throws CaException {
        Optional<String> present = subject.commonName();
        if (present.isEmpty()) {
            List<RelativeName> names = new ArrayList<>(subject.relativeNames());
            names.add(RelativeName.of("CN", name));
            return new DistinguishedName(names);
        }
        if (!present.get().equalsIgnoreCase(name)) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "the subject's CN is '" + Xtext.encode(present.get()) + "', but the host is " + Quoted.of(name)
                            + ": a requirement with CN would reject it",
                    "leave the CN out of the subject, or make them equal");
        }
        return subject;
    }

    /**
     * A host's fully qualified name, in ASCII.
     *
     * @throws CaException when it is not one
     */
    public static String qualified(String host) throws CaException {
        String name = AlternativeNames.host(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        if (!name.contains(".") || name.startsWith("*")) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    Quoted.of(host) + " is not a fully qualified host name",
                    "sendmail compares the CN with the full host name, as in mail.example.com");
        }
        return name;
    }
}
