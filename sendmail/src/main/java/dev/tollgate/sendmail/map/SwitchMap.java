package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.MapSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence whose members the service switch names. */
final class SwitchMap implements MapClass {
    private final MapTable table;
    private final Report report;
    private final MapArguments arguments;
    private final MapSettings settings;

    SwitchMap(MapTable table, Report report, MapArguments arguments, MapSettings settings) {
        this.table = table;
        this.report = report;
        this.arguments = arguments;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "switch";
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
        List<String> kinds = settings.services(String.valueOf(map.file));
        if (kinds.isEmpty()) {
            return false;
        }
        map.members.clear();
        for (String kind : kinds) {
            String member = map.name + "." + kind;
            CfMap found = table.get(member);
            if (found == null) {
                report.system("Switch map " + map.name + ": unknown member map " + member);
            } else {
                map.members.add(found);
            }
        }
        return true;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        return SequenceMap.ask(table, map, key, values);
    }
}
