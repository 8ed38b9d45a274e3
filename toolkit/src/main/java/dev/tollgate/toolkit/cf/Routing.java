package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.check.Alias;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.map.CfMap;
import dev.tollgate.sendmail.report.Errno;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows addresses through rulesets 3 and 0, and local ones through the aliases, as sendmail -bv does. */
public final class Routing {
    /** How many addresses are followed: aliases can name any number, and each other. */
    private static final int MOST = 500;

    /** How often a local user is mapped to another one. */
    private static final int ROUNDS = 10;

    private static final String INCLUDE = "*include*";

    /** What only an alias may name. */
    private static final Map<String, String> DIRECT =
            Map.of("prog", "programs", "*file*", "files", INCLUDE, ":include:s");

    private final CfRun run;
    private final MapLines lines = new MapLines();
    private final List<Route.Step> steps = new ArrayList<>();
    private final List<Route.End> ends = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    /** How often a ruleset has led to another mailer or user: two of them may lead to each other. */
    private int mapped;

    private Routing(CfRun run) {
        this.run = run;
    }

    /** Where mail for {@code address} goes under {@code engine}'s rules. */
    public static Route of(CfEngine engine, String address) {
        return of(engine, Lookup.EMPTY, address);
    }

    /** Where mail for {@code address} goes when {@code table} stands for the map that the engine's files stand for. */
    static Route of(CfEngine engine, Lookup table, String address) {
        return engine.with(table, run -> new Routing(run).follow(address));
    }

    /** {@code address} as {@code mailer} gets to see it; nothing if there is no such mailer. */
    public static Optional<String> rewritten(CfEngine engine, String address, String mailer, Use use) {
        return rewritten(engine, Lookup.EMPTY, address, mailer, use);
    }

    /** The same with {@code table} for the map that the engine's files stand for. */
    static Optional<String> rewritten(CfEngine engine, Lookup table, String address, String mailer, Use use) {
        return engine.with(table, run -> {
            run.answers().begin(Facts.NONE);
            run.check().begin();
            return run.check().rewrite(address, mailer, use);
        });
    }

    private Route follow(String address) {
        run.answers().begin(Facts.NONE);
        run.check().begin();
        expand(address, List.of());
        if (ends.isEmpty()) {
            ends.add(new Route.End(address, "*error*", "", "", "554 5.4.6 aliasing/forwarding loop broken"));
        }
        run.answers()
                .assumed()
                .forEach(assumed ->
                        notes.add("not known here, so assumed not found: map " + assumed.map() + ", " + assumed.key()));
        notes.addAll(run.remarks());
        return new Route(address, List.copyOf(steps), List.copyOf(ends), List.copyOf(notes));
    }

    private void expand(String address, List<String> chain) {
        int deepest = run.check().configuration().settings().maxAliasRecursion();
        if (chain.size() > deepest) {
            String error = "554 5.4.6 aliasing/forwarding loop broken (" + chain.size() + " aliases deep; " + deepest
                    + " max)";
            ends.add(new Route.End(address, "*error*", "", "", error));
            return;
        }
        if (!seen.add(address) && !isIn(chain, address)) {
            return;
        }
        if (seen.size() > MOST) {
            notes.add("more than " + MOST + " addresses; the others were not followed");
            return;
        }
        RulesetCheck.Resolved resolved = run.check().resolveNoting(address, Use.RECIPIENT);
        note(address, run.check().noted());
        if (resolved.complaint().isPresent() || resolved.parsed().isEmpty()) {
            refuse(address, resolved);
        } else {
            deliver(address, resolved.parsed().get(), chain);
        }
    }

    private void refuse(String address, RulesetCheck.Resolved resolved) {
        String error = resolved.complaint()
                .map(complaint -> complaint.code() + " " + complaint.enhanced() + " " + complaint.text())
                .orElse("553 5.1.3 not an address");
        ends.add(new Route.End(address, "*error*", "", "", error));
    }

    /** Follows what an address was resolved to: through its alias, or through the ruleset for local users. */
    private void deliver(String address, Parsed parsed, List<String> chain) {
        RulesetCheck check = run.check();
        Optional<Alias> alias =
                parsed.mailer().has('A') ? Alias.of(check.configuration(), parsed.user()) : Optional.empty();
        if (alias.isPresent()) {
            if (isIn(chain, parsed.user())) {
                breakLoop(address, parsed, chain);
                return;
            }
            String file = alias.get().file();
            steps.add(new Route.Step(
                    address,
                    "aliases",
                    file,
                    alias.get().key(),
                    alias.get().value(),
                    lines.of(file, alias.get().key())));
            List<String> longer = longer(chain, parsed.user());
            members(alias.get().value()).forEach(member -> expand(member, longer));
            return;
        }
        finish(address, parsed, chain);
    }

    /**
     * Takes a local user without an alias through the ruleset for such users, if there is one, as long as this gives a user
     * without an alias. Where the mail stays with the mailer all the same, the address is shown as it was resolved first.
     */
    private void finish(String address, Parsed parsed, List<String> chain) {
        Parsed current = parsed;
        for (int round = 0; current.mailer().has('5') && round < ROUNDS; round++) {
            RulesetCheck.Resolved local = run.check().mapLocalNoting(current);
            if (local.complaint().isPresent()) {
                note(address, run.check().noted());
                refuse(address, local);
                return;
            }
            if (local.parsed().isEmpty()) {
                break;
            }
            note(address, run.check().noted());
            current = local.parsed().get();
            boolean stays = current.mailer().name().equals(parsed.mailer().name());
            if (!stays || Alias.of(run.check().configuration(), current.user()).isPresent()) {
                if (++mapped > MOST) {
                    return;
                }
                deliver(address, current, chain);
                return;
            }
        }
        end(address, parsed, chain);
    }

    private void end(String address, Parsed parsed, List<String> chain) {
        String mailer = parsed.mailer().name();
        if (mailer.equals(INCLUDE) && !chain.isEmpty()) {
            include(address, parsed, chain);
            return;
        }
        String direct = DIRECT.get(mailer);
        String error = direct != null && chain.isEmpty() ? "550 5.7.1 Cannot mail directly to " + direct : "";
        boolean known = ends.stream()
                .anyMatch(end -> end.mailer().equals(mailer)
                        && end.host().equals(parsed.host())
                        && end.user().equals(parsed.user()));
        if (!known) {
            ends.add(new Route.End(address, mailer, parsed.host(), parsed.user(), error));
        }
    }

    /** Follows the members of a list that an alias includes. */
    private void include(String address, Parsed parsed, List<String> chain) {
        if (isIn(chain, address)) {
            return;
        }
        Host.FileText list = run.check()
                .configuration()
                .host()
                .readList(parsed.user(), run.check().configuration().settings().listReader());
        Optional<String> text = list.text();
        if (text.isEmpty()) {
            String error = "550 5.2.4 Cannot open " + parsed.user() + ": " + Errno.text(list.errno());
            ends.add(new Route.End(address, INCLUDE, "", parsed.user(), error));
            return;
        }
        List<String> longer = longer(chain, address);
        text.get()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> members(line).forEach(member -> expand(member, longer)));
    }

    /**
     * Deals with aliases that lead back to themselves (recipient.c, self_reference): an alias that names itself stands for its
     * user; a longer way round ends at the last of its users that has an account, and nowhere without one.
     */
    private void breakLoop(String address, Parsed parsed, List<String> chain) {
        if (parsed.user().equalsIgnoreCase(chain.get(chain.size() - 1))) {
            finish(address, parsed, chain);
            return;
        }
        List<String> users = longer(chain, parsed.user());
        Collections.reverse(users);
        users.stream()
                .filter(user -> run.check().configuration().host().account(user).isPresent())
                .findFirst()
                .ifPresent(user -> finish(address, new Parsed(parsed.mailer(), "", user, false), chain));
    }

    private static List<String> longer(List<String> chain, String user) {
        List<String> longer = new ArrayList<>(chain);
        longer.add(user);
        return longer;
    }

    private static boolean isIn(List<String> chain, String user) {
        return chain.stream().anyMatch(user::equalsIgnoreCase);
    }

    private void note(String address, List<Outcome.Looked> lookups) {
        for (Outcome.Looked looked : lookups) {
            CfMap map = run.check().configuration().maps().get(looked.map());
            String file = map == null || map.file() == null ? "" : String.valueOf(map.file());
            if (looked.value().isPresent() && !file.isEmpty() && !isInner(looked.mapClass())) {
                steps.add(new Route.Step(
                        address,
                        looked.map(),
                        file,
                        looked.key(),
                        looked.value().get(),
                        lines.of(file, looked.key())));
            }
        }
    }

    private static boolean isInner(String mapClass) {
        return Set.of("macro", "arith", "dequote", "regex", "null", "host").contains(mapClass);
    }

    /** The members of an alias: commas divide them, quotes protect commas. */
    private static List<String> members(String value) {
        List<String> members = new ArrayList<>();
        StringBuilder member = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                add(members, member);
            } else {
                member.append(c);
            }
        }
        add(members, member);
        return members;
    }

    private static void add(List<String> members, StringBuilder member) {
        String text = member.toString().strip();
        if (!text.isEmpty()) {
            members.add(text);
        }
        member.setLength(0);
    }

    /** The words of {@code use}, as an option names them. */
    public static Use use(String side, boolean header) {
        return new Use(
                header ? Mailer.AddressPlace.HEADER : Mailer.AddressPlace.ENVELOPE,
                side.toLowerCase(Locale.ROOT).startsWith("s") ? Use.Side.SENDER : Use.Side.RECIPIENT);
    }
}
