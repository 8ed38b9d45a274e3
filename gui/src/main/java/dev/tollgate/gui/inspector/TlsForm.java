package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.TlsRequirement.Level;
import dev.tollgate.model.entry.value.TlsRequirement.Prefix;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a TLS session must have.
 *
 * @param bits the least cipher strength as typed; empty for none
 * @param extensions what the certificate must carry
 */
public record TlsForm(Prefix prefix, Level level, String bits, List<Extension> extensions) implements ValueForm {
    /** A verified certificate and nothing else. */
    public static final TlsForm START = new TlsForm(Prefix.NONE, Level.VERIFY, "", List.of());

    public TlsForm {
        extensions = List.copyOf(extensions);
    }

    /**
     * One demand on the certificate.
     *
     * @param value in sendmail's encoding; empty for the peer's own name as CN
     */
    public record Extension(Subject subject, String value) {}

    static TlsForm of(TlsRequirement requirement) {
        return new TlsForm(
                requirement.prefix(),
                requirement.level(),
                requirement.bits().isPresent()
                        ? Integer.toString(requirement.bits().getAsInt())
                        : "",
                requirement.extensions().stream()
                        .map(extension -> new Extension(extension.subject(), extension.value()))
                        .toList());
    }

    /** The same with another way to report a failure. */
    public TlsForm with(Prefix other) {
        return new TlsForm(other, level, bits, extensions);
    }

    /** The same with another demand on the session. */
    public TlsForm with(Level other) {
        return new TlsForm(prefix, other, bits, extensions);
    }

    /** The same with another strength. */
    public TlsForm withBits(String other) {
        return new TlsForm(prefix, level, other.strip(), extensions);
    }

    /** The same with one more demand on the certificate. */
    public TlsForm plus(Extension extension) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(extension);
        return new TlsForm(prefix, level, bits, more);
    }

    /** The same with another demand at {@code index}. */
    public TlsForm withExtension(int index, Extension extension) {
        List<Extension> changed = new ArrayList<>(extensions);
        changed.set(index, extension);
        return new TlsForm(prefix, level, bits, changed);
    }

    /** The same without the demand at {@code index}. */
    public TlsForm without(int index) {
        List<Extension> fewer = new ArrayList<>(extensions);
        fewer.remove(index);
        return new TlsForm(prefix, level, bits, fewer);
    }

    @Override
    public Optional<String> lacking() {
        // Only a CN without a value means something: the name of the peer itself.
        return extensions.stream()
                .filter(extension ->
                        extension.subject() != Subject.CN && extension.value().isBlank())
                .findFirst()
                .map(extension ->
                        Texts.of("form.lacking.tls." + extension.subject().name()));
    }

    @Override
    public String value() {
        StringBuilder text = new StringBuilder();
        if (prefix != Prefix.NONE) {
            text.append(prefix).append('+');
        }
        text.append(level);
        if (!bits.isEmpty()) {
            text.append(':').append(bits);
        }
        String separator = "+";
        for (Extension extension : extensions) {
            text.append(separator).append(extension.subject().name());
            if (!extension.value().isEmpty()) {
                text.append(':').append(extension.value());
            }
            separator = "++";
        }
        return text.toString();
    }
}
