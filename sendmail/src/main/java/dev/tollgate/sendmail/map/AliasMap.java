package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.MapSettings;
import dev.tollgate.sendmail.scan.Chars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Class stab: aliases read from their text when the map is opened. */
final class AliasMap implements MapClass {
    private final Host host;
    private final Report report;
    private final MapArguments arguments;
    private final MapSettings settings;
    private final AliasTable table;

    AliasMap(Host host, Report report, MapArguments arguments, AliasTable table, MapSettings settings) {
        this.host = host;
        this.report = report;
        this.arguments = arguments;
        this.settings = settings;
        this.table = table;
    }

    @Override
    public String name() {
        return "stab";
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
        Host.FileText text = host.read(file, settings.mapUse());
        report.errno(text.errno());
        if (text.text().isEmpty()) {
            return false;
        }
        table.read(file, text.text().get());
        return true;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        String value = table.entries().get(Chars.lower(key));
        return value == null ? Found.none(0) : Values.found(map, key, value, values);
    }
}
