package dev.tollgate.gui.vocabulary;

import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.CompatForm;
import dev.tollgate.gui.inspector.LettersForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.inspector.WordForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The words that a value can be made of. */
final class ValueWords {
    private ValueWords() {}

    /**
     * A word of a value.
     *
     * @param sentence what it means; empty where the whole entry says it better
     */
    record Word(String text, String sentence) {}

    /** Where the word that stands at {@code caret} in {@code value} begins. */
    static int start(ValueKind kind, String value, int caret) {
        String separators = switch (kind) {
            case TLS_REQUIREMENT -> "+";
            case SERVER_FEATURES, CLIENT_FEATURES, CREDENTIALS -> " \t";
            case SESSION_FEATURES -> ";";
            default -> "";
        };
        int start = caret;
        while (start > 0 && separators.indexOf(value.charAt(start - 1)) < 0) {
            start--;
        }
        while (kind == ValueKind.SESSION_FEATURES && start < caret && value.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    /** The words that can stand after {@code before}, which ends where a word begins. */
    static List<Word> of(ValueKind kind, String before, List<String> queueGroups) {
        return switch (kind) {
            case ACTION ->
                plain(Arrays.stream(ActionForm.Choice.values())
                        .map(new ActionForm(ActionForm.Choice.REJECT, "", "", "")::with)
                        .map(ValueForm::value));
            case COMPAT ->
                plain(Stream.of(CompatForm.Choice.DISCARD, CompatForm.Choice.TEMP, CompatForm.Choice.ERROR)
                        .map(new CompatForm(CompatForm.Choice.DELIVER, "", "")::with)
                        .map(ValueForm::value));
            case TLS_REQUIREMENT -> requirement(before);
            case SERVER_FEATURES, CLIENT_FEATURES -> letters(kind);
            case SESSION_FEATURES ->
                named(
                        name -> Texts.of("word.session." + name),
                        "CertFile=",
                        "CipherList=",
                        "CipherSuites=",
                        "Flags=",
                        "KeyFile=",
                        "Options=",
                        "servername=",
                        "sts=");
            case CREDENTIALS -> named(name -> Texts.of("word.login." + name), "\"U:", "\"I:", "\"P:", "\"R:", "\"M:");
            case LIMIT -> plain(Stream.of("0", "10"));
            case PAUSE -> plain(Stream.of("0", "5000"));
            case QUEUE_GROUP -> plain(queueGroups.stream());
            case TRY_TLS, STS, CERT_ISSUER, CERT_SUBJECT, SPAM, CUSTOM -> plain(WordForm.wordsOf(kind).stream());
            case PRESENCE -> plain(Stream.of("OK"));
        };
    }

    private static List<Word> requirement(String before) {
        boolean condition = before.toUpperCase(Locale.ROOT).matches(".*(VERIFY|ENCR).*");
        if (condition) {
            List<Word> words = new ArrayList<>(plain(Stream.of("CN")));
            words.addAll(named(name -> Texts.of("word.tls." + name), "CN:", "CS:", "CI:", "CITag:"));
            return words;
        }
        List<Word> words = new ArrayList<>(plain(Stream.of("VERIFY", "VERIFY:128", "VERIFY+CN", "ENCR:128")));
        if (before.isEmpty()) {
            words.addAll(plain(Stream.of("TEMP+VERIFY", "PERM+VERIFY")));
        }
        return words;
    }

    private static List<Word> letters(ValueKind kind) {
        List<Word> words = new ArrayList<>();
        if (ValueForm.empty(kind) instanceof LettersForm form) {
            for (String letter : form.switches().keySet()) {
                if (form.canBeOn(letter)) {
                    words.add(new Word(letter, ""));
                }
                if (form.canBeOff(letter)) {
                    words.add(new Word(letter.toUpperCase(Locale.ROOT), ""));
                }
            }
        }
        return words;
    }

    private static List<Word> plain(Stream<String> words) {
        return words.map(word -> new Word(word, "")).toList();
    }

    private static List<Word> named(UnaryOperator<String> sentence, String... words) {
        return Arrays.stream(words)
                .map(word -> new Word(
                        word, sentence.apply(word.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))))
                .toList();
    }
}
