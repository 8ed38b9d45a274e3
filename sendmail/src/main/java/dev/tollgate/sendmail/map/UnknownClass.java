package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Sysexits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for a class that there is not. */
final class UnknownClass implements MapClass {
    @Override
    public String name() {
        return "null";
    }

    @Override
    public boolean parse(CfMap map, String arguments) {
        return true;
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> arguments) {
        return Found.none(Sysexits.NOTFOUND);
    }
}
