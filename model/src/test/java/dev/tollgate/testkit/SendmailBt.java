package dev.tollgate.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A running {@code sendmail -bt} (address test mode) on a configuration that m4 makes of mc lines, and an access map that
 * makemap makes of a text. Macros set here stay set until they are set again; every answer carries the map lookups that
 * sendmail made for it (debugging level 60.1).
 */
public final class SendmailBt implements AutoCloseable {
    /** The host name of the simulated site ($j). */
    public static final String HOST = "mx.local.test";

    private static final String CF_M4 = "/usr/share/sendmail/cf/m4/cf.m4";

    /** A host name of its own, and no network: sendmail waits for name servers that do not answer. */
    private static final String OFFLINE = "-nu";

    private static final String ONLINE = "-u";

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;
    private final StringBuilder pending = new StringBuilder();
    private final Map<String, String> macros = new HashMap<>();
    private int marks;

    /**
     * What a ruleset answered.
     *
     * @param tokens the workspace that it returned, tokens as sendmail prints them ({@code $#}, {@code error}, …)
     * @param lookups the lookups made, in order
     * @param messages other lines, such as {@code …Unbalanced '('}
     */
    public record Answer(List<String> tokens, List<Lookup> lookups, List<String> messages) {
        /** The tokens with blanks between. */
        public String text() {
            return String.join(" ", tokens);
        }
    }

    /**
     * One map lookup.
     *
     * @param map the map's name
     * @param key the key as the ruleset asked for it
     * @param value the value found, or {@code null}
     */
    public record Lookup(String map, String key, String value) {}

    private SendmailBt(Process process) {
        this.process = process;
        in = process.getOutputStream();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /**
     * The text of a minimal offline configuration: host name {@link #HOST}, a hosts file with localhost alone, the access
     * map {@code directory/access}.
     *
     * @param accessArguments what follows the map's declaration in {@code FEATURE(access_db)}, such as {@code ,`skip'}
     * @param lines further mc lines
     */
    public static String mc(Path directory, String accessArguments, List<String> lines) {
        return """
                divert(-1)
                include(`%s')
                divert(0)dnl
                VERSIONID(`tollgate')
                OSTYPE(`linux')
                define(`confDOMAIN_NAME',`%s')dnl
                define(`confSERVICE_SWITCH_FILE',`%s/service.switch')dnl
                define(`confHOSTS_FILE',`%s/hosts')dnl
                define(`confDONT_PROBE_INTERFACES',`True')dnl
                define(`confCR_FILE',`-o %s/relay-domains')dnl
                define(`STATUS_FILE',`/dev/null')dnl
                define(`QUEUE_DIR',`%s/mqueue')dnl
                define(`ALIAS_FILE',`%s/aliases')dnl
                FEATURE(`access_db',`hash -T<TMPF> %s/access'%s)dnl
                %s
                MAILER(`local')dnl
                MAILER(`smtp')dnl
                LOCAL_RULESETS
                SStart
                R$* $$| $*	$: $1 $| $2
                SNoop
                """.formatted(
                        CF_M4,
                        HOST,
                        directory,
                        directory,
                        directory,
                        directory,
                        directory,
                        directory,
                        accessArguments,
                        String.join("\n", lines));
    }

    /** The sendmail.cf that m4 makes of {@code mc}. */
    public static String cf(Path directory, String mc) {
        Native.Result result = Native.run(directory, mc.getBytes(StandardCharsets.ISO_8859_1), Oracle.M4, "-");
        if (result.exit() != 0) {
            throw new AssertionError("m4: " + result.errText());
        }
        return result.outText();
    }

    /**
     * Starts sendmail. {@code directory} must not lie below a directory that all may write to; it gets the configuration,
     * a hosts file, and the map made of {@code access}, with NUL bytes where the map's declaration wants them.
     */
    public static SendmailBt start(Path directory, String accessArguments, List<String> mcLines, byte[] access) {
        return start(directory, accessArguments, mcLines, access, cf -> cf);
    }

    /** The same with a configuration that {@code edit} makes of m4's, and further {@code options} of sendmail. */
    public static SendmailBt start(
            Path directory,
            String accessArguments,
            List<String> mcLines,
            byte[] access,
            UnaryOperator<String> edit,
            String... options) {
        Oracle.requireRoot();
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
            Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
            Path cf = directory.resolve("test.cf");
            Files.writeString(
                    cf,
                    edit.apply(cf(directory, mc(directory, accessArguments, mcLines))),
                    StandardCharsets.ISO_8859_1);
            boolean nul = Files.readString(cf, StandardCharsets.ISO_8859_1).contains("\nKaccess hash -N ");
            Native.run(directory, access, Oracle.MAKEMAP, "-C", cf.toString(), nul ? "-eN" : "-e", "hash", "access");
            return offline(cf, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a whole script of address test mode on the host {@code host}. */
    public static Native.Result script(Path cf, String host, String commands) {
        return Native.run(
                cf.toAbsolutePath().getParent(),
                commands.getBytes(StandardCharsets.ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        OFFLINE,
                        "sh",
                        "-c",
                        "hostname \"$2\"; exec \"$0\" -bt -C \"$1\"",
                        Oracle.SENDMAIL.path().toString(),
                        cf.toString(),
                        host));
    }

    /** Starts sendmail on a configuration whose maps exist already, or are asked over the network. */
    public static SendmailBt start(Path cf, String... options) {
        return start(ONLINE, cf, options);
    }

    /** The same for one that asks nobody. */
    public static SendmailBt offline(Path cf, String... options) {
        return start(OFFLINE, cf, options);
    }

    private static SendmailBt start(String namespaces, Path cf, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Oracle.UNSHARE.path().toString(),
                namespaces,
                "sh",
                "-c",
                "hostname " + HOST + "; exec \"$0\" -bt -d60.1 -C \"$@\"",
                Oracle.SENDMAIL.path().toString(),
                cf.toString()));
        command.addAll(List.of(options));
        try {
            return new SendmailBt(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a macro; a long name such as {@code client_name}, or one letter. */
    public void define(String macro, String value) {
        String old = macros.put(macro, value);
        if (!value.equals(old)) {
            String name = macro.length() == 1 ? macro : "{" + macro + "}";
            pending.append(".D").append(name).append(value.replace("$", "$$")).append('\n');
        }
    }

    /** Adds to a class; nothing can be taken from one again. */
    public void addToClass(String name, String members) {
        pending.append(".C")
                .append(name.length() == 1 ? name : "{" + name + "}")
                .append(members)
                .append('\n');
    }

    /** Asks a ruleset with one argument. */
    public Answer ask(String ruleset, String argument) {
        pending.append(ruleset).append(' ').append(argument).append('\n');
        return answer(ruleset);
    }

    /** Asks a ruleset whose argument is two texts divided by {@code $|}. */
    public Answer ask(String ruleset, String first, String second) {
        pending.append("Start,")
                .append(ruleset)
                .append(' ')
                .append(first)
                .append(" $| ")
                .append(second)
                .append('\n');
        return answer(ruleset);
    }

    private Answer answer(String ruleset) {
        String mark = "MARK" + marks++;
        pending.append("Noop ").append(mark).append('\n');
        try {
            in.write(pending.toString().getBytes(StandardCharsets.ISO_8859_1));
            in.flush();
            pending.setLength(0);
            return read(ruleset, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("sendmail -bt ended", e);
        }
    }

    private Answer read(String ruleset, String mark) throws IOException {
        String returns = "%-16.16s returns:".formatted(ruleset);
        String noopReturns = "%-16.16s returns:".formatted("Noop");
        List<String> tokens = List.of();
        List<Lookup> lookups = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        while (true) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("end of output");
            }
            while (line.startsWith("> ")) {
                line = line.substring(2);
            }
            if (line.startsWith("map_lookup(")) {
                lookups.add(lookup(line));
            } else if (line.startsWith(noopReturns) && line.endsWith(" " + mark)) {
                return new Answer(tokens, List.copyOf(lookups), List.copyOf(messages));
            } else if (line.startsWith(returns)) {
                tokens = tokens(line.substring(returns.length()));
            } else if (!isRoutine(line)) {
                messages.add(line);
            }
        }
    }

    private static boolean isRoutine(String line) {
        return line.matches(".{16} {1,3}(input|returns): .*")
                || line.startsWith("Noop")
                || line.matches(".{16} {1,3}(input|returns):.*");
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            int start = at;
            if (text.charAt(at) == '"') {
                at++;
                while (at < text.length() && text.charAt(at) != '"') {
                    at += text.charAt(at) == '\\' ? 2 : 1;
                }
                at = Math.min(text.length(), at + 1);
            } else {
                while (at < text.length() && text.charAt(at) != ' ') {
                    at++;
                }
            }
            tokens.add(text.substring(start, at));
        }
        return List.copyOf(tokens);
    }

    /** Reads {@code map_lookup(access, KEY) => VALUE, ad=0}, {@code … => NOT FOUND (68), ad=0} or {@code … => DEFERRED}. */
    private static Lookup lookup(String line) {
        int comma = line.indexOf(", ");
        int arrow = line.lastIndexOf(") => ");
        int end = line.lastIndexOf(", ad=");
        String map = line.substring("map_lookup(".length(), comma);
        if (arrow < 0) {
            // What a failing map says of itself goes before the answer, on a line of its own.
            return new Lookup(map, line.substring(comma + 2), null);
        }
        String key = line.substring(comma + 2, arrow);
        int args = key.lastIndexOf(", %0=");
        if (args >= 0) {
            key = key.substring(0, args);
        }
        String value = line.substring(arrow + ") => ".length(), end < arrow ? line.length() : end);
        boolean none = value.startsWith("NOT FOUND") || value.equals("DEFERRED");
        // A lookup that failed for now has neither value nor number.
        int number = value.lastIndexOf(" (");
        return new Lookup(map, key, none ? null : number < 0 ? value : value.substring(0, number));
    }

    @Override
    public void close() {
        try {
            in.write("/quit\n".getBytes(StandardCharsets.ISO_8859_1));
            in.close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(5, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
