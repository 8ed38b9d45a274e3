package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.Credentials;
import dev.tollgate.model.entry.value.FeatureLetters;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.List;
import java.util.Optional;

/** A right-hand side taken apart. Forms are values: changing one gives another. */
public sealed interface ValueForm
        permits ActionForm,
                TlsForm,
                LettersForm,
                SessionForm,
                CredentialsForm,
                NumberForm,
                QueueGroupForm,
                CompatForm,
                WordForm,
                PresenceForm,
                TextForm {
    /** The right-hand side that says this, as the file holds it. */
    String value();

    /**
     * What is odd about the fields beyond what the rules find in the line.
     *
     * @param queueGroups those of the site; empty when they are not known
     */
    default List<String> remarks(List<String> queueGroups) {
        return List.of();
    }

    /** What is still needed before this is a value, for people; empty when nothing is. */
    default Optional<String> lacking() {
        return value().isBlank() ? Optional.of(Texts.of("form.lacking.value")) : Optional.empty();
    }

    /**
     * The form for {@code entry}'s tag, filled with what its value says; a value that does not follow the tag's grammar
     * is shown as text.
     */
    static ValueForm of(Entry entry) {
        ValueKind kind = entry.tag().valueKind();
        Optional<Value> value = entry.validValue();
        return switch (kind) {
            case ACTION -> ActionForm.of(entry.right(), value);
            case TLS_REQUIREMENT ->
                value.map(TlsRequirement.class::cast)
                        .<ValueForm>map(TlsForm::of)
                        .orElseGet(() -> new TextForm(kind, entry.right()));
            case SERVER_FEATURES, CLIENT_FEATURES ->
                value.map(FeatureLetters.class::cast)
                        .<ValueForm>map(letters -> LettersForm.of(kind, letters))
                        .orElseGet(() -> new TextForm(kind, entry.right()));
            case CREDENTIALS ->
                value.map(Credentials.class::cast)
                        .<ValueForm>map(CredentialsForm::of)
                        .orElseGet(CredentialsForm::empty);
            case LIMIT, PAUSE -> new NumberForm(kind, entry.right());
            case TRY_TLS, STS, CERT_ISSUER, CERT_SUBJECT, SPAM, CUSTOM ->
                new WordForm(kind, value.map(Value::canonical).orElse(entry.right()), WordForm.wordsOf(kind));
            case SESSION_FEATURES -> SessionForm.of(entry.right());
            case QUEUE_GROUP -> new QueueGroupForm(entry.right());
            case COMPAT -> CompatForm.of(entry.right(), value);
            case PRESENCE -> new PresenceForm(entry.right());
        };
    }

    /** An empty form for {@code kind}, for an entry whose value is to be written anew. */
    static ValueForm empty(ValueKind kind) {
        return switch (kind) {
            case ACTION -> new ActionForm(ActionForm.Choice.REJECT, "", "", "");
            case TLS_REQUIREMENT -> TlsForm.START;
            case SERVER_FEATURES, CLIENT_FEATURES -> LettersForm.of(kind, new FeatureLetters(List.of()));
            case CREDENTIALS -> CredentialsForm.empty();
            case LIMIT, PAUSE -> new NumberForm(kind, "");
            case TRY_TLS, STS, CERT_ISSUER, CERT_SUBJECT, SPAM, CUSTOM ->
                new WordForm(kind, WordForm.wordsOf(kind).get(0), WordForm.wordsOf(kind));
            case SESSION_FEATURES -> new SessionForm(List.of());
            case QUEUE_GROUP -> new QueueGroupForm("");
            case COMPAT -> new CompatForm(CompatForm.Choice.DISCARD, "", "");
            case PRESENCE -> PresenceForm.START;
        };
    }
}
