package dev.tollgate.cli.hostile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of DER that can be changed: its tag, and what it holds, as elements where that is what the bytes are. Written
 * again, all lengths around a change are right, so that a reader gets as far as the change.
 */
final class Der {
    private static final int CONSTRUCTED = 0x20;
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int BIT_STRING = 0x03;
    private static final int LONG_TAG = 0x1F;
    private static final int DEEPEST = 40;

    byte[] tag;
    /** Null where {@link #parts} is what it holds. */
    byte @Nullable [] content;

    List<Der> parts = new ArrayList<>();
    /** The octet before the parts of a bit string. */
    private byte[] lead = new byte[0];
    /** Bytes to be written where the length belongs. */
    byte @Nullable [] lengthBytes;

    private Der(byte[] tag) {
        this.tag = tag;
    }

    static Der primitive(int tag, byte[] content) {
        Der element = new Der(new byte[] {(byte) tag});
        element.content = content;
        return element;
    }

    static Der sequence(List<Der> parts) {
        Der element = new Der(new byte[] {SEQUENCE});
        element.parts = new ArrayList<>(parts);
        return element;
    }

    /** The one element that {@code bytes} are, if they are. */
    static Optional<Der> read(byte[] bytes) {
        List<Der> elements = all(bytes, 0);
        return elements.size() == 1 ? Optional.of(elements.get(0)) : Optional.empty();
    }

    /** The elements that {@code bytes} are; none if something is left over, or too deep for anybody's elements. */
    private static List<Der> all(byte[] bytes, int depth) {
        List<Der> elements = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            if (depth > DEEPEST) {
                return List.of();
            }
            int start = at;
            boolean longTag = (bytes[at] & LONG_TAG) == LONG_TAG;
            at++;
            while (longTag && at < bytes.length && bytes[at] < 0) {
                at++;
            }
            at += longTag ? 1 : 0;
            int tagEnd = at;
            if (at >= bytes.length) {
                return List.of();
            }
            int length = bytes[at++] & 0xFF;
            if (length > 0x80) {
                int octets = length & 0x7F;
                length = 0;
                for (int i = 0; i < octets && at < bytes.length && length < 1 << 22; i++) {
                    length = length << 8 | bytes[at++] & 0xFF;
                }
            }
            if (length > bytes.length - at) {
                return List.of();
            }
            byte[] content = Arrays.copyOfRange(bytes, at, at + length);
            elements.add(of(Arrays.copyOfRange(bytes, start, tagEnd), content, depth + 1));
            at += length;
        }
        return elements;
    }

    private static Der of(byte[] tag, byte[] content, int depth) {
        Der element = new Der(tag);
        boolean bits = tag[0] == BIT_STRING && content.length > 1 && content[0] == 0;
        if ((tag[0] & CONSTRUCTED) != 0) {
            element.parts = new ArrayList<>(all(content, depth));
        } else if (bits || tag[0] == OCTET_STRING) {
            element.parts =
                    new ArrayList<>(all(bits ? Arrays.copyOfRange(content, 1, content.length) : content, depth));
            element.lead = bits ? new byte[1] : new byte[0];
        }
        if (element.parts.isEmpty()) {
            element.content = content;
        }
        return element;
    }

    /** This element and all below it. */
    List<Der> everything() {
        List<Der> all = new ArrayList<>(List.of(this));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).parts);
        }
        return all;
    }

    /** About how many bytes it is written as. */
    long size() {
        byte[] own = content;
        return own == null ? parts.stream().mapToLong(Der::size).sum() + tag.length : own.length;
    }

    byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] inner = inner();
        out.writeBytes(tag);
        out.writeBytes(lengthBytes == null ? length(inner.length) : lengthBytes);
        out.writeBytes(inner);
        return out.toByteArray();
    }

    private byte[] inner() {
        byte[] own = content;
        if (own != null) {
            return own;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(lead);
        parts.forEach(part -> out.writeBytes(part.write()));
        return out.toByteArray();
    }

    /** {@code length} as DER writes it. */
    static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        byte[] bytes = new byte[octets + 1];
        bytes[0] = (byte) (0x80 | octets);
        for (int i = 0; i < octets; i++) {
            bytes[octets - i] = (byte) (length >>> 8 * i);
        }
        return bytes;
    }
}
