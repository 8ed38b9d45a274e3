package dev.tollgate.model.lint.action;

import java.util.Locale;

/** Whether a word is one slip of the finger away from another. */
final class SpellingError {
    private SpellingError() {}

    /** Whether one letter added, left out or changed, or two neighbors swapped, lead from {@code word} to {@code known}. */
    static boolean isOne(String word, String known) {
        String a = word.toUpperCase(Locale.ROOT);
        String b = known.toUpperCase(Locale.ROOT);
        int start = 0;
        while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        String restA = a.substring(start);
        String restB = b.substring(start);
        if (restA.equals(restB)) {
            return false;
        }
        if (restA.length() == restB.length()) {
            boolean swapped = restA.length() > 1
                    && restA.charAt(0) == restB.charAt(1)
                    && restA.charAt(1) == restB.charAt(0)
                    && restA.substring(2).equals(restB.substring(2));
            return swapped || restA.substring(1).equals(restB.substring(1));
        }
        return restA.length() == restB.length() + 1 && restA.substring(1).equals(restB)
                || restB.length() == restA.length() + 1 && restB.substring(1).equals(restA);
    }
}
