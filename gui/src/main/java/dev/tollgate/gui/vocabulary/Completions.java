package dev.tollgate.gui.vocabulary;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Sentence;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What can stand where the caret is: tags, keys and domains of the same file, and the words of values. */
public final class Completions {
    /** Keys are taken from so many lines before and after the caret, which takes a few milliseconds. */
    private static final int MOST_LINES = 10_000;

    private static final int MOST_KEYS = 200;

    private final EditorModel editor;
    private final Supplier<List<String>> queueGroups;

    /** For {@code editor}'s document on a site with {@code queueGroups}. */
    public Completions(EditorModel editor, Supplier<List<String>> queueGroups) {
        this.editor = editor;
        this.queueGroups = queueGroups;
    }

    /** What can stand at {@code caret} in line {@code number}, which shows {@code text}. */
    public List<Completion> at(int number, String text, int caret) {
        if (text.startsWith("#")) {
            return caret == 0 ? List.of() : shifted(at(number, text.substring(1), caret - 1), 1);
        }
        String before = text.substring(0, caret);
        if (!before.isEmpty() && isSpace(before.charAt(0))) {
            // makemap drops a line that begins with white space.
            return List.of();
        }
        int keyEnd = 0;
        while (keyEnd < before.length() && !isSpace(before.charAt(keyEnd))) {
            keyEnd++;
        }
        if (keyEnd < before.length()) {
            int start = keyEnd;
            while (start < before.length() && isSpace(before.charAt(start))) {
                start++;
            }
            return shifted(values(number, text.substring(0, keyEnd), text.substring(start), caret - start), start);
        }
        int tag = tagLength(before);
        List<Completion> found = new ArrayList<>(tag == 0 ? tags(text, caret) : List.of());
        found.addAll(shifted(keys(number, text.substring(0, tag), text.substring(tag), caret - tag), tag));
        return found;
    }

    private static List<Completion> shifted(List<Completion> found, int chars) {
        return found.stream().map(completion -> completion.shifted(chars)).toList();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static int tagLength(String left) {
        return left.length()
                - EntryParser.parse(0, left.isEmpty() ? "x" : left, "x")
                        .keySpan()
                        .length()
                - (left.isEmpty() ? -1 : 0);
    }

    /** The tags that begin as {@code text} does before {@code caret}; each replaces what stands there up to its colon. */
    public List<Completion> tags(String text, int caret) {
        String typed = text.substring(0, caret);
        int end = caret;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        int to = end < text.length() && text.charAt(end) == ':' ? end + 1 : caret;
        return TagChoice.all().stream()
                .filter(choice -> !choice.text().isEmpty()
                        && choice.text().regionMatches(true, 0, typed, 0, typed.length())
                        && typed.length() < choice.text().length())
                .map(choice -> new Completion(choice.text(), 0, to, choice.sentence()))
                .toList();
    }

    /**
     * The keys of the file, and the domains in them, that {@code tag} can have and that begin as {@code text} does before
     * {@code caret}.
     */
    public List<Completion> keys(int number, String tag, String text, int caret) {
        Tag known = EntryParser.parse(0, tag + "x", "x").tag();
        String typed = text.substring(0, caret).toLowerCase(Locale.ROOT);
        int at = typed.indexOf('@');
        Map<String, Integer> lines = new TreeMap<>();
        AccessFile document = editor.document();
        int last = (int) Math.min(document.lineCount(), (long) number + MOST_LINES);
        for (int line = Math.max(1, number - MOST_LINES); line <= last && lines.size() < MOST_KEYS; line++) {
            if (line != number) {
                collect(line, known, typed, at < 0 ? "" : text.substring(0, at + 1), lines);
            }
        }
        int to = caret;
        while (to < text.length() && !isSpace(text.charAt(to))) {
            to++;
        }
        List<Completion> found = new ArrayList<>();
        for (Map.Entry<String, Integer> key : lines.entrySet()) {
            String meaning = EntryRow.of(document, key.getValue()).meaning();
            found.add(new Completion(key.getKey(), 0, to, Texts.of("completion.key", key.getValue(), meaning)));
        }
        return found;
    }

    private void collect(int line, Tag tag, String typed, String user, Map<String, Integer> lines) {
        Entry entry = EntryParser.parse(line, editor.document().line(line)).orElse(null);
        if (entry == null || entry.key() instanceof Key.Default) {
            return;
        }
        String written = ShownText.of(
                entry.left().substring(entry.left().length() - entry.keySpan().length()));
        if (tag.looksUp(entry.key().kind())) {
            offer(written, typed, line, lines);
        }
        String domain = entry.key() instanceof Key.Address address
                ? address.domain()
                : entry.key().kind() == KeyKind.DOMAIN ? written : "";
        if (!domain.isEmpty() && entry.key() instanceof Key.Address && tag.looksUp(KeyKind.DOMAIN)) {
            offer(ShownText.of(domain), typed, line, lines);
        }
        if (!domain.isEmpty() && !user.isEmpty() && tag.looksUp(KeyKind.ADDRESS)) {
            offer(user + ShownText.of(domain), typed, line, lines);
        }
    }

    private static void offer(String key, String typed, int line, Map<String, Integer> lines) {
        boolean begins = key.regionMatches(true, 0, typed, 0, typed.length());
        if (begins && key.length() > typed.length()) {
            lines.putIfAbsent(key, line);
        }
    }

    /** The words that can stand at {@code caret} in the value {@code text} of an entry with tag and key {@code left}. */
    public List<Completion> values(int number, String left, String text, int caret) {
        ValueKind kind = EntryParser.parse(number, left.isEmpty() ? "x" : left, "x")
                .tag()
                .valueKind();
        int from = ValueWords.start(kind, text, caret);
        String typed = text.substring(from, caret);
        int to = caret;
        while (to < text.length() && " \t;+".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        List<Completion> found = new ArrayList<>();
        for (ValueWords.Word word : ValueWords.of(kind, text.substring(0, from), queueGroups.get())) {
            // Letters differ by their case.
            boolean letters = kind == ValueKind.SERVER_FEATURES || kind == ValueKind.CLIENT_FEATURES;
            if (word.text().regionMatches(!letters, 0, typed, 0, typed.length())
                    && word.text().length() > typed.length()) {
                String sentence = word.sentence().isEmpty()
                        ? meaning(number, left, text.substring(0, from) + word.text() + text.substring(to))
                        : word.sentence();
                found.add(new Completion(word.text(), from, to, sentence));
            }
        }
        return found;
    }

    private static String meaning(int number, String left, String value) {
        return ShownText.of(Sentence.of(
                EntryParser.parse(number, ShownText.typed(left.isEmpty() ? "x" : left), ShownText.typed(value))));
    }
}
