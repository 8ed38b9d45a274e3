package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.MapFact;
import dev.tollgate.audit.host.Program;
import dev.tollgate.sendmail.conf.CfMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether sendmail can use the map files that the configuration names. */
final class Maps {
    private static final Set<String> FILES = Set.of("hash", "btree", "cdb");

    private Maps() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1138", "Map of another type than its line says").each(Maps::types),
                Check.error("TG1139", "Damaged map").each(Maps::damaged));
    }

    /**
     * A map that the configuration names.
     *
     * @param text the file it is made of, which is the name without a suffix
     * @param file the file that sendmail opens
     * @param type hash, btree or cdb
     * @param closed what sendmail does when it cannot open the file
     * @param missed what sendmail does when something in the file is not found
     */
    private record Named(String text, String file, String type, boolean aliases, String closed, String missed) {
        Commands rebuilt() {
            return aliases ? Commands.of("newaliases") : Commands.of("tollgate", "build", "-t", type, text);
        }
    }

    private static List<Named> named(Look look) {
        List<Named> all = new ArrayList<>();
        for (CfMap map : look.c().cf().maps()) {
            if (FILES.contains(map.type()) && !map.file().isEmpty()) {
                String suffix = map.type().equals("cdb") ? ".cdb" : ".db";
                String text = map.path().endsWith(suffix)
                        ? map.path().substring(0, map.path().length() - suffix.length())
                        : map.path();
                String closed = map.isOptional()
                        ? "sendmail continues as if the map were empty, and does not say so"
                        : "sendmail cannot open it, so mail is deferred with 451 or waits in the queue";
                all.add(new Named(
                        text, map.file(), map.type(), false, closed, "the entries of that part are not found"));
            }
        }
        if (look.c().isSet("AliasFile")) {
            for (String part : look.c().value("AliasFile").split("[,\\s]+")) {
                aliases(look, part).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Named> aliases(Look look, String part) {
        int colon = part.indexOf(':');
        String type = colon < 0 ? "hash" : part.substring(0, colon);
        String text = part.substring(colon + 1);
        if (!FILES.contains(type) || !text.startsWith("/")) {
            return Optional.empty();
        }
        boolean readsText =
                colon < 0 && look.host().file(text).filter(FileFact::exists).isPresent();
        return Optional.of(new Named(
                text,
                text + (type.equals("cdb") ? ".cdb" : ".db"),
                type,
                true,
                readsText
                        ? "sendmail cannot open it and reads the text instead, all of it for each lookup"
                        : "sendmail continues without aliases",
                "the aliases of that part become unknown users"));
    }

    private static void types(Look look) {
        for (Named map : named(look)) {
            String other = map.text() + (map.type().equals("cdb") ? ".db" : ".cdb");
            MapFact fact = look.host().map(map.file()).orElse(null);
            if (fact != null && isOther(look, map, fact.content())) {
                look.file(
                        map.file(),
                        "it is a " + fact.content() + ", and sendmail looks for a " + map.type() + ": " + map.closed(),
                        map.rebuilt());
            } else if (isMissing(look, map.file())
                    && look.host().file(other).filter(FileFact::exists).isPresent()) {
                look.file(
                        other,
                        "sendmail looks for " + map.file() + " instead, which is missing: " + map.closed(),
                        map.rebuilt());
            }
        }
    }

    /** Whether the file has something else that can be named. */
    private static boolean isOther(Look look, Named map, String content) {
        return switch (content) {
            case "hash", "btree", "cdb", "text" -> !content.equals(map.type());
            case "db185-hash", "db185-btree" ->
                // FreeBSD's own sendmail has db 1.85 for hash and btree.
                !content.equals("db185-" + map.type())
                        || look.host().program().filter(Program::berkeleyDb).isPresent();
            default -> false;
        };
    }

    private static boolean isMissing(Look look, String path) {
        return look.host().file(path).filter(file -> !file.exists()).isPresent();
    }

    private static void damaged(Look look) {
        for (Named map : named(look)) {
            look.host()
                    .file(map.file())
                    .filter(file -> file.exists() && !file.isFile())
                    .ifPresent(
                            file -> look.file(map.file(), "it is not a regular file; " + map.closed(), map.rebuilt()));
            look.host()
                    .map(map.file())
                    .filter(fact -> !fact.damage().isEmpty() && !isOther(look, map, fact.content()))
                    .ifPresent(fact -> look.file(
                            map.file(),
                            fact.damage() + "; " + (fact.opens() ? map.missed() : map.closed()),
                            map.rebuilt()));
        }
    }
}
