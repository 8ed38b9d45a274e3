package dev.tollgate.model.scan;

import dev.tollgate.model.source.Span;
import dev.tollgate.sendmail.scan.Fault;
import dev.tollgate.sendmail.scan.Scan;
import dev.tollgate.sendmail.scan.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts one value into tokens: a plain one by itself, any other as {@link Scan} says. */
final class TokenScanner implements Scan.Listener {
    private final String text;
    private final int offset;
    private final List<Span> unbalanced = new ArrayList<>(0);
    /** The texts of those tokens that are not what stands in their place. */
    private Map<Integer, String> rewritten = Map.of();

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    TokenScanner(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    Tokens scan() {
        if (!isPlain()) {
            count = 0;
            Scan.stock(text, Scan.UNLIMITED, this);
        }
        return new Tokens(text, offset, starts, ends, count, rewritten, unbalanced);
    }

    /** Cuts a text without quotes, comments, backslashes and angle brackets; false for any other. */
    private boolean isPlain() {
        int at = 0;
        while (at < text.length()) {
            int start = at++;
            char first = text.charAt(start);
            byte type = Prescan.simpleType(first);
            if (type == Prescan.NOT_SIMPLE || first == '<' || first == '>') {
                return false;
            }
            while (type == Tables.ATOM && at < text.length() && Prescan.simpleType(text.charAt(at)) == Tables.ATOM) {
                at++;
            }
            if (type != Tables.SPACE) {
                add(start, at);
            }
        }
        return true;
    }

    @Override
    public void token(String token, int start, int end) {
        if (token.length() != end - start || !text.startsWith(token, start)) {
            if (rewritten.isEmpty()) {
                rewritten = new HashMap<>();
            }
            rewritten.put(count, token);
        }
        add(start, end);
    }

    @Override
    public void fault(Fault fault, int at) {
        if (unbalanced.isEmpty()) {
            unbalanced.add(new Span(offset + at, offset + at + 1));
        }
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}
