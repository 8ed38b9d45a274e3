package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a TLS session must have (cf/README, "TLS_Srv/TLS_Clt/TLS_Rcpt").
 *
 * @param prefix how a failure is reported
 * @param level whether the peer's certificate must be verified, too
 * @param bits the least cipher strength; empty when none is asked for
 * @param extensions what the certificate must carry, in order
 */
public record TlsRequirement(Prefix prefix, Level level, OptionalInt bits, List<Extension> extensions)
        implements Value {
    public TlsRequirement {
        extensions = List.copyOf(extensions);
    }

    /** The failure's kind. */
    public enum Prefix {
        /** The site's default: temporary unless TLS_PERM_ERR is set. */
        NONE,
        /** {@code TEMP+}: a temporary failure. */
        TEMP,
        /** {@code PERM+}: a permanent failure. */
        PERM
    }

    /** What is asked of the session. */
    public enum Level {
        /** A verified certificate. */
        VERIFY,
        /** Encryption alone. */
        ENCR
    }

    /** What an extension looks at. */
    public enum Subject {
        /** The certificate's common name; without a value it must be the peer's own name. */
        CN,
        /** The certificate's subject. */
        CS,
        /** The certificate's issuer. */
        CI,
        /** The entry {@code value:issuer} in the access file must be OK. */
        CITag
    }

    /**
     * One {@code +} extension.
     *
     * @param value what must be found, in sendmail's encoding; empty for a bare CN
     * @param span where it stands in the line
     */
    public record Extension(Subject subject, String value, Span span) {
        /** The extension without its {@code +} or {@code ++}. */
        public String canonical() {
            return value.isEmpty() ? subject.name() : subject.name() + ":" + value;
        }
    }

    @Override
    public String canonical() {
        StringBuilder text = new StringBuilder();
        if (prefix != Prefix.NONE) {
            text.append(prefix).append('+');
        }
        text.append(level);
        bits.ifPresent(number -> text.append(':').append(number));
        String separator = "+";
        for (Extension extension : extensions) {
            text.append(separator).append(extension.canonical());
            separator = "++";
        }
        return text.toString();
    }
}
