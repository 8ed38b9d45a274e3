package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Build;
import dev.tollgate.audit.check.Profile;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.audit.config.Role;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.Program;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Document;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.sendmail.mc.M4Exception;
import dev.tollgate.toolkit.host.NamedFiles;
import dev.tollgate.toolkit.host.Namers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to audit: a host, an image of one, its facts, or single files. */
final class AuditOptions {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Use DIR instead of /: an image or a container's files.")
    private @Nullable String root;

    @Option(names = "--cf", paramLabel = "FILE", description = "The daemon's cf, alone unless --root is given.")
    private @Nullable String cf;

    @Option(names = "--mc", paramLabel = "FILE", description = "The mc that the daemon's cf is made from.")
    private @Nullable String mc;

    @Option(names = "--submit-cf", paramLabel = "FILE", description = "The submission program's cf.")
    private @Nullable String submitCf;

    @Option(
            names = "--submit-mc",
            paramLabel = "FILE",
            description = "The mc that the submission program's cf is made from.")
    private @Nullable String submitMc;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "What the host is for: login, hub, popimap, firewall, nullclient or mx; guessed if not given.")
    private @Nullable Profile profile;

    @Option(
            names = "--build",
            paramLabel = "VERSION",
            description = "The version of sendmail, such as 8.18.1 or 8.17.1.9-2+deb12u2; Debian 12's if not known.")
    private @Nullable String build;

    /** What m4 makes of the files of the host, which are looked at more than once. */
    private final Map<String, McSource> expanded = new HashMap<>();

    private @Nullable HostCollector collected;

    /** Who has named the file or directory that is really at {@code path} of the host whose facts were taken last. */
    Namers namersOf(String path) {
        return collected == null ? Namers.TRUSTED : collected.namersOf(path);
    }

    /** Whether single files are audited, without the host's facts. */
    private boolean filesAlone() {
        return root == null && (cf != null || mc != null || submitCf != null || submitMc != null);
    }

    /** Takes what is to be audited from {@code facts}, or from the host. */
    Audit audit(Console console, @Nullable Host facts) {
        if (build != null && !build.matches("[0-9]+\\.[0-9].*")) {
            throw Problem.usage(
                    "--build: '" + build + "' is not a version of sendmail",
                    "write it like 8.18.1 or 8.17.1.9-2+deb12u2");
        }
        Host host = facts != null ? facts : filesAlone() ? Host.UNKNOWN : collect(console);
        Optional<Configuration> mta = configuration(console, Role.MTA, cf, mc, host, "sendmail");
        Optional<Configuration> submit = configuration(console, Role.SUBMIT, submitCf, submitMc, host, "submit");
        if (mta.isEmpty() && submit.isEmpty()) {
            throw nothing(host, facts != null);
        }
        Guess guess = Guess.of(mta, host);
        if (profile == null) {
            console.say("profile " + guess.profile().word() + ", because " + guess.because()
                    + "; --profile overrides this");
        }
        return new Audit(
                mta,
                submit,
                host,
                profile == null ? guess.profile() : profile,
                build == null ? Build.of(host, mta) : Build.of(build));
    }

    private Problem nothing(Host host, boolean facts) {
        String below = root == null ? "" : " below " + root;
        boolean missing = facts
                || Stream.of("sendmail.cf", "sendmail.mc", "submit.cf", "submit.mc")
                        .allMatch(name -> host.file("/etc/mail/" + name)
                                .filter(file -> !file.exists())
                                .isPresent());
        return missing
                ? new Problem(
                        ExitCode.NO_INPUT,
                        "there is neither a sendmail.cf nor a submit.cf in /etc/mail" + below,
                        "name one with --cf or --mc")
                : new Problem(
                        ExitCode.NO_INPUT,
                        "neither sendmail.cf nor submit.cf in /etc/mail" + below + " can be read",
                        "run it as root, or name one with --cf or --mc");
    }

    /** The folder that stands for the host, if it is not this one. */
    @Nullable
    String root() {
        return root;
    }

    /** Whether an mc file is named. */
    boolean namesMc() {
        return mc != null || submitMc != null;
    }

    /** The folder that the host's paths are in. */
    Path top() {
        return Input.path(root == null ? "/" : root);
    }

    /** The facts of the host. */
    Host collect(Console console) {
        Path top = top();
        if (!Files.isDirectory(top)) {
            throw new Problem(ExitCode.NO_INPUT, top + ": not a directory", null);
        }
        HostRoot files = new HostRoot(top);
        HostCollector collector = new HostCollector(files);
        for (String given : new String[] {cf, mc, submitCf, submitMc}) {
            if (given != null && !given.equals(Input.STANDARD)) {
                collector.configuredIn(Input.path(given));
            }
        }
        collected = collector;
        HostSurvey survey = new HostSurvey(collector);
        survey.usual();
        String version = PackageVersion.of(files);
        for (String name : new String[] {"sendmail", "submit"}) {
            collector.text("/etc/mail/" + name + ".cf");
            String mcName = "/etc/mail/" + name + ".mc";
            Optional<String> text = collector.text(mcName);
            collector.namedBy(collector.configured());
            text.ifPresent(found ->
                    expanded.put(mcName, read(mcName, found, path -> collector.included(absolute(path)))));
            collector.namedBy(Namers.TRUSTED);
        }
        long now = System.currentTimeMillis() / 1000;
        Optional<Program> program = ProgramReader.of(collector);
        Host first = collector.host("", version, now, program);
        Optional<Configuration> mta = configuration(console, Role.MTA, cf, mc, first, "sendmail");
        Optional<Configuration> submit = configuration(console, Role.SUBMIT, submitCf, submitMc, first, "submit");
        mta.ifPresent(survey::named);
        submit.ifPresent(survey::named);
        mta.ifPresent(c -> survey.forwards(first, c));
        if (files.denied() > 0) {
            console.say(Counted.of(files.denied(), "file or directory", "files and directories")
                    + " could not be read: Permission denied. They are not audited; run this as root to see "
                    + "everything");
        }
        for (String folder : files.exchanged()) {
            console.say("Somebody is replacing files in " + folder + " while they are read, so some could not be "
                    + "read. Those are not audited. Check who may write to the folder, and try again");
        }
        return collector.host(survey.name(first), version, now, program);
    }

    /** {@code audit} with another text of one of its mc files, which then decides instead of the cf. */
    Audit with(Audit audit, McSource mc) {
        return new Audit(
                audit.mta().map(c -> replaced(c, mc)),
                audit.submit().map(c -> replaced(c, mc)),
                audit.host(),
                audit.profile(),
                audit.build());
    }

    private static Configuration replaced(Configuration c, McSource mc) {
        return c.mc().filter(old -> old.path().equals(mc.path())).isPresent() ? Configuration.of(c.role(), mc) : c;
    }

    /** Reads the mc {@code path} with another text. */
    McSource read(String path, String text, Host host) {
        boolean named = path.equals(mc) || path.equals(submitMc);
        return read(
                path,
                text,
                named ? files(path) : name -> host.file(absolute(name)).flatMap(FileFact::text));
    }

    /** The file that the mc {@code path} is in; inside a root the links on the way are followed in it. */
    String real(String path, Host host) {
        boolean named = path.equals(mc) || path.equals(submitMc);
        if (named || root == null) {
            return path;
        }
        String inside = host.file(path).map(FileFact::path).orElse(path);
        return top().resolve(inside.substring(1)).toString();
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/etc/mail/" + path;
    }

    private Optional<Configuration> configuration(
            Console console, Role role, @Nullable String cfName, @Nullable String mcName, Host host, String stock) {
        boolean given = cfName != null || mcName != null;
        if (!given && filesAlone()) {
            return Optional.empty();
        }
        Optional<McSource> source = mcName != null
                ? Optional.of(read(mcName, Document.text(console, mcName), files(mcName)))
                : given ? Optional.empty() : of(host, "/etc/mail/" + stock + ".mc");
        Optional<String> text = cfName != null
                ? Optional.of(Document.text(console, cfName))
                : given
                        ? Optional.empty()
                        : host.file("/etc/mail/" + stock + ".cf").flatMap(FileFact::text);
        if (text.isPresent()) {
            String name = cfName != null ? cfName : "/etc/mail/" + stock + ".cf";
            return Optional.of(new Configuration(role, CfDocument.parse(text.get()), Optional.of(name), source));
        }
        source.filter(mcSource -> !mcSource.complete())
                .ifPresent(mcSource -> console.say(
                        mcSource.path() + ": sendmail's own m4 files cannot be read, so only the mc itself is known"));
        return source.map(mcSource -> Configuration.of(role, mcSource));
    }

    private Optional<McSource> of(Host host, String path) {
        return host.file(path).flatMap(FileFact::text).map(text -> {
            McSource known = expanded.get(path);
            if (known == null || !known.complete() || !known.text().equals(text)) {
                known = read(path, text, name -> host.file(absolute(name)).flatMap(FileFact::text));
                expanded.put(path, known);
            }
            return known;
        });
    }

    private static McSource read(String name, String text, Includes includes) {
        try {
            return McSource.read(name, text, includes);
        } catch (M4Exception e) {
            throw Problem.data(
                    name + ": " + e.getMessage(),
                    "m4 itself gives up on this file, too: see 'm4 " + ShellWord.ofName(name) + "'");
        }
    }

    private static Includes files(String name) {
        return NamedFiles.included(Input.path(name));
    }
}
