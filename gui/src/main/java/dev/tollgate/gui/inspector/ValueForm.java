package dev.tollgate.gui.inspector;

import dev.tollgate.model.entry.Credentials;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.FeatureLetters;
import dev.tollgate.model.entry.TlsRequirement;
import dev.tollgate.model.entry.Value;
import dev.tollgate.model.entry.ValueKind;
import java.util.List;
import java.util.Optional;

/** A right-hand side taken apart. Forms are values: changing one gives another. */
public sealed interface ValueForm
        permits ActionForm, TlsForm, LettersForm, CredentialsForm, NumberForm, WordForm, TextForm {
    /** The right-hand side that says this, as the file holds it. */
    String value();

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
            case TRY_TLS, STS -> word(kind, entry, List.of("NO"));
            case CERT_ISSUER -> word(kind, entry, List.of("RELAY", "SUBJECT"));
            case CERT_SUBJECT -> word(kind, entry, List.of("RELAY"));
            case SPAM -> word(kind, entry, List.of("FRIEND", "HATER"));
            case CUSTOM -> word(kind, entry, List.of("OK"));
            case SESSION_FEATURES, QUEUE_GROUP, COMPAT, PRESENCE -> new TextForm(kind, entry.right());
        };
    }

    private static ValueForm word(ValueKind kind, Entry entry, List<String> words) {
        return new WordForm(kind, entry.validValue().map(Value::canonical).orElse(entry.right()), words);
    }

    /** An empty form for {@code kind}, for an entry whose value is to be written anew. */
    static ValueForm empty(ValueKind kind) {
        return switch (kind) {
            case TLS_REQUIREMENT -> TlsForm.START;
            case SERVER_FEATURES, CLIENT_FEATURES -> LettersForm.of(kind, new FeatureLetters(List.of()));
            case CREDENTIALS -> CredentialsForm.empty();
            default -> new TextForm(kind, "");
        };
    }
}
