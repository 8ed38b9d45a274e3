package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Lines;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps that are texts of lines with columns, read at every lookup. */
final class TextMap implements MapClass {
    private final Host host;
    private final Report report;
    private final MapArguments arguments;
    private final MapSettings settings;

    private record Columns(int key, int value) {}

    TextMap(Host host, Report report, MapArguments arguments, MapSettings settings) {
        this.host = host;
        this.report = report;
        this.arguments = arguments;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    @Override
    public boolean parse(CfMap map, String text) {
        return arguments.parse(map, text, MapArguments.File.REQUIRED);
    }

    @Override
    public boolean open(CfMap map) {
        String file = String.valueOf(map.file);
        String where = "text map \"" + map.name + "\"";
        if (!file.startsWith("/")) {
            report.system(where + ": file name must be fully qualified");
            return false;
        }
        int unsafe = host.safety(file, settings.mapUse());
        if (unsafe != Errno.NONE) {
            // The C library's number is left only where the folder itself cannot be reached.
            int slash = file.lastIndexOf('/');
            String folder = slash <= 0 ? "/" : file.substring(0, slash);
            report.errno(
                    unsafe == Errno.ENOENT && host.safety(folder + "/.", Host.FileUse.PLAIN) == Errno.ENOENT
                            ? Errno.ENOENT
                            : Errno.NONE);
            if (!map.is(CfMap.Flag.OPTIONAL)) {
                report.system(where + ": unsafe map file " + file);
            }
            return false;
        }
        String key = map.keyColumn;
        String value = map.valueColumn;
        if (isNoNumber(where, file, "-k", key) || isNoNumber(where, file, "-v", value)) {
            return false;
        }
        map.state = new Columns(key == null ? 0 : Chars.decimal(key), value == null ? 0 : Chars.decimal(value));
        return true;
    }

    private boolean isNoNumber(String where, String file, String flag, @Nullable String column) {
        if (column == null || Chars.isDigit(MapArguments.first(column))) {
            return false;
        }
        report.system(where + ", file " + file + ": " + flag + " should specify a number, not " + column);
        return true;
    }

    /**
     * What a text map finds in entries that stand for its lines; {@code null} where its columns are others than the key at
     * the start and white space after it.
     */
    static Host.@Nullable Database columnsOf(CfMap map, Host.Database entries) {
        String key = map.keyColumn;
        String value = map.valueColumn;
        boolean plain = map.delimiter == '\0' && (key == null || key.equals("0"));
        int column = value == null || !Chars.isDigit(MapArguments.first(value)) ? 0 : Chars.decimal(value);
        if (!plain || column == 0) {
            return null;
        }
        return asked -> {
            String folded = Chars.lower(asked);
            return entries.get(folded)
                    .flatMap(found -> Optional.ofNullable(Lines.column(asked + "\t" + found, column, '\0')));
        };
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        String wanted = Values.key(map, key);
        Host.FileText text = host.read(String.valueOf(map.file), settings.mapUse());
        report.errno(Errno.NONE);
        if (text.text().isEmpty()) {
            map.flags.remove(CfMap.Flag.VALID);
            map.flags.remove(CfMap.Flag.OPEN);
            return Found.none(Sysexits.UNAVAILABLE);
        }
        Columns columns = (Columns) java.util.Objects.requireNonNull(map.state);
        for (String line : Lines.of(text.text().get())) {
            if (line.startsWith("#")) {
                continue;
            }
            String found = Lines.column(line, columns.key, map.delimiter);
            if (found != null && Chars.same(wanted, found)) {
                String value = Lines.column(line, columns.value, map.delimiter);
                return value == null ? Found.none(Sysexits.NOTFOUND) : Values.found(map, key, value, values);
            }
        }
        return Found.none(Sysexits.NOTFOUND);
    }
}
