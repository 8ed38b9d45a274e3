package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.TimeSpans;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads Q and X lines, queue groups and mail filters, for what is wrong with them. */
final class QueueReader {
    private static final int MOST_QUEUES = 50;
    private static final int LONGEST_PATH = 108;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Report report;
    private final Host host;
    private final Services services;
    private final Settings settings;
    private final Set<String> queues;
    private final Set<String> filters;

    QueueReader(Report report, Host host, Settings settings, Set<String> queues, Set<String> filters) {
        this.host = host;
        services = new Services(host);
        this.filters = filters;
        this.report = report;
        this.settings = settings;
        this.queues = queues;
    }

    /** Reads a queue group's line without its first letter. */
    void readQueue(String line) {
        if (line.isEmpty()) {
            report.system("name required for queue");
            return;
        }
        int end = endOfName(line);
        String name = line.substring(0, end);
        boolean[] hasPath = new boolean[1];
        int[] runners = new int[1];
        StringBuilder flags = new StringBuilder();
        boolean sound = fields(line, end, "queue " + name, (field, value) -> {
            switch (field) {
                case 'P' -> {
                    if (value.isEmpty()) {
                        report.system("queue " + name + ": empty path name");
                    } else {
                        hasPath[0] = true;
                    }
                }
                case 'I' -> TimeSpans.check(report, value);
                case 'F' -> flags.append(value);
                case 'R' -> runners[0] = Chars.decimal(value);
                case 'N', 'J', 'r' -> {}
                default -> report.system("Q" + name + ": unknown queue equate " + field + "=");
            }
        });
        if (!sound) {
            return;
        }
        String directory = settings.queueDirectory;
        if (!hasPath[0] && (directory == null || directory.isEmpty())) {
            report.system("QueueDir must be defined before queue groups");
            return;
        }
        if (queues.size() >= MOST_QUEUES) {
            report.system("too many queue groups defined (" + MOST_QUEUES + " max)");
            return;
        }
        if (runners[0] > 1 && flags.indexOf("f") < 0) {
            report.print("Warning: Q=" + name + ": R=" + runners[0]
                    + ": multiple queue runners specified\n\tbut flag 'f' is not set\n");
        }
        queues.add(Chars.lower(name));
    }

    /** Reads a filter's line without its first letter. */
    void readFilter(String line) {
        int end = endOfName(line);
        String name = line.substring(0, end);
        if (name.isEmpty()) {
            report.system("name required for mail filter");
            return;
        }
        StringBuilder socket = new StringBuilder();
        boolean sound = fields(line, end, "X" + name, (field, value) -> {
            switch (field) {
                case 'S' -> {
                    socket.setLength(0);
                    socket.append(value);
                }
                case 'F' -> {}
                case 'T' -> filterTimeouts("X" + name, value);
                default -> report.system("X" + name + ": unknown filter equate " + field + "=");
            }
        });
        if (!sound) {
            return;
        }
        checkSocket(name, socket.toString());
        if (!filters.add(Chars.lower(name))) {
            report.system("X" + name + ": duplicate filter definition");
        }
    }

    private void filterTimeouts(String who, String value) {
        int at = 0;
        while (at < value.length()) {
            while (at < value.length() && (value.charAt(at) == ';' || Chars.isSpace(value.charAt(at)))) {
                at++;
            }
            char code = at < value.length() ? value.charAt(at) : '\0';
            // Whatever stands between the letter and the colon is passed over, a semicolon too.
            int colon = value.indexOf(':', at);
            if (colon < 0) {
                report.system(who + ", T=: `:' expected");
                return;
            }
            int semicolon = value.indexOf(';', colon);
            int end = semicolon < 0 ? value.length() : semicolon;
            if ("CSRE".indexOf(code) < 0) {
                report.system(who + ": unknown filter timeout " + code);
            } else {
                TimeSpans.check(report, value.substring(colon + 1, end).strip());
            }
            at = end;
        }
    }

    private void checkSocket(String name, String socket) {
        if (socket.isEmpty()) {
            report.system("X" + name + ": empty or missing socket information");
            return;
        }
        int colon = socket.indexOf(':');
        String kind = colon < 0 ? "" : Chars.lower(socket.substring(0, colon));
        String address = socket.substring(colon + 1);
        switch (kind) {
            case "", "unix", "local" -> checkPath("X" + name, address);
            case "inet", "inet6" -> {
                int at = address.indexOf('@');
                if (at < 0) {
                    report.system("X" + name + ": bad address " + address + " (expected port@host)");
                } else {
                    checkPlace("X" + name, address.substring(0, at), address.substring(at + 1), kind.equals("inet6"));
                }
            }
            default -> {
                report.errno(Errno.EPROTONOSUPPORT);
                report.system("X" + name + ": unknown socket type " + socket.substring(0, colon));
            }
        }
    }

    /** A socket need not be there yet; what looking for it says is left for the next message to end with. */
    private void checkPath(String who, String path) {
        if (path.length() >= LONGEST_PATH) {
            report.errno(Errno.EINVAL);
            report.system(who + ": local socket name " + path + " too long");
            return;
        }
        int errno = path.isEmpty() ? Errno.ENOENT : host.safety(path, Host.FileUse.MAP_ANYWHERE);
        if (errno != Errno.REGULAR_FILES_ONLY) {
            report.errno(errno);
        }
    }

    /** A name that a name server could know is not asked for, so nothing is said of it. */
    private void checkPlace(String who, String port, String server, boolean six) {
        boolean number = !port.isEmpty() && Chars.isDigit(port.charAt(0));
        if (!number && !services.knows(port)) {
            report.system(who + ": unknown port name " + port);
        } else if (server.startsWith("[")) {
            String bare = server.endsWith("]") ? server.substring(1, server.length() - 1) : "";
            if (six && Chars.begins(bare, 0, "IPv6:")) {
                bare = bare.substring("IPv6:".length());
            }
            if (!Addresses.isAddress(bare) || bare.indexOf(':') >= 0 != six) {
                report.system(who + ": Invalid numeric domain spec \"" + server + '"');
            }
        } else if (!NAME.matcher(server).matches()) {
            report.system(who + ": Unknown host name " + server);
        }
    }

    private static int endOfName(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ',' && !Chars.isSpace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Takes a field. */
    private interface Field {
        void take(char field, String value);
    }

    private boolean fields(String line, int from, String who, Field taker) {
        int at = Math.min(line.length(), from + 1);
        while (at < line.length()) {
            while (at < line.length() && (line.charAt(at) == ',' || Chars.isSpace(line.charAt(at)))) {
                at++;
            }
            char field = at < line.length() ? line.charAt(at) : '\0';
            while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != ',') {
                at++;
            }
            if (at >= line.length() || line.charAt(at) != '=') {
                report.system(who + ": `=' expected");
                return false;
            }
            Munch.Read value = Munch.string(line, Chars.skipSpace(line, at + 1), ',');
            taker.take(field, value.text());
            at = value.end();
        }
        return true;
    }
}
