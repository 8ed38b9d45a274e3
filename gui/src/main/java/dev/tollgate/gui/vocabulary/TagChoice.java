package dev.tollgate.gui.vocabulary;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag that can be chosen.
 *
 * @param text with its colon; empty for an entry without a tag
 * @param group what it and its neighbors are about
 * @param sentence what sendmail asks it for
 */
public record TagChoice(String text, String group, String sentence) {
    /** All tags that sendmail looks up, those that are about the same side by side. */
    private static final List<TagChoice> ALL = all(
            group("none", Tag.UNTAGGED),
            group(
                    "clients",
                    Tag.CONNECT,
                    Tag.CLIENT_RATE,
                    Tag.CLIENT_CONN,
                    Tag.GREET_PAUSE,
                    Tag.SRV_FEATURES,
                    Tag.XCONNECT),
            group("mail", Tag.FROM, Tag.TO, Tag.SPAM, Tag.COMPAT, Tag.QGRP, Tag.BCC, Tag.RHS),
            group(
                    "tls",
                    Tag.TLS_CLT,
                    Tag.TLS_SRV,
                    Tag.TLS_RCPT,
                    Tag.TRY_TLS,
                    Tag.STS,
                    Tag.TLS_SRV_FEATURES,
                    Tag.TLS_CLT_FEATURES),
            group("certificates", Tag.CERT_SUBJECT, Tag.CERT_ISSUER),
            group("servers", Tag.AUTH_INFO, Tag.CLT_FEATURES));

    private static List<TagChoice> group(String name, Tag... tags) {
        List<TagChoice> choices = new ArrayList<>();
        for (Tag tag : tags) {
            String text = tag == Tag.UNTAGGED ? "" : tag.text() + ":";
            choices.add(new TagChoice(text, Texts.of("tag.group." + name), sentence(tag)));
        }
        return choices;
    }

    private static String sentence(Tag tag) {
        return Texts.of("tag.what." + tag.name().toLowerCase(Locale.ROOT));
    }

    @SafeVarargs
    private static List<TagChoice> all(List<TagChoice>... groups) {
        List<TagChoice> all = new ArrayList<>();
        for (List<TagChoice> group : groups) {
            all.addAll(group);
        }
        return List.copyOf(all);
    }

    /** All tags, group by group. */
    public static List<TagChoice> all() {
        return ALL;
    }

    /** The tags whose values have the grammar {@code kind}. */
    public static List<TagChoice> withValues(ValueKind kind) {
        return ALL.stream()
                .filter(choice ->
                        EntryParser.parse(0, choice.text() + "x", "x").tag().valueKind() == kind)
                .toList();
    }

    /** The choice that {@code text}, with its colon, stands for; empty for a tag that sendmail does not know. */
    public static Optional<TagChoice> of(String text) {
        return ALL.stream()
                .filter(choice -> choice.text().equalsIgnoreCase(text))
                .findFirst();
    }

    /** Whether it is the first one of its group. */
    public boolean beginsGroup() {
        int at = ALL.indexOf(this);
        return at == 0 || !ALL.get(at - 1).group().equals(group);
    }
}
