package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import dev.tollgate.sendmail.map.CfMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Follows addresses through rulesets 3 and 0, and local ones through the aliases, as sendmail -bv does. */
public final class Routing {
    /** How many addresses are followed: aliases can name any number, and each other. */
    private static final int MOST = 500;

    private final CfRun run;
    private final MapLines lines = new MapLines();
    private final List<Route.Step> steps = new ArrayList<>();
    private final List<Route.End> ends = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

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
        expand(address);
        run.answers()
                .assumed()
                .forEach(assumed -> notes.add(
                        "not known here, so taken as not found: map " + assumed.map() + ", " + assumed.key()));
        notes.addAll(run.remarks());
        return new Route(address, List.copyOf(steps), List.copyOf(ends), List.copyOf(notes));
    }

    private void expand(String address) {
        if (!seen.add(address)) {
            return;
        }
        if (seen.size() > MOST) {
            notes.add("more than " + MOST + " addresses; the others were not followed");
            return;
        }
        RulesetCheck check = run.check();
        RulesetCheck.Resolved resolved = check.resolveNoting(address, Use.RECIPIENT);
        note(address, check.noted());
        if (resolved.complaint().isPresent() || resolved.parsed().isEmpty()) {
            String error = resolved.complaint()
                    .map(complaint -> complaint.code() + " " + complaint.enhanced() + " " + complaint.text())
                    .orElse("553 5.1.3 not an address");
            ends.add(new Route.End(address, "*error*", "", "", error));
            return;
        }
        Parsed parsed = resolved.parsed().get();
        if (parsed.mailer().has('A')) {
            Optional<RulesetCheck.Alias> alias = check.alias(parsed.user());
            if (alias.isPresent()) {
                String file = alias.get().file();
                steps.add(new Route.Step(
                        address,
                        "aliases",
                        file,
                        alias.get().key(),
                        alias.get().value(),
                        lines.of(file, alias.get().key())));
                members(alias.get().value()).forEach(this::expand);
                return;
            }
        }
        ends.add(new Route.End(address, parsed.mailer().name(), parsed.host(), parsed.user(), ""));
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
