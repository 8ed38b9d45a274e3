package dev.tollgate.audit.topic;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Look;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.sendmail.mc.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Maps in an LDAP directory. */
final class Ldap {
    private static final String SPEC = "LDAPDefaultSpec";
    private static final String GOOD = "-H ldaps://ldap.example.com -b dc=example,dc=com -w 3 -l 3 -c 3";
    private static final Pattern CLEAR = Pattern.compile("(?i)ldap://(?!localhost\\b|127\\.|\\[::1\\]).*");
    /** Features that look into the access map, and only if it is declared before them. */
    private static final Set<String> AFTER_ACCESS =
            Set.of("greet_pause", "blocklist_recipients", "blacklist_recipients");

    private Ldap() {}

    static List<Check> all() {
        return List.of(
                Check.error("TG1210", "LDAP map without protocol version 3")
                        .each(look -> maps(look).stream()
                                .filter(map -> !map.get('w').startsWith("3"))
                                .forEach(map -> look.line(
                                        map.line(),
                                        "map " + map.name()
                                                + ": without -w 3 sendmail speaks LDAPv2, which slapd refuses, so "
                                                + "every lookup fails temporarily",
                                        spec(GOOD),
                                        "O " + SPEC + "=" + GOOD))),
                Check.warning("TG1211", "LDAP map that waits forever")
                        .each(look -> maps(look).stream()
                                .filter(map -> !map.has('l') || !map.has('c'))
                                .forEach(map -> look.line(
                                        map.line(),
                                        "map " + map.name() + ": without "
                                                + (map.has('l') ? "-c" : map.has('c') ? "-l" : "-l and -c")
                                                + " a server that hangs blocks every session until the client gives up",
                                        spec(GOOD),
                                        "O " + SPEC + "=" + GOOD))),
                Check.error("TG1212", "LDAP filter that clients can change")
                        .each(look -> maps(look).stream()
                                .filter(map -> map.get('k').contains("%s"))
                                .forEach(map -> look.line(
                                        map.line(),
                                        "map " + map.name()
                                                + ": %s puts the key into the filter as it is, so a key of * or"
                                                + " with parentheses finds other entries",
                                        "",
                                        "write %0 instead of %s"))),
                Check.error("TG1213", "LDAP map that counts as empty while its server is down")
                        .each(look -> maps(look).stream()
                                .filter(map -> map.name().equals("access") && map.has('o'))
                                .forEach(map -> look.line(
                                        map.line(),
                                        "map access: with -o every lookup finds nothing while no server answers, "
                                                + "so REJECT and TLS requirements have no effect",
                                        "FEATURE(`access_db', `LDAP')dnl",
                                        "leave -o out"))),
                Check.warning("TG1214", "LDAP password that others can read").each(Ldap::secrets),
                Check.warning("TG1215", "Mail log gets the passwords of LDAP entries")
                        .each(look -> {
                            boolean access = maps(look).stream()
                                    .anyMatch(
                                            map -> Set.of("access", "authinfo").contains(map.name()));
                            long level = look.c().number("LogLevel");
                            if (access && level >= 10) {
                                look.advise(
                                        "LogLevel",
                                        "at level " + level
                                                + " each entry that an LDAP map finds is logged, including "
                                                + "passwords of AuthInfo",
                                        "define(`confLOG_LEVEL', `9')dnl",
                                        "O LogLevel=9");
                            }
                        }),
                Check.warning("TG1216", "LDAP cluster not set").each(look -> {
                    boolean set = look.c().cf().macro("sendmailMTACluster").isPresent();
                    maps(look).stream()
                            .filter(map -> !set && map.get('k').contains("${sendmailMTACluster}"))
                            .forEach(map -> look.line(
                                    map.line(),
                                    "map " + map.name()
                                            + ": ${sendmailMTACluster} is empty, so only entries of this host are "
                                            + "found, not those of a cluster",
                                    "define(`confLDAP_CLUSTER', `mail')dnl",
                                    "D{sendmailMTACluster}mail"));
                }),
                Check.warning("TG1217", "LDAP without encryption")
                        .each(look -> maps(look).stream()
                                .filter(map -> CLEAR.matcher(map.get('H')).matches()
                                        || map.has('h') && !map.has('H') && !isHere(map.get('h')))
                                .forEach(map -> look.line(
                                        map.line(),
                                        "map " + map.name()
                                                + ": the connection is not encrypted, so others on the network can read"
                                                + (map.has('P') ? " the bind password and" : "")
                                                + " the answers, and forge them",
                                        spec(GOOD),
                                        "O " + SPEC + "=" + GOOD))),
                Check.error("TG1218", "Feature before the access map that it needs")
                        .each(Ldap::order));
    }

    private static String spec(String good) {
        return "define(`confLDAP_DEFAULT_SPEC', `" + good + "')dnl";
    }

    private static boolean isHere(String hosts) {
        return List.of(hosts.split("\\s+")).stream()
                .allMatch(host -> host.startsWith("localhost") || host.startsWith("127.") || host.isEmpty());
    }

    private static List<LdapSpec> maps(Look look) {
        List<LdapSpec> maps = new ArrayList<>();
        look.c().cf().maps().stream()
                .filter(map -> map.type().toLowerCase(Locale.ROOT).equals("ldap"))
                .forEach(map -> {
                    String text = map.line().text().replaceFirst("^K\\s*\\S+\\s+\\S+\\s*", "");
                    maps.add(LdapSpec.of(map.name(), map.line(), text, look.c().value(SPEC)));
                });
        return maps;
    }

    private static void secrets(Look look) {
        Set<String> paths = new LinkedHashSet<>();
        maps(look).stream().filter(map -> map.has('P')).forEach(map -> paths.add(map.get('P')));
        for (String path : paths) {
            Optional<FileFact> file = look.host().file(path).filter(FileFact::isFile);
            if (file.isPresent() && file.get().allows(044)) {
                look.file(
                        path,
                        "others may read the password that sendmail binds with (mode "
                                + file.get().modeText() + "); sendmail does not complain",
                        Commands.of("chmod", "600", path));
            }
        }
    }

    /** m4 takes a feature that comes too early without its lookups, and says so nowhere but while it runs. */
    private static void order(Look look) {
        Optional<McSource> mc = look.c().mc();
        if (mc.isEmpty()) {
            return;
        }
        List<Call> early = new ArrayList<>();
        for (Call call : mc.get().expansion().calls()) {
            if (call.name().equals("FEATURE") && call.argument(0).equals("access_db")) {
                early.forEach(feature -> look.call(
                        feature,
                        feature.argument(0) + " comes before access_db, so it does not look into the access map",
                        "FEATURE(`" + feature.argument(0) + "')dnl"));
                return;
            }
            if (call.name().equals("FEATURE") && AFTER_ACCESS.contains(call.argument(0))) {
                early.add(call);
            }
        }
    }
}
