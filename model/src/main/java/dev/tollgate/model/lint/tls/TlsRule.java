package dev.tollgate.model.lint.tls;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import java.util.Set;

/** A rule about the values of TLS_Srv:, TLS_Clt: and TLS_Rcpt:. */
interface TlsRule extends EntryRule {
    /** What sendmail does with everything that is not exactly a requirement. */
    String OPEN = "sendmail takes it as no requirement and accepts every session";

    @Override
    default Set<Tag> tags() {
        return Set.of(Tag.TLS_SRV, Tag.TLS_CLT, Tag.TLS_RCPT);
    }
}
