package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.map.AliasTable;
import dev.tollgate.sendmail.map.MapTable;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Program;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A process of sendmail with what it has read from a configuration. */
public final class Configuration {
    private final Report report;
    private final Host host;
    private final Program program;
    private final Settings settings;
    private final MapTable maps;
    private final Mailers mailers = new Mailers();
    private final Set<String> filters = new java.util.LinkedHashSet<>();
    private final Set<String> queues = new HashSet<>(Set.of("mqueue"));
    private final HeaderReader headers;
    private final Startup startup;
    private final Mode mode;

    /** What a process is started for. */
    public enum Mode {
        /** To answer in test mode. */
        TEST,
        /** To receive mail. */
        DAEMON
    }

    /**
     * A process that has read nothing yet.
     *
     * @param aliases what reads files of aliases
     */
    public Configuration(Report report, Host host, AliasTable aliases, Mode mode) {
        this.mode = mode;
        this.report = report;
        this.host = host;
        program = new Program(report);
        settings = new Settings(host);
        maps = new MapTable(program, host, settings, aliases, mode == Mode.DAEMON);
        headers = new HeaderReader(program);
        startup = new Startup(this);
        startup.begin();
    }

    /** Reads the file {@code path}, and makes the process ready to run. */
    public void read(String path) {
        new CfReader(this).read(path);
        startup.finish();
    }

    public Report report() {
        return report;
    }

    Mode mode() {
        return mode;
    }

    /** The mail filters that it names. */
    public Set<String> filters() {
        return Set.copyOf(filters);
    }

    Set<String> filterNames() {
        return filters;
    }

    public Host host() {
        return host;
    }

    public Program program() {
        return program;
    }

    public Settings settings() {
        return settings;
    }

    public MapTable maps() {
        return maps;
    }

    public Mailers mailers() {
        return mailers;
    }

    Set<String> queues() {
        return queues;
    }

    HeaderReader headers() {
        return headers;
    }

    /** The rulesets that check headers, by the headers' names in lower case. */
    public Map<String, String> headerChecks() {
        return Map.copyOf(headers.checks());
    }
}
