package dev.tollgate.cli.ca.option;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.dn.Attribute;
import dev.tollgate.model.dn.AttributeTypes;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.NameSyntaxException;
import dev.tollgate.model.dn.OneLineParser;
import dev.tollgate.model.dn.RelativeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A subject, as one line or attribute by attribute. */
public final class SubjectOptions {
    @Option(
            names = "--subject",
            paramLabel = "DN",
            description = "The name in sendmail's form, as in /C=US/O=Acme/CN=Acme+20Mail+20CA.")
    private @Nullable String line;

    @Option(names = "--c", paramLabel = "CC", description = "Country, two letters.")
    private @Nullable String country;

    @Option(names = "--st", paramLabel = "STATE", description = "State or province.")
    private @Nullable String state;

    @Option(names = "--l", paramLabel = "PLACE", description = "Locality.")
    private @Nullable String place;

    @Option(names = "--o", paramLabel = "NAME", description = "Organization.")
    private @Nullable String organisation;

    @Option(names = "--ou", paramLabel = "NAME", description = "Organizational unit.")
    private @Nullable String unit;

    @Option(names = "--cn", paramLabel = "NAME", description = "Common name.")
    private @Nullable String commonName;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "E-mail address.")
    private @Nullable String email;

    /** The name that was given, if one was. */
    public Optional<DistinguishedName> name() {
        List<RelativeName> names = new ArrayList<>();
        add(names, "C", country);
        add(names, "ST", state);
        add(names, "L", place);
        add(names, "O", organisation);
        add(names, "OU", unit);
        add(names, "CN", commonName);
        add(names, "emailAddress", email);
        String text = line;
        if (text == null) {
            return names.isEmpty() ? Optional.empty() : Optional.of(new DistinguishedName(names));
        }
        if (!names.isEmpty()) {
            throw Problem.usage("--subject and single attributes cannot be used together", "use one of them");
        }
        try {
            return Optional.of(canonical(OneLineParser.parseEncoded(Shown.bytes(text))));
        } catch (NameSyntaxException e) {
            throw Problem.usage(
                    "--subject " + text + ": " + e.getMessage(), "write it as in /C=US/O=Acme/CN=Acme+20Mail+20CA");
        }
    }

    private static DistinguishedName canonical(DistinguishedName name) {
        return new DistinguishedName(name.relativeNames().stream()
                .map(relative -> new RelativeName(relative.attributes().stream()
                        .map(attribute -> new Attribute(AttributeTypes.shortName(attribute.type()), attribute.value()))
                        .toList()))
                .toList());
    }

    private static void add(List<RelativeName> names, String type, @Nullable String value) {
        if (value != null) {
            names.add(RelativeName.of(type, Shown.bytes(value)));
        }
    }
}
