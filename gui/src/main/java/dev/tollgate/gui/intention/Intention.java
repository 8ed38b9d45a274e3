package dev.tollgate.gui.intention;

import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.ActionForm.Choice;
import dev.tollgate.gui.inspector.NumberForm;
import dev.tollgate.gui.inspector.TlsForm;
import dev.tollgate.gui.inspector.TlsForm.Extension;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.Locale;

/** What an administrator wants of sendmail, and the tag and value that say so. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Intention {
    REFUSE_CLIENT(Group.CLIENTS, Tag.CONNECT, action(Choice.REJECT)),
    ACCEPT_CLIENT(Group.CLIENTS, Tag.CONNECT, action(Choice.OK)),
    LIMIT_RATE(Group.CLIENTS, Tag.CLIENT_RATE, new NumberForm(ValueKind.LIMIT, "")),
    LIMIT_OPEN(Group.CLIENTS, Tag.CLIENT_CONN, new NumberForm(ValueKind.LIMIT, "")),
    GREET_LATER(Group.CLIENTS, Tag.GREET_PAUSE, new NumberForm(ValueKind.PAUSE, "5000")),
    RELAY_NETWORK(Group.RELAYING, Tag.CONNECT, action(Choice.RELAY)),
    RELAY_DOMAIN(Group.RELAYING, Tag.TO, action(Choice.RELAY)),
    RELAY_HOLDER(Group.RELAYING, Tag.CERT_SUBJECT, ValueForm.empty(ValueKind.CERT_SUBJECT)),
    RELAY_ISSUER(Group.RELAYING, Tag.CERT_ISSUER, ValueForm.empty(ValueKind.CERT_ISSUER)),
    REFUSE_SENDER(Group.MAIL, Tag.FROM, action(Choice.REJECT)),
    ACCEPT_SENDER(Group.MAIL, Tag.FROM, action(Choice.OK)),
    HOLD_SENDER(Group.MAIL, Tag.FROM, action(Choice.QUARANTINE)),
    REFUSE_RECIPIENT(Group.MAIL, Tag.TO, action(Choice.ERROR)),
    TLS_TO(Group.TLS, Tag.TLS_SRV, TlsForm.START.plus(new Extension(Subject.CN, ""))),
    TLS_FROM(Group.TLS, Tag.TLS_CLT, TlsForm.START),
    NO_TLS(Group.TLS, Tag.TRY_TLS, ValueForm.empty(ValueKind.TRY_TLS)),
    LOG_IN(Group.SESSIONS, Tag.AUTH_INFO, ValueForm.empty(ValueKind.CREDENTIALS)),
    OFFER_LESS(Group.SESSIONS, Tag.SRV_FEATURES, ValueForm.empty(ValueKind.SERVER_FEATURES)),
    OTHER(Group.SESSIONS, Tag.FROM, action(Choice.REJECT));

    private final Group group;
    private final Tag tag;
    // Forms are values, though their type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ValueForm form;

    Intention(Group group, Tag tag, ValueForm form) {
        this.group = group;
        this.tag = tag;
        this.form = form;
    }

    /** What an intention is about. */
    public enum Group {
        CLIENTS,
        RELAYING,
        MAIL,
        TLS,
        SESSIONS;

        /** Its name, for people. */
        public String title() {
            return Texts.of("intention.group." + name().toLowerCase(Locale.ROOT));
        }
    }

    private static ValueForm action(Choice choice) {
        return new ActionForm(Choice.REJECT, "", "", "").with(choice);
    }

    /** What it is about. */
    public Group group() {
        return group;
    }

    /** The tag that says it. */
    public Tag tag() {
        return tag;
    }

    /** The value that says it, or as much of it as can be known. */
    public ValueForm form() {
        return form;
    }

    /** It in a few words. */
    public String title() {
        return Texts.of("intention.title." + word());
    }

    /** It in a sentence. */
    public String sentence() {
        return Texts.of("intention.what." + word());
    }

    /** What its key looks like. */
    public String keyPrompt() {
        return Texts.of("intention.key." + word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
