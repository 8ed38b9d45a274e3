package dev.tollgate.toolkit.site;

import dev.tollgate.audit.catalogue.Auditor;
import dev.tollgate.audit.catalogue.GoodValue;
import dev.tollgate.audit.catalogue.GoodValues;
import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.Host;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.M4Exception;
import dev.tollgate.sendmail.option.OptionHistory;
import dev.tollgate.sendmail.option.OptionReading;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import dev.tollgate.toolkit.host.NamedFiles;
import dev.tollgate.toolkit.site.SiteOption.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the options of a site. */
public final class SiteOptions {
    private SiteOptions() {}

    /** All options, of no site. */
    public static List<SiteOption> catalogue() {
        return Options.all().stream()
                .map(option -> of(option, Optional.empty(), List.of()))
                .toList();
    }

    /**
     * All options, with what {@code site} makes of them.
     *
     * @throws SiteException where m4 itself gives up on an mc
     */
    public static List<SiteOption> of(SiteFile site) throws IOException {
        Path name = site.path().getFileName();
        Configuration configuration = read(site, NamedFiles.text(site.path()), String.valueOf(name));
        Map<Finding, List<String>> findings = findings(configuration);
        return Options.all().stream()
                .map(option -> {
                    Optional<Setting> setting = setting(configuration, option, String.valueOf(name));
                    return of(option, setting, advice(findings, option, setting));
                })
                .toList();
    }

    private static Configuration read(SiteFile site, String text, String name) throws IOException {
        Role role = name.startsWith("submit") ? Role.SUBMIT : Role.MTA;
        if (site.kind() == SiteFile.Kind.CF) {
            return new Configuration(role, CfDocument.parse(text), Optional.of(name), Optional.empty());
        }
        try {
            return Configuration.of(role, McSource.read(name, text, path -> NamedFiles.beside(site.path(), path)));
        } catch (M4Exception e) {
            throw new SiteException(Failure.Kind.BAD_DATA, "m4 gives up on it: " + e.getMessage());
        }
    }

    private static SiteOption of(SendmailOption option, Optional<Setting> setting, List<OptionAdvice> advice) {
        return new SiteOption(
                option.name(),
                option.define(),
                option.letter(),
                option.meaning(),
                option.type().meaning(),
                option.builtIn(),
                option.mcDefault(),
                OptionHistory.since(option),
                OptionHistory.until(option).map(Object::toString).orElse(""),
                OptionHistory.needs(option),
                GoodValues.of(option).stream().map(good -> good(option, good)).toList(),
                setting,
                advice);
    }

    private static OptionGood good(SendmailOption option, GoodValue good) {
        return new OptionGood(
                good.shown(),
                good.isForAll()
                        ? List.of()
                        : good.profiles().stream().map(Profile::word).toList(),
                good.values().stream().map(value -> line(option, value)).collect(Collectors.joining("\n")));
    }

    /** What to write: in the mc where that has a macro for it, else in the cf. */
    private static String line(SendmailOption option, String value) {
        String mc = option.mcLine(value);
        return mc.isEmpty() ? option.cfLine(value) : mc;
    }

    private static Optional<Setting> setting(Configuration configuration, SendmailOption option, String name) {
        return configuration.set(option.name()).map(set -> {
            int line = configuration
                    .mc()
                    .map(mc -> line(mc, option))
                    .orElseGet(() -> set.line().number());
            return new Setting(value(configuration, option, set), OptionReading.of(option, set.value()), name, line);
        });
    }

    /** The text of the line that counts, or of all of them where they add up. */
    private static String value(Configuration configuration, SendmailOption option, CfSetting set) {
        return option.addsUp()
                ? String.join(
                        " | ",
                        configuration.all(option.name()).stream()
                                .map(CfSetting::value)
                                .toList())
                : set.value();
    }

    /** The line of the mc that sets the option; 0 where only sendmail's own files do. */
    private static int line(McSource mc, SendmailOption option) {
        return mc.expansion()
                .definedBy(option.define())
                .filter(call -> !call.origin().file().endsWith("cfhead.m4"))
                .map(Call::main)
                .filter(main -> main.end() > 0)
                .map(main -> mc.line(main.start()))
                .orElse(0);
    }

    /** What the audit finds in the configuration, and for which kinds of hosts. */
    private static Map<Finding, List<String>> findings(Configuration configuration) {
        Map<Finding, List<String>> all = new LinkedHashMap<>();
        boolean submit = configuration.role() == Role.SUBMIT;
        for (Profile profile : Profile.values()) {
            Audit audit = new Audit(
                    submit ? Optional.empty() : Optional.of(configuration),
                    submit ? Optional.of(configuration) : Optional.empty(),
                    Host.UNKNOWN,
                    profile,
                    Build.of(Host.UNKNOWN, Optional.of(configuration)));
            for (Finding finding : Auditor.audit(audit)) {
                all.computeIfAbsent(finding, unseen -> new ArrayList<>()).add(profile.word());
            }
        }
        return all;
    }

    private static List<OptionAdvice> advice(
            Map<Finding, List<String>> findings, SendmailOption option, Optional<Setting> setting) {
        Map<String, OptionAdvice> advice = new LinkedHashMap<>();
        findings.forEach((finding, profiles) -> {
            String asked = option.cfLine("") + "=";
            boolean names = finding.cf().startsWith(asked);
            boolean there = finding.place().line() > 0
                    && setting.filter(set -> set.line() == finding.place().line())
                            .isPresent();
            if (names || there && finding.cf().isEmpty()) {
                String value = names ? finding.cf().substring(asked.length()) : "";
                advice.merge(
                        finding.rule() + finding.message() + value,
                        new OptionAdvice(
                                finding.rule(),
                                finding.message(),
                                value,
                                value.isEmpty() ? "" : line(option, value),
                                profiles),
                        SiteOptions::both);
            }
        });
        return List.copyOf(advice.values());
    }

    /** The same advice, whose severity differs between hosts. */
    private static OptionAdvice both(OptionAdvice first, OptionAdvice second) {
        List<String> profiles = new ArrayList<>(first.profiles());
        second.profiles().stream().filter(each -> !profiles.contains(each)).forEach(profiles::add);
        return new OptionAdvice(first.rule(), first.message(), first.value(), first.lines(), profiles);
    }
}
