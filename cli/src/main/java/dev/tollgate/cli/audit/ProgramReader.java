package dev.tollgate.cli.audit;

import dev.tollgate.audit.host.Program;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sendmail's own program and what it is built with, by the texts in it; it is not run. */
final class ProgramReader {
    /** Where it lies behind the names that systems with several mail programs give it. */
    private static final List<String> PLACES = List.of(
            "/usr/libexec/sendmail/sendmail",
            "/usr/local/sbin/sendmail",
            "/usr/sbin/sendmail.sendmail",
            "/usr/lib/sm.bin/sendmail",
            "/usr/sbin/sendmail",
            "/usr/lib/sendmail");

    private static final Pattern MAILER_CONF = Pattern.compile("(?m)^sendmail\\s+(/\\S+)");
    private static final Pattern VERSION = Pattern.compile("\0(8\\.[0-9]{1,2}\\.[0-9]{1,2}(?:\\.[0-9]{1,2})?)\0");

    private ProgramReader() {}

    /** What the host's sendmail shows; empty where there is none that can be read. */
    static Optional<Program> of(HostCollector host) {
        // FreeBSD's mailwrapper starts what this file names.
        Matcher named = MAILER_CONF.matcher(host.text("/etc/mail/mailer.conf").orElse(""));
        if (named.find()) {
            return read(host, named.group(1));
        }
        return PLACES.stream().flatMap(place -> read(host, place).stream()).findFirst();
    }

    private static Optional<Program> read(HostCollector host, String path) {
        return host.peek(path).filter(bytes -> bytes.contains("sendmail.cf\0")).map(ProgramReader::of);
    }

    /** What {@code bytes} show, one char a byte. */
    static Program of(String bytes) {
        Matcher version = VERSION.matcher(bytes);
        return new Program(
                version.find() ? version.group(1) : "",
                bytes.contains("libsasl2.so") || bytes.contains("TrustAuthMech"),
                bytes.contains("libssl") || bytes.contains("ServerCertFile"),
                bytes.contains("Debug set"),
                bytes.contains("db_create"));
    }
}
