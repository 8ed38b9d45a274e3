package dev.tollgate.model.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An access file, any bytes at all, as an immutable list of lines. Parsing never fails and {@link #render()} gives back
 * the bytes that were parsed; an edit answers a new document that differs in the edited lines only.
 *
 * <p>Lines live in blocks of a few hundred that share the parsed bytes; an edit copies one block and the list of
 * blocks, so that a long undo history of a large file stays small.
 */
public final class AccessFile {
    private static final int BLOCK = 512;

    private final List<LineBlock> blocks;
    /** Index of each block's first line, and the line count after the last. */
    private final int[] firstLine;

    private AccessFile(List<LineBlock> blocks) {
        this.blocks = blocks;
        firstLine = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            firstLine[i + 1] = firstLine[i] + blocks.get(i).size();
            assert firstLine[i + 1] > firstLine[i] : "an empty block";
        }
    }

    /** The document with these bytes; the array must not be changed afterwards. */
    public static AccessFile parse(byte[] bytes) {
        List<LineBlock> blocks = new ArrayList<>();
        int at = 0;
        int[] starts = new int[BLOCK + 1];
        while (at < bytes.length) {
            int count = 0;
            while (count < BLOCK && at < bytes.length) {
                starts[count++] = at;
                at = endOfLine(bytes, at);
            }
            starts[count] = at;
            blocks.add(LineBlock.of(bytes, starts, count));
        }
        return new AccessFile(blocks);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
            while (at + Long.BYTES <= bytes.length && EightBytes.noneIsNewlineOrNul(bytes, at)) {
                at += Long.BYTES;
            }
        }
        return Math.min(at + 1, bytes.length);
    }

    /** The number of lines; text after the last newline is a line, nothing after it is not. */
    public int lineCount() {
        return firstLine[firstLine.length - 1];
    }

    /**
     * The line with this number.
     *
     * @param number from 1
     * @throws IndexOutOfBoundsException if there is no such line
     */
    public Line line(int number) {
        int block = blockOf(number);
        return blocks.get(block).line(number - 1 - firstLine[block]);
    }

    /** What makemap makes of line {@code number}, as {@link Line#parts} of {@link LineGrammar#DEFAULT} has it. */
    public LineParts parts(int number) {
        int block = blockOf(number);
        return blocks.get(block).parts(number - 1 - firstLine[block]);
    }

    /** The {@link LineTrait}s of line {@code number}, as bits; {@code kind} is what makemap makes of it. */
    public int traits(int number, LineKind kind) {
        int block = blockOf(number);
        boolean isBeforeIndented =
                number < lineCount() && LineGrammar.isSpace((byte) Math.max(0, firstByte(number + 1)));
        return blocks.get(block).traits(number - 1 - firstLine[block], kind)
                | LineTrait.FIRST.when(number == 1)
                | LineTrait.OPEN_END.when(isBeforeIndented);
    }

    /** The first byte of line {@code number}, 0 to 255; -1 when the line, its ending aside, is empty. */
    public int firstByte(int number) {
        int block = blockOf(number);
        return blocks.get(block).firstByte(number - 1 - firstLine[block]);
    }

    /** The last byte of line {@code number} in front of its ending, 0 to 255; -1 when the line is empty. */
    public int lastByte(int number) {
        int block = blockOf(number);
        return blocks.get(block).lastByte(number - 1 - firstLine[block]);
    }

    /** The file's bytes. */
    public byte[] render() {
        int size = 0;
        for (LineBlock block : blocks) {
            size = Math.addExact(size, block.byteCount());
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (LineBlock block : blocks) {
            at = block.copyTo(bytes, at);
        }
        return bytes;
    }

    /** The ending that most lines have, LF for an empty file. New lines get it. */
    public LineEnding commonEnding() {
        int crlf = 0;
        int lf = 0;
        for (LineBlock block : blocks) {
            int inBlock = block.crlfCount();
            crlf += inBlock;
            lf += block.size() - inBlock;
        }
        return crlf > lf ? LineEnding.CRLF : LineEnding.LF;
    }

    /**
     * This document with line {@code number} replaced by {@code lines}. A line without an ending gets one unless it ends
     * the document.
     */
    public AccessFile replace(int number, List<Line> lines) {
        return splice(number, 1, lines);
    }

    /**
     * This document with {@code lines} before line {@code number}; a number one above the last appends. When the last line
     * so far has no ending it gets one, and the new last line has none.
     */
    public AccessFile insert(int number, List<Line> lines) {
        return splice(number, 0, lines);
    }

    /** This document without line {@code number}. */
    public AccessFile remove(int number) {
        return splice(number, 1, List.of());
    }

    /**
     * This document with {@code removed} lines from line {@code first} on replaced by {@code lines}, however many each. A
     * line without an ending gets one unless it ends the document.
     *
     * @param first from 1; one above the last line, with nothing removed, appends as {@link #insert} does
     * @throws IndexOutOfBoundsException if there are no such lines
     */
    public AccessFile splice(int first, int removed, List<Line> lines) {
        if (removed == 0 && first == lineCount() + 1) {
            return append(lines);
        }
        int from = blockOf(first);
        int to = removed == 0 ? from : blockOf(first + removed - 1);
        List<Line> start = blocks.get(from).lines().subList(0, first - 1 - firstLine[from]);
        List<Line> last = blocks.get(to).lines();
        List<Line> changed = new ArrayList<>(start);
        changed.addAll(lines);
        changed.addAll(last.subList(first - 1 + removed - firstLine[to], last.size()));
        boolean endsDocument = to == blocks.size() - 1;
        for (int i = 0; i < changed.size() - (endsDocument ? 1 : 0); i++) {
            if (changed.get(i).ending() == LineEnding.NONE) {
                changed.set(i, new Line(changed.get(i).text(), commonEnding()));
            }
        }
        AccessFile spliced = withBlocks(from, to, changed);
        assert spliced.lineCount() == lineCount() - removed + lines.size();
        return spliced;
    }

    private AccessFile append(List<Line> lines) {
        if (lines.isEmpty()) {
            return this;
        }
        if (blocks.isEmpty()) {
            return new AccessFile(List.of(LineBlock.of(lines)));
        }
        int last = blocks.size() - 1;
        List<Line> tail = new ArrayList<>(blocks.get(last).lines());
        Line lastLine = tail.get(tail.size() - 1);
        if (lastLine.ending() == LineEnding.NONE) {
            tail.set(tail.size() - 1, new Line(lastLine.text(), commonEnding()));
            tail.addAll(lines);
            Line newLast = tail.get(tail.size() - 1);
            tail.set(tail.size() - 1, new Line(newLast.text(), LineEnding.NONE));
        } else {
            tail.addAll(lines);
        }
        return withBlocks(last, last, tail);
    }

    private AccessFile withBlocks(int first, int last, List<Line> lines) {
        List<LineBlock> changed = new ArrayList<>(blocks);
        changed.subList(first, last + 1).clear();
        for (int from = lines.size(); from > 0; ) {
            int start = Math.max(0, from - 2 * BLOCK);
            changed.add(first, LineBlock.of(lines.subList(start, from)));
            from = start;
        }
        assert lines.stream().limit(Math.max(0, lines.size() - 1)).noneMatch(line -> line.ending() == LineEnding.NONE)
                : "a line without an end within the text";
        return new AccessFile(changed);
    }

    private int blockOf(int number) {
        if (number < 1 || number > lineCount()) {
            throw new IndexOutOfBoundsException("line " + number + " of " + lineCount());
        }
        // Where nothing was edited, every block but the last has all its lines.
        int whole = (number - 1) / BLOCK;
        if (whole < blocks.size() && firstLine[whole] < number && number <= firstLine[whole + 1]) {
            return whole;
        }
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstLine[middle] <= number - 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        assert firstLine[low] < number && number <= firstLine[low + 1] : number;
        return low;
    }

    /**
     * This document with all {@code edits} made.
     *
     * @throws IllegalArgumentException if two edits overlap or one lies outside the text
     */
    public AccessFile apply(List<TextEdit> edits) {
        List<TextEdit> fromTheEnd = new ArrayList<>(edits);
        fromTheEnd.sort(Comparator.comparingInt(TextEdit::startLine)
                .thenComparingInt(TextEdit::startOffset)
                .reversed());
        AccessFile result = this;
        TextEdit later = null;
        for (TextEdit edit : fromTheEnd) {
            if (later != null && edit.overlaps(later)) {
                throw new IllegalArgumentException("edits overlap at line " + edit.startLine());
            }
            result = result.apply(edit);
            later = edit;
        }
        return result;
    }

    private AccessFile apply(TextEdit edit) {
        if (edit.endLine() == lineCount() + 1 && edit.endOffset() == 0 && edit.startOffset() == 0) {
            return toTheEnd(edit);
        }
        Line first = line(edit.startLine());
        Line last = line(edit.endLine());
        if (edit.startOffset() > first.text().length()
                || edit.endOffset() > last.text().length()) {
            throw new IllegalArgumentException("edit outside line " + edit.startLine());
        }
        LineEnding inner = first.ending() == LineEnding.NONE ? commonEnding() : first.ending();
        String text = first.text().substring(0, edit.startOffset())
                + edit.text()
                + last.text().substring(edit.endOffset());
        String[] pieces = text.split("\n", -1);
        List<Line> lines = new ArrayList<>(pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            lines.add(new Line(pieces[i], i == pieces.length - 1 ? last.ending() : inner));
        }
        return splice(edit.startLine(), edit.endLine() - edit.startLine() + 1, lines);
    }

    /** An edit of whole lines up to the end of the text, where no line begins any more. */
    private AccessFile toTheEnd(TextEdit edit) {
        AccessFile result = this;
        for (int number = lineCount(); number >= edit.startLine(); number--) {
            result = result.remove(number);
        }
        List<Line> lines =
                edit.text().lines().map(text -> new Line(text, commonEnding())).toList();
        return lines.isEmpty() ? result : result.insert(edit.startLine(), lines);
    }
}
