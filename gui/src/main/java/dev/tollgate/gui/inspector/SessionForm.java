package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.SessionFeatures.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one TLS session.
 *
 * @param parts in the order given; what is not a setting that sendmail knows is kept as it stands
 */
public record SessionForm(List<Part> parts) implements ValueForm {
    private static final Pattern OPTION =
            Pattern.compile("[+-]?\\s*(SSL_OP_\\w+|0x[0-9a-f]+|[0-9]+)", Pattern.CASE_INSENSITIVE);

    public SessionForm {
        parts = List.copyOf(parts);
    }

    /**
     * A stretch between semicolons.
     *
     * @param name which setting it is; empty for a text that is none
     * @param text what it is set to, or the text
     */
    public record Part(Optional<Name> name, String text) {
        static Part read(String written) {
            int equals = written.indexOf('=');
            String key = written.substring(0, Math.max(0, equals)).strip();
            for (Name name : Name.values()) {
                if (name.name().equalsIgnoreCase(key)) {
                    return new Part(
                            Optional.of(name), written.substring(equals + 1).strip());
                }
            }
            return new Part(Optional.empty(), written.strip());
        }

        private String written() {
            return name.map(known -> known + "=" + text).orElse(text);
        }
    }

    /** What a letter of Flags switches. */
    public enum Flag {
        /** A revocation list must be there. */
        R,
        /** A session that TLS fails for may go on in the clear. */
        C,
        /** It may not. */
        c,
        /** DANE does not count. */
        d
    }

    static SessionForm of(String written) {
        // sendmail drops the quotes wherever they stand.
        String text = written.replace("\"", "").strip();
        List<Part> parts = new ArrayList<>();
        for (String piece : text.split(";", -1)) {
            if (!piece.isBlank()) {
                parts.add(Part.read(piece));
            }
        }
        return new SessionForm(parts);
    }

    /** What {@code name} is set to; empty when it is not. */
    public String text(Name name) {
        return parts.stream()
                .filter(part -> part.name().equals(Optional.of(name)))
                .map(Part::text)
                .reduce("", (earlier, later) -> later);
    }

    /** What is not a setting that sendmail knows. */
    public String other() {
        return parts.stream()
                .filter(part -> part.name().isEmpty())
                .map(Part::text)
                .collect(Collectors.joining("; "));
    }

    /** The same with another setting; an empty one is not written. */
    public SessionForm with(Name name, String text) {
        return with(Optional.of(name), text.strip());
    }

    /** The same with another text that is not a setting. */
    public SessionForm withOther(String text) {
        return with(Optional.empty(), text.strip());
    }

    private SessionForm with(Optional<Name> name, String text) {
        List<Part> changed = new ArrayList<>();
        boolean there = text.isEmpty();
        for (Part part : parts) {
            if (!part.name().equals(name)) {
                changed.add(part);
            } else if (!there) {
                changed.add(new Part(name, text));
                there = true;
            }
        }
        if (!there) {
            changed.add(new Part(name, text));
        }
        return new SessionForm(changed);
    }

    /** Whether the letter is among the flags. */
    public boolean has(Flag flag) {
        return text(Name.Flags).contains(flag.name());
    }

    /** The same with the letter among the flags, or not; other letters stay. */
    public SessionForm with(Flag flag, boolean wanted) {
        String others = text(Name.Flags).replace(flag.name(), "");
        return with(Name.Flags, wanted ? others + flag : others);
    }

    @Override
    public Optional<String> lacking() {
        return value().isBlank() ? Optional.of(Texts.of("form.lacking.setting")) : Optional.empty();
    }

    @Override
    public String value() {
        String text = parts.stream().map(Part::written).collect(Collectors.joining("; "));
        boolean settings = parts.stream().anyMatch(part -> part.name().isPresent());
        return settings ? '"' + text + '"' : text;
    }

    @Override
    public List<String> remarks(List<String> queueGroups) {
        List<String> remarks = new ArrayList<>();
        for (Part part : parts) {
            if (part.name().isPresent()
                    && (part.text().contains(";") || part.text().contains("\""))) {
                remarks.add(Texts.of("remark.session.separator", part.name().get()));
            }
        }
        for (String option : text(Name.Options).split(",", -1)) {
            if (!option.isBlank() && !OPTION.matcher(option.strip()).matches()) {
                remarks.add(Texts.of("remark.session.option", option.strip()));
            }
        }
        String unknown = text(Name.Flags).replaceAll("[RCcdM\\s,]", "");
        if (!unknown.isEmpty()) {
            remarks.add(Texts.of("remark.session.flags", unknown));
        }
        if (has(Flag.C) && has(Flag.c)) {
            remarks.add(Texts.of("remark.session.clear"));
        }
        if (!other().isEmpty() && !other().equalsIgnoreCase("SKIP")) {
            remarks.add(Texts.of("remark.session.other", other()));
        }
        return remarks;
    }
}
