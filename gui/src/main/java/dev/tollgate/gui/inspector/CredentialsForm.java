package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.Credentials;
import dev.tollgate.model.entry.value.Credentials.Form;
import dev.tollgate.model.entry.value.Credentials.Name;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials.
 *
 * @param texts what is said, base64 undone; nothing stands for what is not said
 * @param forms how each is written
 */
public record CredentialsForm(Map<Name, String> texts, Map<Name, Form> forms) implements ValueForm {
    public CredentialsForm {
        texts = Collections.unmodifiableMap(copy(texts));
        forms = Collections.unmodifiableMap(copy(forms));
    }

    static CredentialsForm empty() {
        return new CredentialsForm(new EnumMap<>(Name.class), new EnumMap<>(Name.class));
    }

    static CredentialsForm of(Credentials credentials) {
        Map<Name, String> texts = new EnumMap<>(Name.class);
        Map<Name, Form> forms = new EnumMap<>(Name.class);
        credentials.items().forEach(item -> {
            texts.put(item.name(), item.decoded());
            forms.put(item.name(), item.form());
        });
        return new CredentialsForm(texts, forms);
    }

    /** The text for {@code name}; empty when it is not said. */
    public String text(Name name) {
        return texts.getOrDefault(name, "");
    }

    /** How {@code name} is written. */
    public Form form(Name name) {
        return forms.getOrDefault(name, Form.TEXT);
    }

    /** The same with another text; an empty one is not written. */
    public CredentialsForm with(Name name, String text) {
        Map<Name, String> changed = copy(texts);
        if (text.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, text);
        }
        return new CredentialsForm(changed, forms);
    }

    /** The same with another way of writing. */
    public CredentialsForm with(Name name, Form form) {
        Map<Name, Form> changed = copy(forms);
        changed.put(name, form);
        return new CredentialsForm(texts, changed);
    }

    private static <T> Map<Name, T> copy(Map<Name, T> map) {
        Map<Name, T> copy = new EnumMap<>(Name.class);
        copy.putAll(map);
        return copy;
    }

    @Override
    public Optional<String> lacking() {
        return value().isBlank() ? Optional.of(Texts.of("form.lacking.credentials")) : Optional.empty();
    }

    @Override
    public String value() {
        StringBuilder value = new StringBuilder();
        texts.forEach((name, text) -> {
            boolean plain = form(name) == Form.TEXT;
            String written =
                    plain ? text : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
            value.append(value.isEmpty() ? "\"" : " \"")
                    .append(name.letter())
                    .append(plain ? ':' : '=')
                    .append(written)
                    .append('"');
        });
        return value.toString();
    }

    /** Not the passwords. */
    @Override
    public String toString() {
        return "CredentialsForm" + texts.keySet();
    }
}
