package dev.tollgate.model.source;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Some consecutive lines, as a stretch of a shared byte array and the offset of each line in it. */
final class LineBlock {
    private final byte[] bytes;
    private final int[] starts;
    private int crlfCount = -1;

    private LineBlock(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    static LineBlock of(byte[] bytes, int[] starts, int count) {
        return new LineBlock(bytes, Arrays.copyOf(starts, count + 1));
    }

    static LineBlock of(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            text.append(line.text()).append(line.ending().text());
            starts[i + 1] = text.length();
        }
        return new LineBlock(text.toString().getBytes(StandardCharsets.ISO_8859_1), starts);
    }

    int size() {
        return starts.length - 1;
    }

    int byteCount() {
        return starts[size()] - starts[0];
    }

    Line line(int index) {
        int start = starts[index];
        int end = starts[index + 1];
        LineEnding ending = ending(start, end);
        int textEnd = end - ending.text().length();
        return new Line(new String(bytes, start, textEnd - start, StandardCharsets.ISO_8859_1), ending);
    }

    LineParts parts(int index) {
        int start = starts[index];
        return LineParts.of(bytes, start, starts[index + 1], textEnd(index) - start, LineGrammar.DEFAULT);
    }

    int firstByte(int index) {
        return textEnd(index) == starts[index] ? -1 : bytes[starts[index]] & 0xFF;
    }

    int lastByte(int index) {
        int end = textEnd(index);
        return end == starts[index] ? -1 : bytes[end - 1] & 0xFF;
    }

    /** The traits that the line shows by itself, as bits; {@code kind} is what makemap makes of it. */
    int traits(int index, LineKind kind) {
        int start = starts[index];
        int end = textEnd(index);
        boolean isEmpty = start == end;
        boolean isOpen = !isEmpty && (LineGrammar.isSpace(bytes[end - 1]) || bytes[end - 1] == '\\');
        boolean isEndedByLf = end + 1 == starts[index + 1] && bytes[end] == '\n';
        return LineTrait.INDENTED.when(kind == LineKind.LEADING_SPACE)
                | LineTrait.NO_VALUE.when(kind == LineKind.NO_VALUE)
                | LineTrait.ODD_BYTE.when(hasOddByte(start, end))
                | LineTrait.TOO_LONG.when(end - start > LineGrammar.MAX_LINE)
                | LineTrait.OPEN_END.when(isOpen)
                | LineTrait.ODD_ENDING.when(!isEndedByLf)
                | LineTrait.MARK.when(!isEmpty && LineTrait.isMark(bytes[start]));
    }

    private boolean hasOddByte(int start, int end) {
        int at = start;
        while (at < end) {
            if (at + Long.BYTES <= end && EightBytes.allArePrintable(bytes, at)) {
                at += Long.BYTES;
            } else if (bytes[at] == '\t' || bytes[at] >= ' ' && bytes[at] < 0x7F) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private int textEnd(int index) {
        int end = starts[index + 1];
        return end - ending(starts[index], end).text().length();
    }

    private LineEnding ending(int start, int end) {
        if (end == start || bytes[end - 1] != '\n') {
            return LineEnding.NONE;
        }
        return end - start > 1 && bytes[end - 2] == '\r' ? LineEnding.CRLF : LineEnding.LF;
    }

    /** How many lines end with CRLF; counted once, since it is asked of all blocks at each edit. */
    int crlfCount() {
        int known = crlfCount;
        if (known < 0) {
            known = countCrlf();
            crlfCount = known;
        }
        return known;
    }

    private int countCrlf() {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            if (ending(starts[i], starts[i + 1]) == LineEnding.CRLF) {
                count++;
            }
        }
        return count;
    }

    int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, starts[0], target, at, byteCount());
        return at + byteCount();
    }

    List<Line> lines() {
        return new AbstractList<>() {
            @Override
            public Line get(int index) {
                return line(index);
            }

            @Override
            public int size() {
                return LineBlock.this.size();
            }
        };
    }
}
