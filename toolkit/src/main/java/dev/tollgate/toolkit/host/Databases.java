package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Opens maps; they stay open as long as the process runs, as sendmail's do. */
final class Databases {
    private Databases() {}

    static Host.Opened open(String path, Host.DatabaseKind kind) {
        try {
            MapReader reader = MapFiles.open(Bytes.path(path));
            MapFormat wanted = switch (kind) {
                case HASH -> MapFormat.DB_HASH;
                case BTREE -> MapFormat.DB_BTREE;
                case CDB -> MapFormat.CDB;
            };
            if (reader.format() != wanted) {
                reader.close();
                return new Host.Opened(Optional.empty(), Errno.EINVAL);
            }
            return new Host.Opened(Optional.of(key -> get(reader, key)), Errno.NONE);
        } catch (MapFormatException e) {
            return new Host.Opened(Optional.empty(), Errno.EINVAL);
        } catch (IOException e) {
            return new Host.Opened(Optional.empty(), SafeFiles.of(e));
        }
    }

    private static Optional<String> get(MapReader reader, String key) {
        try {
            byte[] value = reader.get(key.getBytes(ISO_8859_1));
            return value == null ? Optional.empty() : Optional.of(new String(value, ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
