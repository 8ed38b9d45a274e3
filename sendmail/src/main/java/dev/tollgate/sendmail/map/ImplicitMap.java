package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Class implicit: a hash if there is one, for aliases else their text. */
final class ImplicitMap implements MapClass {
    private final DatabaseMap hash;
    private final AliasMap text;
    private final Report report;
    private final MapArguments arguments;

    ImplicitMap(DatabaseMap hash, AliasMap text, Report report, MapArguments arguments) {
        this.hash = hash;
        this.text = text;
        this.report = report;
        this.arguments = arguments;
    }

    @Override
    public String name() {
        return "implicit";
    }

    @Override
    public boolean holdsAliases() {
        return true;
    }

    @Override
    public boolean parse(CfMap map, String args) {
        return arguments.parse(map, args, MapArguments.File.REQUIRED);
    }

    @Override
    public boolean open(CfMap map) {
        boolean optional = !map.flags.add(CfMap.Flag.OPTIONAL);
        boolean opened = hash.open(map);
        if (!opened && map.is(CfMap.Flag.ALIAS)) {
            map.state = null;
            report.notice("WARNING: cannot open alias database " + map.file + "; reading text version");
            opened = text.open(map);
        }
        if (!optional) {
            map.flags.remove(CfMap.Flag.OPTIONAL);
        }
        return opened;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        return (map.state == null ? text : hash).lookup(map, key, values);
    }
}
