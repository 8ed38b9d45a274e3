package dev.tollgate.sendmail.map;

import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.Exchangers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hosts that take mail for a name. */
final class BestMxMap implements MapClass {
    private final Exchangers exchangers;
    private final Report report;
    private final MapArguments arguments;

    BestMxMap(Exchangers exchangers, Report report, MapArguments arguments) {
        this.exchangers = exchangers;
        this.report = report;
        this.arguments = arguments;
    }

    @Override
    public String name() {
        return "bestmx";
    }

    @Override
    public boolean parse(CfMap map, String text) {
        return arguments.parse(map, text, MapArguments.File.OPTIONAL);
    }

    @Override
    public Found lookup(CfMap map, String key, @Nullable List<String> values) {
        Exchangers.Answer answer = exchangers.find(map.name(), key);
        report.errno(Errno.NONE);
        String hosts = answer.hosts();
        return hosts == null
                ? Found.none(answer.status())
                : new Found(Values.found(map, key, hosts, values).value(), answer.status());
    }
}
