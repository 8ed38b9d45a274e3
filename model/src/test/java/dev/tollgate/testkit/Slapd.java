package dev.tollgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenLDAP's server on a loopback port and a local socket, with sendmail's schema and one database. */
public final class Slapd implements AutoCloseable {
    /** The database's suffix. */
    public static final String BASE = "dc=example,dc=com";

    /** Who may do everything. */
    public static final String ADMIN = "cn=admin," + BASE;

    /** The administrator's password. */
    public static final String PASSWORD = "secret";

    /** The suffix's entry. */
    public static final String BASE_ENTRY = """
            dn: dc=example,dc=com
            objectClass: dcObject
            objectClass: organization
            dc: example
            o: Example

            """;

    /** The identity of consumers. */
    public static final String REPLICATOR = """
            dn: cn=repl,dc=example,dc=com
            objectClass: organizationalRole
            objectClass: simpleSecurityObject
            cn: repl
            userPassword: rsecret

            """;

    private static final String INDEXES = """
            index objectClass,entryUUID,entryCSN eq
            index sendmailMTAMapName,sendmailMTACluster,sendmailMTAHost,sendmailMTAKey eq
            """;

    private final Path directory;
    private final int port;
    private final String tls;
    private Process process;

    private Slapd(Path directory, int port, String tls) {
        this.directory = directory;
        this.port = port;
        this.tls = tls;
    }

    /** A server alone that anybody may read. */
    public static Slapd alone(Path directory, String ldif) {
        return alone(directory, ldif, "", INDEXES, "");
    }

    /**
     * The same with more lines.
     *
     * @param global lines before the database, such as those of TLS, with which it listens on ldaps, too
     * @param indexes its index lines
     * @param access lines at the end of the database
     */
    public static Slapd alone(Path directory, String ldif, String global, String indexes, String access) {
        Slapd slapd = new Slapd(directory, SendmailDaemon.freePort(), global);
        slapd.configure(global, "", database(directory.resolve("db")) + indexes + access);
        return slapd.load(ldif).up();
    }

    /** A server whose changes consumers follow (delta-syncrepl). */
    public static Slapd provider(Path directory, String ldif) {
        Slapd slapd = new Slapd(directory, SendmailDaemon.freePort(), "");
        Path log = directory.resolve("log");
        String accesslog = """
                database mdb
                maxsize 1073741824
                suffix cn=accesslog
                rootdn cn=accesslog
                directory %s
                index entryCSN,objectClass,reqEnd,reqResult,reqStart,reqDN eq
                overlay syncprov
                syncprov-nopresent TRUE
                syncprov-reloadhint TRUE
                limits dn.exact="cn=repl,dc=example,dc=com" size=unlimited time=unlimited
                access to * by dn.exact="cn=repl,dc=example,dc=com" read by * none
                """.formatted(log);
        create(log);
        slapd.configure("serverID 1\n", accesslog, database(directory.resolve("db")) + INDEXES + rights() + """
                        overlay syncprov
                        syncprov-checkpoint 100 10
                        syncprov-sessionlog 1000
                        overlay accesslog
                        logdb cn=accesslog
                        logops writes
                        logsuccess TRUE
                        """);
        return slapd.load(BASE_ENTRY + REPLICATOR + ldif, "-w", "-S", "1").up();
    }

    /** A server that follows {@code provider}. */
    public static Slapd consumer(Path directory, Slapd provider) {
        Slapd slapd = new Slapd(directory, SendmailDaemon.freePort(), "");
        slapd.configure(
                "serverID 2\n",
                "",
                database(directory.resolve("db")) + INDEXES + rights() + """
                syncrepl rid=101 provider=%s bindmethod=simple binddn="cn=repl,dc=example,dc=com" credentials=rsecret \
                searchbase="dc=example,dc=com" logbase="cn=accesslog" \
                logfilter="(&(objectClass=auditWriteObject)(reqResult=0))" schemachecking=on type=refreshAndPersist \
                retry="1 60 5 +" syncdata=accesslog
                updateref %s
                overlay syncprov
                """.formatted(provider.url(), provider.url()));
        return slapd.up();
    }

    /** Two servers that both take changes and follow each other (mirror mode). */
    public static List<Slapd> mirror(Path one, Path other) {
        List<Slapd> pair = new ArrayList<>();
        for (Path directory : List.of(one, other)) {
            pair.add(new Slapd(directory, SendmailDaemon.freePort(), ""));
        }
        for (int number = 0; number < 2; number++) {
            Slapd slapd = pair.get(number);
            slapd.configure(
                    "serverID " + (number + 1) + "\n",
                    "",
                    database(slapd.directory.resolve("db"))
                            + INDEXES
                            + rights()
                            + """
                    syncrepl rid=202 provider=%s bindmethod=simple binddn="cn=repl,dc=example,dc=com" \
                    credentials=rsecret searchbase="dc=example,dc=com" type=refreshAndPersist retry="1 60 5 +"
                    mirrormode on
                    overlay syncprov
                    syncprov-checkpoint 100 10
                    syncprov-sessionlog 1000
                    """.formatted(pair.get(1 - number).url()));
        }
        pair.get(0).load(BASE_ENTRY + REPLICATOR, "-w", "-S", "1").up();
        pair.get(1).up();
        return pair;
    }

    private static String database(Path files) {
        create(files);
        return """
                database mdb
                maxsize 4294967296
                suffix "dc=example,dc=com"
                rootdn "cn=admin,dc=example,dc=com"
                rootpw secret
                directory %s
                """.formatted(files);
    }

    private static String rights() {
        return """
                limits dn.exact="cn=repl,dc=example,dc=com" size=unlimited time=unlimited
                access to attrs=userPassword by dn.exact="cn=repl,dc=example,dc=com" read by anonymous auth by * none
                access to * by dn.exact="cn=repl,dc=example,dc=com" read by * read
                """;
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(String global, String first, String database) {
        try {
            Files.writeString(directory.resolve("slapd.conf"), """
                    include /etc/ldap/schema/core.schema
                    include /etc/ldap/schema/cosine.schema
                    include /usr/share/sendmail/examples/ldap/sendmail.schema.v2
                    pidfile %1$s/slapd.pid
                    modulepath /usr/lib/ldap
                    moduleload back_mdb
                    moduleload syncprov
                    moduleload accesslog
                    sizelimit unlimited
                    authz-regexp gidNumber=0[+]uidNumber=0,cn=peercred,cn=external,cn=auth cn=admin,dc=example,dc=com
                    """.formatted(directory) + global + first + database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Slapd load(String ldif, String... options) {
        List<String> command = new ArrayList<>(
                List.of(Oracle.SLAPADD.path().toString(), "-q", "-f", directory + "/slapd.conf", "-b", BASE));
        command.addAll(List.of(options));
        Native.Result result = Native.run(directory, ldif.getBytes(StandardCharsets.UTF_8), command);
        if (result.exit() != 0) {
            throw new AssertionError("slapadd: " + result.errText());
        }
        return this;
    }

    /** Starts it, again after {@link #down}. */
    public Slapd up() {
        try {
            process = new ProcessBuilder(
                            Oracle.SLAPD.path().toString(),
                            "-f",
                            directory + "/slapd.conf",
                            "-h",
                            url() + " " + socketUrl() + (tls.isEmpty() ? "" : " " + tlsUrl()),
                            "-d",
                            "0")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("slapd.log").toFile())
                    .start();
            for (int attempt = 0; attempt < 300; attempt++) {
                if (search("-s", "base", "-b", "", "1.1").exit() == 0) {
                    return this;
                }
                if (!process.isAlive()) {
                    throw new AssertionError("slapd: " + Files.readString(directory.resolve("slapd.log")));
                }
                Thread.sleep(50);
            }
            throw new AssertionError("slapd does not answer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Starts it again where it ended by itself, or is about to. */
    public void upIfItCrashed() {
        try {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                up();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends it. */
    public void down() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stops it in the middle of whatever it does (SIGSTOP), until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
        // The signal has been sent then, and a thread at work may still answer before it stops.
        while (!isStopped()) {
            Thread.onSpinWait();
        }
    }

    private boolean isStopped() {
        try (var tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Native.run(directory, new byte[0], List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    /** What ldapsearch prints with these arguments, as LDIF. */
    public Native.Result search(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Oracle.LDAPSEARCH.path().toString(), "-x", "-LLL", "-o", "ldif-wrap=no", "-H", url()));
        command.addAll(List.of(arguments));
        return Native.run(directory, new byte[0], command);
    }

    /** Makes the changes of {@code ldif} as the administrator. */
    public void modify(String ldif) {
        Native.Result result = Native.run(
                directory,
                ldif.getBytes(StandardCharsets.UTF_8),
                List.of(Oracle.LDAPMODIFY.path().toString(), "-x", "-H", url(), "-D", ADMIN, "-w", PASSWORD));
        if (result.exit() != 0) {
            throw new AssertionError("ldapmodify: " + result.errText());
        }
    }

    /** Its URL. */
    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /** Its URL with TLS. */
    public String tlsUrl() {
        return "ldaps://127.0.0.1:" + (port + 1);
    }

    /** The URL of its local socket. */
    public String socketUrl() {
        return "ldapi://" + directory.resolve("s").toString().replace("/", "%2F");
    }

    /** The folder of its files. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        signal("CONT");
        down();
    }
}
