package dev.tollgate.audit.check;

import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.host.Host;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Origin;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One check at work on one configuration: what it sees, and where it reports. */
public final class Look {
    private final Check check;
    private final Severity severity;
    private final Audit audit;
    private final Configuration configuration;
    private final Set<Finding> findings;
    /** Told when the host's facts are asked for and there are none. */
    private final Runnable missed;

    Look(
            Check check,
            Severity severity,
            Audit audit,
            Configuration configuration,
            Set<Finding> findings,
            Runnable missed) {
        this.missed = missed;
        this.check = check;
        this.severity = severity;
        this.audit = audit;
        this.configuration = configuration;
        this.findings = findings;
    }

    /** The configuration. */
    public Configuration c() {
        return configuration;
    }

    /** The host's facts. */
    public Host host() {
        if (audit.host() == Host.UNKNOWN) {
            missed.run();
        }
        return audit.host();
    }

    /** Everything that is audited. */
    public Audit audit() {
        return audit;
    }

    /** The same check with another severity. */
    public Look as(Severity other) {
        return new Look(check, other, audit, configuration, findings, missed);
    }

    /** Reports {@code option}, which should be {@code good}. */
    public void set(String option, String good, String message) {
        SendmailOption known = Options.known(option);
        add(place(option), message, known.mcLine(good), known.cfLine(good), fix(known, good));
    }

    /**
     * Reports {@code option}, which should be {@code good}. The lines to write hold {@code together}, which is what all
     * findings about the option ask for: who writes one line after the other would lose words.
     */
    public void set(String option, String good, String together, String message) {
        SendmailOption known = Options.known(option);
        add(place(option), message, known.mcLine(together), known.cfLine(together), fix(known, good));
    }

    /** Reports {@code option}; what it should be depends. */
    public void option(String option, String message) {
        add(place(option), message, "", "", Optional.empty());
    }

    /** Reports {@code option}, with the lines to write, which nobody but a person can decide on. */
    public void advise(String option, String message, String mc, String cf) {
        add(place(option), message, mc, cf, Optional.empty());
    }

    /** Reports {@code option}, whose file the commands put right. */
    public void advise(String option, String message, String mc, Commands commands) {
        findings.add(new Finding(
                check.code(),
                severity,
                place(option),
                message,
                mc,
                commands.text(),
                commands,
                Optional.empty(),
                check.standards()));
    }

    /** Reports a line of the cf. */
    public void line(CfLine line, String message, String mc, String cf) {
        add(place(line), message, mc, cf, Optional.empty());
    }

    /** Reports a call of the mc. */
    public void call(Call call, String message, String mc) {
        add(place(call.main()), message, mc, "", Optional.empty());
    }

    /** Reports a call of the mc that should go. */
    public void remove(Call call, String message) {
        Optional<Fix> fix =
                edits().filter(edits -> call.inMain()).map(edits -> fix("remove the call", edits.remove(call)));
        add(place(call.main()), message, "dnl " + written(call), "", fix);
    }

    /** Reports a call of the mc that should stand further up or down. */
    public void move(Call call, String message) {
        Optional<Fix> fix = edits().filter(edits -> call.inMain()).map(edits -> fix("move the line", edits.move(call)));
        add(place(call.main()), message, "", "", fix);
    }

    /** Reports argument {@code index} of a call, which should be {@code good}. */
    public void argument(Call call, int index, String good, String message, String cf) {
        Optional<Fix> fix = edits().filter(edits -> call.inMain())
                .map(edits -> fix("write `" + good + "'", edits.replace(call, index, good)))
                .filter(found -> !found.edits().isEmpty());
        List<String> arguments = new ArrayList<>(call.arguments());
        arguments.set(index, good);
        add(
                place(call.main()),
                message,
                written(new Call(call.name(), arguments, call.origin(), call.main())),
                cf,
                fix);
    }

    /** Reports that the configuration lacks the mc line {@code line}. */
    public void lacks(String line, String message, String cf) {
        add(
                Place.of(configuration.path()),
                message,
                line,
                cf,
                edits().map(edits -> fix("add " + line.replaceAll("dnl$", ""), edits.insert(line))));
    }

    /** Reports the configuration as a whole. */
    public void whole(String message, String mc, String cf) {
        add(Place.of(configuration.path()), message, mc, cf, Optional.empty());
    }

    /** Reports a file of the host, with what to write into it. */
    public void file(String path, String message, String text) {
        add(Place.of(path), message, "", text, Optional.empty());
    }

    /** Reports a file of the host, with the commands that put it right. */
    public void file(String path, String message, Commands commands) {
        add(Place.of(path), message, commands);
    }

    /** Reports a line of a file of the host, with what to write instead. */
    public void text(String path, int line, String text, String message, String good) {
        add(new Place(path, line, 0, text.length(), text), message, "", good, Optional.empty());
    }

    /** Reports a line of a file of the host, with the commands that put it right. */
    public void text(String path, int line, String text, String message, Commands commands) {
        add(new Place(path, line, 0, text.length(), text), message, commands);
    }

    private static String written(Call call) {
        return call.name() + "("
                + String.join(
                        ", ",
                        call.arguments().stream()
                                .map(argument -> "`" + argument + "'")
                                .toList())
                + ")dnl";
    }

    private void add(Place place, String message, String mc, String cf, Optional<Fix> fix) {
        findings.add(
                new Finding(check.code(), severity, place, message, mc, cf, Commands.NONE, fix, check.standards()));
    }

    private void add(Place place, String message, Commands commands) {
        findings.add(new Finding(
                check.code(),
                severity,
                place,
                message,
                "",
                commands.text(),
                commands,
                Optional.empty(),
                check.standards()));
    }

    private Optional<Fix> fix(SendmailOption option, String good) {
        return option.define().isEmpty()
                ? Optional.empty()
                : edits().map(edits ->
                        fix("set " + option.name() + " to " + good, edits.define(option.define(), good)));
    }

    private Fix fix(String description, List<Edit> edits) {
        return new Fix(description, check.fix(), configuration.path(), edits);
    }

    private Optional<McEdits> edits() {
        return check.fix() == Fix.Kind.NONE
                ? Optional.empty()
                : configuration.mc().map(mc -> new McEdits(mc, configuration.role()));
    }

    private Place place(String option) {
        SendmailOption known = Options.known(option);
        Optional<Call> defined = configuration.mc().flatMap(mc -> mc.expansion().definedBy(known.define()));
        Optional<CfSetting> set = configuration.set(option);
        if (defined.isPresent()) {
            // The defaults come with sendmail's own file; no line of the mc is to blame for them.
            boolean stock = defined.get().origin().file().endsWith("cfhead.m4");
            return stock ? Place.of(configuration.path()) : place(defined.get().main());
        }
        return set.isPresent() ? place(set.get().line()) : Place.of(configuration.path());
    }

    private Place place(CfLine line) {
        if (configuration.cfPath().isEmpty()) {
            return written(line).map(this::place).orElseGet(() -> Place.of(configuration.path()));
        }
        String text = configuration
                .cf()
                .text()
                .lines()
                .skip(line.number() - 1)
                .findFirst()
                .orElse("");
        return new Place(configuration.cfPath().get(), line.number(), 0, text.length(), text);
    }

    /** The call that wrote a line which takes its text from an argument, as ports and filters do. */
    private Optional<Origin> written(CfLine line) {
        List<Origin> found = new ArrayList<>();
        configuration
                .mc()
                .ifPresent(mc -> mc.expansion().calls().stream()
                        .filter(call -> List.of("DAEMON_OPTIONS", "INPUT_MAIL_FILTER", "MAIL_FILTER", "TRUST_AUTH_MECH")
                                .contains(call.name()))
                        .filter(call -> call.arguments().stream()
                                .allMatch(argument ->
                                        !argument.isEmpty() && line.text().contains(argument)))
                        .forEach(call -> found.add(call.main())));
        return found.stream().findFirst();
    }

    private Place place(Origin origin) {
        McSource mc = configuration.mc().orElseThrow();
        String text = mc.text();
        int from = Math.min(origin.start(), text.length());
        int start = text.lastIndexOf('\n', from - 1) + 1;
        int newline = text.indexOf('\n', from);
        int end = newline < 0 ? text.length() : newline;
        if (origin.end() == 0) {
            return Place.of(mc.path());
        }
        return new Place(
                mc.path(),
                mc.line(from),
                from - start,
                Math.min(origin.end(), end) - start,
                text.substring(start, end));
    }
}
