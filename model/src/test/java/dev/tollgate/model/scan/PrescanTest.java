package dev.tollgate.model.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.sendmail.scan.Fault;
import dev.tollgate.sendmail.scan.Scan;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read the short way is read as sendmail's states read it; a token stands where its places say. */
class PrescanTest {
    private static final String[] SIGNS = {
        "a", "B7", " ", "\t", ".", "@", "<", ">", ",", "!", ":", "(", ")", "\"", "\\", "\\!", "\u0090", "\u00e9",
        "\u00ff"
    };
    private static final String[] PARTS = {"a", "B7", " ", ".", "@", ":", "<a>"};

    /** What the states say of a text. */
    private static final class Told implements Scan.Listener {
        private final String text;
        private final List<String> tokens = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Told(String text) {
            this.text = text;
        }

        @Override
        public void token(String token, int start, int end) {
            tokens.add(token);
            places.add(text.substring(start, end));
        }

        @Override
        public void fault(Fault fault, int at) {
            faults.add(fault);
        }
    }

    @Test
    void everyWay_sameTokensAndFaults() {
        Seeded.times(1, Seeded.heavy() ? 1_000_000 : 50_000, random -> {
            String text = text(random);
            Told told = new Told(text);
            boolean complete = Scan.stock(text, Scanner.ADDRESS_ROOM, told);
            List<Fault> faults = new ArrayList<>();
            String[] tokens = Prescan.scan(text, faults::add);
            assertArrayEquals(complete ? told.tokens.toArray() : null, tokens, text);
            assertEquals(told.faults, faults, text);
            int plain = Prescan.countPlain(text);
            assertTrue(plain < 0 || plain == told.tokens.size(), text);
        });
    }

    @Test
    void places_holdTheTokens() {
        Seeded.times(2, 20_000, random -> {
            String text = text(random);
            Told told = new Told(text);
            Scan.stock(text, Scan.UNLIMITED, told);
            for (int i = 0; i < told.tokens.size(); i++) {
                String place = told.places.get(i);
                String token = told.tokens.get(i);
                boolean whole = told.faults.isEmpty() && place.indexOf(0xff) < 0;
                assertEquals(whole ? token : kept(token), whole ? place : kept(place), text);
            }
        });
    }

    /** As test mode shows: blanks stand between words, and a quoted text is none. */
    @Test
    void join_blanksBetweenWordsAlone() {
        Tokens tokens = Tokens.of("\"550 a\" b c \"d\"", 0);
        assertEquals("\"550 a\"b c\"d\"", tokens.join(0, tokens.size()));
    }

    /** A token without what sendmail drops from it, or adds to it, where something is wrong. */
    private static String kept(String token) {
        return token.replaceAll("[)<>\"\u00ff\u007f\\\\]", "");
    }

    /** A short text of all signs, or words and dots up to the limits of a token and of an address. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(20) > 0) {
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(Seeded.pick(random, SIGNS));
            }
            return text.toString();
        }
        int length = random.nextBoolean() ? 250 + random.nextInt(12) : 615 + random.nextInt(25);
        String part = Seeded.pick(random, PARTS);
        while (text.length() < length) {
            text.append(random.nextInt(300) > 0 ? part : Seeded.pick(random, SIGNS));
        }
        return text.toString();
    }
}
