package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Scanner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for tokens. The lower half of a number stands for the text, the upper half is shared by all its spellings that
 * differ in case: it is the {@link #literal} with which left-hand sides compare, 0 for a text that none of them has.
 * The words of rules stay, those of sessions are forgotten when there are many.
 */
final class Vocabulary {
    /** Stands after the last token of a workspace. */
    static final int END = 0;

    private static final int HALF = 16;
    private static final int TEXTS = (1 << HALF) - 1;
    /** Words of rules have numbers below this, words of sessions from it on. */
    private static final int PASSING = 1 << 14;

    private static final int MANY = 1 << 15;

    private final Scanner scanner;
    private final Map<String, Integer> literals = new HashMap<>();
    private final Map<String, Word> ofRules = new HashMap<>();
    /** Those of rules and of sessions. */
    private final Map<String, Word> all = new HashMap<>();

    private final Word[] words = new Word[TEXTS + 1];
    private int passing = PASSING;

    Vocabulary(Scanner scanner) {
        this.scanner = scanner;
        Arrays.fill(words, new Word("", false, END));
    }

    /** Makes a text one that left-hand sides compare with. */
    void addLiteral(String text) {
        literals.putIfAbsent(Chars.lower(text), literals.size() + 1);
    }

    /** The literal that a token is a spelling of. */
    static int literal(int token) {
        return token >>> HALF;
    }

    /** The word that a token stands for. */
    Word word(int token) {
        return words[token & TEXTS];
    }

    /** A word of a rule. */
    Word ofRule(String text) {
        Word known = ofRules.get(text);
        if (known == null) {
            known = make(text, 1 + ofRules.size(), PASSING);
            ofRules.put(text, known);
            all.put(text, known);
        }
        return known;
    }

    /** A word of a session. */
    Word of(String text) {
        Word known = all.get(text);
        if (known == null) {
            known = make(text, passing++, TEXTS + 1);
            all.put(text, known);
        }
        return known;
    }

    private Word make(String text, int number, int end) {
        int literal = literals.getOrDefault(Chars.lower(text), 0);
        if (number >= end || literal >= 1 << HALF - 1) {
            throw new UnusualException();
        }
        Word word = new Word(text, scanner.isAtom(text), literal << HALF | number);
        words[number] = word;
        return word;
    }

    /** Forgets the words of sessions if there are many; whether it did. No workspace may be in use. */
    boolean tidy() {
        if (passing < PASSING + MANY) {
            return false;
        }
        passing = PASSING;
        all.clear();
        all.putAll(ofRules);
        return true;
    }
}
