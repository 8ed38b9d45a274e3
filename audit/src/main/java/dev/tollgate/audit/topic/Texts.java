package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;

import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfSetting;
import dev.tollgate.sendmail.mc.Call;
import dev.tollgate.sendmail.mc.Expansion;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.SendmailOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configuration texts that do not mean what they seem to. */
final class Texts {
    private static final Set<String> BEFORE_MAILER =
            Set.of("smrsh", "local_lmtp", "local_procmail", "local_no_masquerade");

    private Texts() {}

    static List<Check> all() {
        return List.of(
                Check.warning("TG989", "Mailer setting after MAILER() without effect")
                        .fix(INTENT)
                        .each(Texts::late),
                Check.error("TG990", "Unknown option").both().each(Texts::unknown),
                Check.warning("TG991", "Abbreviated option")
                        .both()
                        .each(look -> named(look, setting -> {
                            String full =
                                    setting.option().map(SendmailOption::name).orElse("");
                            if (!setting.isShort() && !full.isEmpty() && !full.equalsIgnoreCase(setting.written())) {
                                look.line(
                                        setting.line(),
                                        setting.written() + " is short for " + full
                                                + "; if a later version adds another option with this beginning, "
                                                + "sendmail does not start",
                                        "",
                                        "O " + full + "=" + setting.value());
                            }
                        })),
                Check.error("TG992", "Two spaces after O")
                        .both()
                        .each(look -> named(look, setting -> {
                            if (setting.line().text().startsWith("O  ")) {
                                look.line(
                                        setting.line(),
                                        "sendmail does not start: with two spaces after O, the name begins with a "
                                                + "space, and no option has such a name",
                                        "",
                                        setting.line().text().replaceFirst("^O +", "O "));
                            }
                        })),
                Check.info("TG993", "Option set twice").both().each(Texts::twice),
                Check.info("TG994", "One-letter option")
                        .both()
                        .each(look -> named(look, setting -> {
                            if (setting.isShort()) {
                                look.line(
                                        setting.line(),
                                        setting.option()
                                                .map(option -> "O" + setting.written() + " is the old short form of "
                                                        + option.name())
                                                .orElse("O" + setting.written()
                                                        + " is an old short form that is easily misread"),
                                        "",
                                        setting.option()
                                                .map(option -> option.cfLine(setting.value()))
                                                .orElse(""));
                            }
                        })),
                Check.error("TG995", "Option that this build cannot do")
                        .both()
                        .fix(UNSAFE)
                        .each(Texts::impossible),
                Check.warning("TG996", "Definition that FEATURE(`msp') overwrites")
                        .submit()
                        .fix(INTENT)
                        .each(Texts::overwritten),
                Check.warning("TG997", "sendmail.cf was edited by hand").both().each(Texts::edited),
                Check.info("TG998", "sendmail.cf older than its mc").both().each(Texts::stale),
                Check.error("TG999", "m4 printed an error that nobody saw")
                        .both()
                        .each(Texts::errors));
    }

    private static void named(Look look, java.util.function.Consumer<CfSetting> check) {
        // What m4 writes is well formed; only a cf that somebody may have edited is looked at.
        if (look.c().cfPath().isPresent()) {
            look.c().cf().settings().forEach(check);
        }
    }

    private static void late(Look look) {
        McSource mc = look.c().mc().orElse(null);
        if (mc == null || look.c().role() == Role.SUBMIT) {
            return;
        }
        boolean local = false;
        boolean any = false;
        for (Call call : mc.expansion().calls()) {
            String first = call.argument(0);
            boolean own = call.inMain();
            if (call.name().equals("MAILER") && own) {
                any = true;
                local |= first.equals("local");
            } else if (own
                    && local
                    && (call.name().equals("FEATURE") && BEFORE_MAILER.contains(first)
                            || call.name().equals("MODIFY_MAILER_FLAGS") && first.equals("LOCAL")
                            || call.name().equals("define") && first.matches("LOCAL_(MAILER|SHELL)_\\w+"))) {
                look.move(call, "MAILER(`local') comes first, so this line has no effect: move it above that one");
            } else if (own
                    && any
                    && call.name().equals("define")
                    && first.matches("(SMTP|ESMTP|RELAY|DSMTP|SMTP8)_MAILER_\\w+")) {
                look.move(call, "the mailer is already defined, so this line has no effect: move it above MAILER()");
            }
        }
    }

    private static void unknown(Look look) {
        List<String> names = Options.all().stream().map(SendmailOption::name).toList();
        for (CfSetting setting : look.c().cf().settings()) {
            if (setting.option().isEmpty()
                    && !setting.written().isEmpty()
                    && !setting.line().text().startsWith("O  ")) {
                look.line(
                        setting.line(),
                        "sendmail does not start: it does not know the option " + setting.written()
                                + (setting.isShort() ? "" : Nearest.hint(setting.written(), names)),
                        "",
                        "");
            }
        }
    }

    private static void impossible(Look look) {
        Build build = look.audit().build();
        for (CfSetting setting : look.c().cf().settings()) {
            SendmailOption option = setting.option().orElse(null);
            if (option != null
                    && !build.can(option.name())
                    && !(option.name().equals("RejectNUL") && setting.value().isBlank())) {
                String says = "this build of sendmail cannot do " + option.name()
                        + ": it does not start, or says so and continues without it";
                look.c()
                        .mc()
                        .flatMap(mc -> mc.expansion().definedBy(option.define()))
                        .filter(Call::inMain)
                        .ifPresentOrElse(call -> look.remove(call, says), () -> look.option(option.name(), says));
            }
        }
    }

    private static void twice(Look look) {
        Map<String, CfSetting> seen = new LinkedHashMap<>();
        for (CfSetting setting : look.c().cf().settings()) {
            SendmailOption option = setting.option().orElse(null);
            if (option != null && !option.addsUp()) {
                CfSetting first = seen.put(option.name(), setting);
                if (first != null) {
                    look.line(
                            setting.line(),
                            option.name() + " is set a second time, and the last one counts"
                                    + (look.c().cfPath().isPresent()
                                            ? ": line " + first.line().number() + " is lost"
                                            : ""),
                            "",
                            "");
                }
            }
        }
        look.c().mc().ifPresent(mc -> definedTwice(look, mc));
    }

    private static void definedTwice(Look look, McSource mc) {
        Map<String, Call> seen = new LinkedHashMap<>();
        for (Call call : mc.expansion().calls()) {
            boolean define = call.name().equals("define") && call.inMain();
            if (define && Options.definedBy(call.argument(0)).isPresent()) {
                Call first = seen.put(call.argument(0), call);
                if (first != null && !first.argument(1).equals(call.argument(1))) {
                    look.call(
                            call,
                            call.argument(0) + " is defined a second time, and the last one counts: line "
                                    + mc.line(first.origin().start()) + " is lost",
                            "");
                }
            } else if (call.name().equals("undefine")) {
                seen.remove(call.argument(0));
            }
        }
    }

    private static void overwritten(Look look) {
        McSource mc = look.c().mc().orElse(null);
        Call msp = mc == null ? null : look.c().featureCall("msp").orElse(null);
        if (mc == null || msp == null) {
            return;
        }
        for (Call call : mc.expansion().calls()) {
            if (call.equals(msp)) {
                return;
            }
            if (call.name().equals("define")
                    && call.inMain()
                    && Set.of("confPRIVACY_FLAGS", "confDONT_PROBE_INTERFACES", "confQUEUE_FILE_MODE")
                            .contains(call.argument(0))) {
                look.move(
                        call,
                        "FEATURE(`msp') sets " + call.argument(0)
                                + " itself, so this definition is lost: move it after that line");
            }
        }
    }

    private static void edited(Look look) {
        McSource mc = look.c().mc().orElse(null);
        if (mc == null || look.c().cfPath().isEmpty() || !mc.complete()) {
            return;
        }
        Map<String, List<String>> made = values(CfDocument.parse(mc.expansion().text()));
        Map<String, List<String>> runs = values(look.c().cf());
        for (CfSetting setting : look.c().cf().settings()) {
            setting.option().ifPresent(option -> {
                List<String> expected = made.getOrDefault(option.name(), List.of());
                if (!expected.contains(setting.value())) {
                    look.line(
                            setting.line(),
                            "the mc does not make this line (it makes "
                                    + (expected.isEmpty()
                                            ? "none for " + option.name()
                                            : option.name() + "=" + expected.get(expected.size() - 1))
                                    + "), so the next run of m4 removes it",
                            option.mcLine(setting.value()),
                            "");
                }
            });
        }
        made.forEach((name, values) -> {
            if (!runs.containsKey(name)) {
                look.whole(
                        "the mc sets " + name + "=" + values.get(values.size() - 1) + ", but the cf does not",
                        "",
                        Options.known(name).cfLine(values.get(values.size() - 1)));
            }
        });
    }

    private static Map<String, List<String>> values(CfDocument cf) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (CfSetting setting : cf.settings()) {
            setting.option()
                    .ifPresent(option -> values.computeIfAbsent(option.name(), unseen -> new ArrayList<>())
                            .add(setting.value()));
        }
        return values;
    }

    private static void stale(Look look) {
        Optional<FileFact> cf = look.c().cfPath().flatMap(path -> look.host().file(path));
        Optional<FileFact> mc = look.c().mc().flatMap(source -> look.host().file(source.path()));
        if (cf.isPresent()
                && mc.isPresent()
                && cf.get().isFile()
                && mc.get().modified() > cf.get().modified()) {
            look.file(
                    cf.get().path(),
                    mc.get().path() + " was changed after this file was made, so the changes have no effect",
                    Commands.writing(cf.get().path(), "m4", mc.get().path()));
        }
    }

    /** Whether the file of m4's message is there, and only the one who asks may not read it. */
    private static boolean isThere(Look look, String message) {
        String[] parts = message.split("'");
        String path = parts.length > 1 ? parts[1] : "";
        return look.audit()
                .host()
                .file(path.startsWith("/") ? path : "/etc/mail/" + path)
                .filter(FileFact::exists)
                .isPresent();
    }

    private static void errors(Look look) {
        McSource mc = look.c().mc().orElse(null);
        if (mc == null || !mc.complete()) {
            return;
        }
        for (Expansion.Message message : mc.expansion().messages()) {
            String text = message.text().strip().replaceAll("\\s+", " ");
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("*** error") || lower.startsWith("m4: cannot open") && !isThere(look, text)) {
                look.call(
                        new Call("", List.of(), message.main(), message.main()),
                        "m4 writes \"" + text + "\" but exits 0, and what the line asks for is not in the cf",
                        "");
            }
        }
    }
}
