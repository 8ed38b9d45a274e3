package dev.tollgate.audit.topic;

import static dev.tollgate.audit.check.Fix.Kind.INTENT;
import static dev.tollgate.audit.check.Fix.Kind.LAYOUT;
import static dev.tollgate.audit.check.Fix.Kind.NONE;
import static dev.tollgate.audit.check.Fix.Kind.UNSAFE;
import static dev.tollgate.audit.check.Profile.FIREWALL;
import static dev.tollgate.audit.check.Profile.HUB;
import static dev.tollgate.audit.check.Profile.MX;
import static dev.tollgate.audit.check.Profile.NULLCLIENT;
import static dev.tollgate.audit.check.Profile.POPIMAP;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.Role;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.sendmail.option.Options;
import dev.tollgate.sendmail.option.PrivacyWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What strangers and local users may ask. */
final class Privacy {
    private static final String OPTION = "PrivacyOptions";

    /** What those who write goaway want as well. */
    private static final List<String> BESIDE_GOAWAY =
            List.of("noetrn", "restrictmailq", "restrictqrun", "restrictexpand");

    /** Words that a check asks for where they matter; a choice is what somebody has to decide on. */
    private record Asked(Check check, Predicate<Configuration> matters, List<String> words, boolean choice) {
        List<String> missing(Configuration c) {
            List<String> missing =
                    words.stream().filter(word -> !c.isPrivate(word)).toList();
            return check.looksAt(c.role()) && matters.test(c) ? missing : List.of();
        }
    }

    private static final List<Asked> ASKED = new ArrayList<>();
    private static final List<Check> ALL = checks();

    private Privacy() {}

    static List<Check> all() {
        return ALL;
    }

    private static List<Check> checks() {
        return List.of(
                Check.warning("TG920", "No privacy options at all").fix(INTENT).each(Privacy::none),
                word(
                        Check.warning("TG921", "VRFY tells whether a user exists")
                                .standards("GEN004680", "AIX7-00-003117", "MAIL-8820")
                                .as(Severity.INFO, NULLCLIENT),
                        c -> !c.cf().hasRuleset("check_vrfy") && !c.cf().hasRuleset("Local_check_vrfy"),
                        "VRFY tells every client whether a user exists here",
                        "novrfy"),
                word(
                        Check.warning("TG922", "EXPN lists the members of aliases")
                                .standards("GEN004660", "AIX7-00-003117")
                                .as(Severity.INFO, NULLCLIENT),
                        c -> !c.cf().hasRuleset("check_expn") && !c.cf().hasRuleset("Local_check_expn"),
                        "EXPN shows every client the members of aliases and the contents of .forward files",
                        "noexpn"),
                word(
                        Check.info("TG923", "VERB is open"),
                        c -> !c.isPrivate("noexpn"),
                        "VERB makes a session verbose, and its mail is then delivered while the client waits",
                        "noverb"),
                word(
                        Check.warning("TG924", "MAIL accepted without HELO"),
                        c -> true,
                        "clients may send mail without saying who they are",
                        "needmailhelo"),
                word(
                        Check.info("TG925", "VRFY or EXPN answered without HELO"),
                        c -> !c.isPrivate("novrfy") || !c.isPrivate("noexpn"),
                        "VRFY and EXPN answer clients that have not said who they are",
                        "needvrfyhelo",
                        "needexpnhelo"),
                word(
                        Check.warning("TG926", "Forged local senders are not marked")
                                .both(),
                        c -> true,
                        "no X-Authentication-Warning header says who on this host really sent a message",
                        "authwarnings"),
                word(
                        Check.warning("TG927", "Every user may read the mail queue")
                                .as(Severity.INFO, HUB, POPIMAP, FIREWALL, MX),
                        c -> true,
                        "mailq shows every local user who writes to whom",
                        "restrictmailq"),
                word(
                        Check.warning("TG928", "Every user may run the queue")
                                .both()
                                .as(Severity.INFO, HUB, POPIMAP, FIREWALL, MX),
                        c -> true,
                        "every local user may start queue runs",
                        "restrictqrun"),
                word(
                        Check.info("TG929", "Every user may expand private aliases"),
                        c -> true,
                        "sendmail -bv shows every local user what is in private lists and .forward files",
                        "restrictexpand"),
                word(
                        Check.info("TG930", "ETRN is open").standards("GEN004660"),
                        c -> c.ports().stream()
                                .anyMatch(port -> port.modifiers().indexOf('E') < 0),
                        "clients may start queue runs with ETRN",
                        "noetrn"),
                word(
                        Check.info("TG931", "Senders may ask for receipts").fix(UNSAFE),
                        c -> true,
                        "senders may have each delivery confirmed; noreceipts stops that, and disables all of DSN",
                        "noreceipts"),
                word(
                        Check.info("TG932", "Bounces return the whole message"),
                        c -> true,
                        "a bounce includes the body, and the sender may be forged",
                        "nobodyreturn"),
                word(
                        Check.info("TG933", "Bounces name the address after the alias"),
                        c -> true,
                        "bounces show where an alias leads, in X-Actual-Recipient",
                        "noactualrecipient"),
                Check.error("TG934", "Unknown privacy word").both().fix(UNSAFE).each(Privacy::unknown),
                Check.info("TG935", "goaway contains less than it seems")
                        .fix(UNSAFE)
                        .each(Privacy::goaway),
                Check.info("TG936", "Redundant word next to goaway")
                        .both()
                        .fix(LAYOUT)
                        .each(Privacy::contained),
                Check.warning("TG937", "Privacy words only add up")
                        .both()
                        .fix(LAYOUT)
                        .each(Privacy::adding),
                Check.info("TG938", "check_vrfy or check_expn that never runs").each(Privacy::shadowed),
                Rows.option(
                        Check.warning("TG939", "Invalid HELO accepted").fix(INTENT),
                        "AllowBogusHELO",
                        "False",
                        c -> c.isTrue("AllowBogusHELO") && c.isSet("AllowBogusHELO"),
                        "a HELO without a name, or with a name that cannot be one, is accepted"));
    }

    /** A check that asks for privacy words. */
    private static Check word(Check check, Predicate<Configuration> matters, String says, String... words) {
        Asked asked = new Asked(check, matters, List.of(words), check.fix() == UNSAFE);
        ASKED.add(asked);
        if (check.fix() == NONE) {
            check.fix(INTENT);
        }
        return check.each(look -> {
            List<String> missing = asked.missing(look.c());
            if (!missing.isEmpty()) {
                look.set(OPTION, joined(look.c(), missing), together(look.c(), asked), says);
            }
        });
    }

    /** The words as they are, with {@code more} after them. */
    private static String joined(Configuration c, List<String> more) {
        List<String> all = new ArrayList<>(c.words(OPTION));
        all.remove("public");
        all.addAll(more);
        return String.join(",", all);
    }

    /** What all findings about the option ask for, those that somebody has to decide on left out but {@code decided}. */
    private static String together(Configuration c, Asked... decided) {
        Set<String> words = new LinkedHashSet<>(c.words(OPTION));
        words.removeIf(word -> !PrivacyWords.ALL.contains(word) || word.equals("public"));
        boolean daemon = c.role() == Role.MTA;
        if (daemon && words.isEmpty()) {
            words.addAll(List.of(Options.known(OPTION).good().split(",")));
        }
        if (daemon && c.words(OPTION).contains("goaway")) {
            words.addAll(BESIDE_GOAWAY);
        }
        ASKED.stream().filter(asked -> !asked.choice()).forEach(asked -> words.addAll(asked.missing(c)));
        List.of(decided).forEach(asked -> words.addAll(asked.missing(c)));
        if (words.contains("goaway")) {
            words.removeAll(PrivacyWords.GOAWAY);
        }
        return String.join(",", words);
    }

    private static void none(Look look) {
        Set<String> words = look.c().words(OPTION);
        if (words.isEmpty() || words.equals(Set.of("public"))) {
            look.set(
                    OPTION,
                    Options.known(OPTION).good(),
                    together(look.c()),
                    "no privacy options are set: VRFY, EXPN, VERB and ETRN are open to every client, and forged local"
                            + " senders are not marked");
        }
    }

    private static void unknown(Look look) {
        for (String word : look.c().words(OPTION)) {
            if (!PrivacyWords.ALL.contains(word)) {
                List<String> rest = new ArrayList<>(look.c().words(OPTION));
                rest.removeIf(other -> !PrivacyWords.ALL.contains(other));
                look.set(
                        OPTION,
                        String.join(",", rest),
                        together(look.c()),
                        "sendmail does not start: it does not know the privacy word '" + word + "'"
                                + Nearest.hint(word, PrivacyWords.ALL));
            }
        }
    }

    private static void goaway(Look look) {
        List<String> missing = BESIDE_GOAWAY.stream()
                .filter(word -> !look.c().words(OPTION).contains(word))
                .toList();
        if (look.c().words(OPTION).contains("goaway") && !missing.isEmpty()) {
            look.set(
                    OPTION,
                    joined(look.c(), missing),
                    together(look.c()),
                    "goaway stands for needmailhelo, needexpnhelo, needvrfyhelo, noexpn, novrfy, noverb and authwarnings;"
                            + " it does not contain " + String.join(", ", missing));
        }
    }

    private static void contained(Look look) {
        List<String> words = new ArrayList<>(look.c().words(OPTION));
        List<String> needless =
                words.stream().filter(PrivacyWords.GOAWAY::contains).toList();
        if (words.contains("goaway") && !needless.isEmpty()) {
            words.removeAll(needless);
            look.set(
                    OPTION,
                    String.join(",", words),
                    together(look.c()),
                    "goaway already contains " + String.join(", ", needless));
        }
    }

    private static void adding(Look look) {
        Set<String> words = look.c().words(OPTION);
        if (words.contains("public") && words.size() > 1) {
            look.set(
                    OPTION,
                    joined(look.c(), List.of()),
                    together(look.c()),
                    "privacy words only add up, so \"public\" removes nothing");
        } else if (look.c().all(OPTION).size() > 1) {
            look.option(OPTION, "privacy words only add up: this line does not replace the ones before it");
        }
    }

    private static void shadowed(Look look) {
        for (String command : List.of("vrfy", "expn")) {
            boolean ruleset = look.c().cf().hasRuleset("check_" + command)
                    || look.c().cf().hasRuleset("Local_check_" + command);
            if (ruleset && look.c().isPrivate("no" + command)) {
                look.option(
                        OPTION,
                        "the ruleset check_" + command + " is never asked, because no" + command
                                + " answers before it");
            }
        }
    }
}
