package dev.tollgate.store.history;

import dev.tollgate.store.environment.UnreadableRecordException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of the history. A key is the file's name (UTF-8), a zero byte and the number (4 bytes). Version 1 of a
 * revision: the version (1 byte), the origin's name, the time (8 bytes, milliseconds since 1970), user,
 * note, text digest, map digest (UTF-8, 2 bytes of length), the text's length (4 bytes). Texts are deflated.
 */
final class HistoryFormat {
    private static final int VERSION = 1;
    /** Half the time of the usual level, and a tenth more bytes. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 1 << 16;

    private HistoryFormat() {}

    static byte[] key(String file, int number) {
        byte[] name = file.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 5)
                .put(name)
                .put((byte) 0)
                .putInt(number)
                .array();
    }

    static int number(byte[] key) {
        return ByteBuffer.wrap(key, key.length - 4, 4).getInt();
    }

    static byte[] encode(Revision revision) {
        return bytes(out -> {
            out.writeByte(VERSION);
            out.writeUTF(revision.origin().name());
            out.writeLong(revision.at().toEpochMilli());
            out.writeUTF(revision.user());
            out.writeUTF(revision.note());
            out.writeUTF(revision.textDigest());
            out.writeUTF(revision.mapDigest());
            out.writeInt(revision.textLength());
        });
    }

    static Revision decodeRevision(byte[] key, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            checkVersion(in.readByte());
            Revision.Origin origin = Revision.Origin.valueOf(in.readUTF());
            Instant at = Instant.ofEpochMilli(in.readLong());
            String user = in.readUTF();
            String note = in.readUTF();
            String textDigest = in.readUTF();
            String mapDigest = in.readUTF();
            return new Revision(number(key), origin, at, user, note, textDigest, in.readInt(), mapDigest);
        } catch (IOException e) {
            throw new UnreadableRecordException("a revision cannot be read", e);
        }
    }

    static byte[] encode(Draft draft) {
        return bytes(out -> {
            out.writeByte(VERSION);
            out.writeLong(draft.at().toEpochMilli());
            out.writeUTF(draft.baseDigest());
            out.write(deflate(draft.text()));
        });
    }

    static Draft decodeDraft(byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            checkVersion(in.readByte());
            Instant at = Instant.ofEpochMilli(in.readLong());
            String base = in.readUTF();
            return new Draft(at, base, inflate(in.readAllBytes()));
        } catch (IOException e) {
            throw new UnreadableRecordException("a draft cannot be read", e);
        }
    }

    static byte[] deflate(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 4 + 64);
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UnreadableRecordException("a text of the history cannot be read", e);
        }
    }

    private static void checkVersion(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("record of version " + version + "; this program knows version " + VERSION);
        }
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
