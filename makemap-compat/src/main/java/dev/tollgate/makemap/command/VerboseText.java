package dev.tollgate.makemap.command;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passes a text on and prints each entry of it on the way, as {@code makemap -v} does. */
final class VerboseText implements ReadableByteChannel {
    private final ReadableByteChannel text;
    private final LineGrammar grammar;
    private final PrintStream out;
    private byte[] pending = new byte[1 << 16];
    private int length;

    VerboseText(ReadableByteChannel text, LineGrammar grammar, PrintStream out) {
        this.text = text;
        this.grammar = grammar;
        this.out = out;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        int count = text.read(target);
        if (count > 0) {
            if (length + count > pending.length) {
                pending = Arrays.copyOf(pending, Math.max(2 * pending.length, length + count));
            }
            target.duplicate().position(start).get(pending, length, count);
            length += count;
            print(lineStart());
        } else if (count < 0) {
            print(length);
        }
        return count;
    }

    private int lineStart() {
        int at = length;
        while (at > 0 && pending[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private void print(int end) {
        LineScanner scanner = new LineScanner(grammar, pending, 0, end);
        while (scanner.next()) {
            if (scanner.kind() == LineKind.ENTRY) {
                String key = slice(scanner.start(), scanner.keyEnd());
                String value = slice(scanner.valueStart(), scanner.valueEnd());
                out.print("key=`" + (grammar.foldCase() ? LineGrammar.fold(key) : key) + "', val=`" + value + "'\n");
            }
        }
        System.arraycopy(pending, end, pending, 0, length - end);
        length -= end;
    }

    private String slice(int from, int to) {
        return new String(pending, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean isOpen() {
        return text.isOpen();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
