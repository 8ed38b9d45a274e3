package dev.tollgate.sendmail.scan;

import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into tokens by a configuration's operators, and reports faults (parseaddr.c, prescan). All scans of a
 * process share one vector of tokens, which ends at the first {@code null}: a scan that fails leaves in it what it has
 * found so far in front of what was there, and callers that work in the vector see that.
 */
public final class Scanner {
    /** The most tokens of one scan, and of a workspace. */
    public static final int MOST_TOKENS = 1000;
    /** The longest token, and the length to which an address that is too long is cut. */
    public static final int LONGEST = 256;
    /** The room for one address, a byte for each of a token's and one after it. */
    public static final int ADDRESS_ROOM = 1256;
    /** The room for one side of a rule. */
    public static final int RULE_ROOM = 3048;

    /** The size of a workspace: what calls add to one may bring it above {@link #MOST_TOKENS}. */
    public static final int ROOM = 3 * MOST_TOKENS;

    private static final int LONGEST_OPERATORS = 40;

    /** Whether signs that have no partner are faults, which are reported and repaired. */
    public enum Balance {
        REQUIRED,
        FREE
    }

    private final Report report;
    private final Supplier<String> operators;
    private final @Nullable String[] vector = new @Nullable String[ROOM];
    private final Filling filling = new Filling();
    private @Nullable Tables tables;
    private int end;
    private boolean cut;

    /**
     * A scanner.
     *
     * @param operators the operator characters of the configuration, asked for once, at the first scan
     */
    public Scanner(Report report, Supplier<String> operators) {
        this.report = report;
        this.operators = operators;
    }

    /** Where the last scan stopped: at its delimiter, or at the end of the text. */
    public int end() {
        return end;
    }

    /** Whether the last scan cut its text to {@link #LONGEST} bytes, as sendmail does in place. */
    public boolean hasCut() {
        return cut;
    }

    /** Whether {@code token} begins like a word; two such are kept apart when tokens are joined. */
    public boolean isAtom(String token) {
        return !token.isEmpty() && tables().of(Table.INTERNAL)[token.charAt(0) & 0xff] == Tables.ATOM;
    }

    /** The vector that all scans use. */
    public @Nullable String[] vector() {
        return vector;
    }

    private Tables tables() {
        Tables made = tables;
        if (made == null) {
            String chars = operators.get();
            made = new Tables(chars.substring(0, Math.min(chars.length(), LONGEST_OPERATORS)));
            tables = made;
        }
        return made;
    }

    /** Scans a whole text that comes from outside. */
    public @Nullable String @Nullable [] scan(String text, Table table) {
        return scan(text, 0, '\0', table, Balance.REQUIRED, ADDRESS_ROOM);
    }

    /**
     * Scans {@code text} from {@code from} to a delimiter.
     *
     * @param delimiter '\0' for none
     * @param room the bytes that the tokens may take
     * @return the vector, or {@code null} where there is no token or a limit is met
     */
    public @Nullable String @Nullable [] scan(
            String text, int from, char delimiter, Table table, Balance balance, int room) {
        byte[] types = tables().of(table);
        report.errno(Errno.NONE);
        String before = report.to();
        report.to(text.substring(from));
        filling.begin();
        Scan scan = new Scan(types, text, from, delimiter, balance == Balance.FREE, room, filling);
        boolean complete = scan.run();
        if (complete) {
            vector[filling.count] = null;
        }
        end = scan.end();
        cut = filling.full && text.length() - from > LONGEST;
        report.to(before);
        return complete && filling.count > 0 ? vector : null;
    }

    /** Puts tokens into the vector, and says what is wrong. */
    private final class Filling implements Scan.Listener {
        private int count;
        private boolean full;

        void begin() {
            count = 0;
            full = false;
        }

        @Override
        public void token(String token, int start, int tokenEnd) {
            vector[count++] = token;
        }

        @Override
        public void fault(Fault fault, int at) {
            full |= fault == Fault.LONG_ADDRESS;
            report.user("553", fault.status(), fault.text());
        }
    }
}
