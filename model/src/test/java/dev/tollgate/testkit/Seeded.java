package dev.tollgate.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Randomized checks with fixed seeds. A failing case is made as small as removing parts can make it, and the message
 * names the seed that brings it back.
 */
public final class Seeded {
    private Seeded() {}

    /** Runs {@code check} on {@code count} random sources, seeds {@code firstSeed}, {@code firstSeed + 1}, … */
    public static void times(long firstSeed, int count, Consumer<Random> check) {
        for (long seed = firstSeed; seed < firstSeed + rounds(count); seed++) {
            try {
                check.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    /** Runs {@code check} on {@code count} random lists; a failing list is shrunk before it is reported. */
    public static <T> void lists(
            long firstSeed, int count, Function<Random, List<T>> generator, Consumer<List<T>> check) {
        for (long seed = firstSeed; seed < firstSeed + rounds(count); seed++) {
            List<T> input = generator.apply(new Random(seed));
            Throwable failure = failure(input, check);
            if (failure != null) {
                List<T> small = shrink(input, check);
                Throwable last = failure(small, check);
                throw new AssertionError(
                        "seed " + seed + ", shrunk from " + input.size() + " to " + small.size() + " parts: " + small
                                + ": " + (last == null ? failure : last),
                        last == null ? failure : last);
            }
        }
    }

    private static <T> List<T> shrink(List<T> failing, Consumer<List<T>> check) {
        List<T> small = failing;
        int attempts = 400;
        for (int chunk = Math.max(1, small.size() / 2); chunk > 0; chunk /= 2) {
            for (int at = 0; at < small.size() && attempts > 0; attempts--) {
                List<T> candidate = new ArrayList<>(small.subList(0, at));
                candidate.addAll(small.subList(Math.min(small.size(), at + chunk), small.size()));
                if (failure(candidate, check) != null) {
                    small = candidate;
                } else {
                    at += chunk;
                }
            }
        }
        return small;
    }

    private static <T> Throwable failure(List<T> input, Consumer<List<T>> check) {
        try {
            check.accept(input);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    /** One of {@code choices}. */
    @SafeVarargs
    public static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The first seed of a suite; {@code -Dseed=N} asks what has not been asked before. */
    public static long first() {
        return Long.getLong("seed", 0L);
    }

    /** Whether the long suites were asked for ({@code ./verify --heavy}). */
    public static boolean heavy() {
        return Boolean.getBoolean("heavy");
    }

    private static boolean brief() {
        return Boolean.getBoolean("brief");
    }

    /** How often something is tried: {@code count} times, or a few where tests are run again for each mutant. */
    public static int rounds(int count) {
        return brief() ? Math.min(count, Math.max(4, count / 20)) : count;
    }

    /** How large something large is: {@code wanted}, or a hundredth of it where tests are run again for each mutant. */
    public static int size(int wanted) {
        return brief() ? wanted / 100 : wanted;
    }
}
