package dev.tollgate.gui.question;

import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.files.InputFile;
import dev.tollgate.gui.site.SiteReader;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.toolkit.cf.CfException;
import dev.tollgate.toolkit.edit.FileEdit;
import dev.tollgate.toolkit.question.SiteEngine;
import dev.tollgate.toolkit.site.SiteAdditions;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFile.Kind;
import dev.tollgate.toolkit.suite.Addition;
import dev.tollgate.toolkit.suite.Changing;
import dev.tollgate.toolkit.suite.Suite;
import dev.tollgate.toolkit.suite.SuiteEngine;
import dev.tollgate.toolkit.suite.SuiteException;
import dev.tollgate.toolkit.suite.SuiteRun;
import dev.tollgate.toolkit.suite.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The suite that lies beside an access file, as {@code tollgate test} runs it. */
final class SuiteStore {
    private SuiteStore() {}

    /** Where the suite of {@code access} lies. */
    static Path suiteOf(Path access) {
        return access.resolveSibling(access.getFileName() + ".test.yaml");
    }

    /** The tests of {@code access}; none where there is no suite. */
    static List<KeptTest> read(Path access) throws Problem {
        Path file = suiteOf(access);
        if (Files.notExists(file)) {
            return List.of();
        }
        return suite(file, access).cases().stream()
                .map(suiteCase -> new KeptTest(suiteCase, Optional.empty()))
                .toList();
    }

    /** The tests of {@code access} with what becomes of them when {@code entries} are asked. */
    static List<KeptTest> run(Path access, AccessIndex entries) throws Problem {
        Path file = suiteOf(access);
        if (Files.notExists(file)) {
            return List.of();
        }
        Suite suite = suite(file, access);
        Site site = site(suite, file);
        return SuiteRun.of(suite, site, entries, engine(suite, file, site, access)).outcomes().stream()
                .map(outcome -> new KeptTest(outcome.suiteCase(), Optional.of(outcome)))
                .toList();
    }

    /**
     * Adds {@code question} to the suite of {@code access}, with the answer of today. A suite that is there has its own
     * word about the site; a new one gets {@code site}.
     *
     * @param engine what answers for {@code site}
     */
    static void keep(
            Path access,
            Question question,
            String name,
            AccessIndex entries,
            Optional<SiteFile> site,
            PolicyEngine engine)
            throws Problem {
        Path file = suiteOf(access);
        Optional<byte[]> before = bytes(access);
        String text;
        if (Files.exists(file)) {
            Suite suite = suite(file, access);
            text = addition(question, name, engine(suite, file, site(suite, file), access), entries)
                    .behind(suite);
        } else {
            text = addition(question, name, engine, entries)
                    .alone(
                            String.valueOf(access.getFileName()),
                            named(site, Kind.CF, access),
                            named(site, Kind.MC, access));
        }
        write(file, before, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The suite of {@code access} as it stands on disk; empty where there is none. */
    static Optional<byte[]> bytes(Path access) throws Problem {
        Path file = suiteOf(access);
        try {
            return Files.exists(file) ? Optional.of(InputFile.bytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw Problem.file(Texts.of("suite.failed", file), file, e);
        }
    }

    /** Puts the suite of {@code access} back as it was. */
    static void restore(Path access, Optional<byte[]> before) throws Problem {
        Path file = suiteOf(access);
        if (before.isPresent()) {
            write(file, bytes(access), before.get());
            return;
        }
        try (Folder folder = Folder.above(file)) {
            folder.deleteOurs(String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw Problem.file(Texts.of("suite.stays", file), file, e);
        }
    }

    /** Gives {@code test}, number {@code index} of the suite of {@code access}, another name. */
    static void rename(Path access, int index, KeptTest test, String name) throws Problem {
        Path file = suiteOf(access);
        Optional<byte[]> before = bytes(access);
        Suite suite = unchanged(file, access, index, test);
        changed(file, before, () -> Changing.renamed(suite, index, name));
    }

    /** Takes {@code test}, number {@code index}, out of the suite of {@code access}; the file goes with the last one. */
    static void delete(Path access, int index, KeptTest test) throws Problem {
        Path file = suiteOf(access);
        Optional<byte[]> before = bytes(access);
        Suite suite = unchanged(file, access, index, test);
        if (suite.cases().size() == 1) {
            restore(access, Optional.empty());
        } else {
            changed(file, before, () -> Changing.without(suite, index));
        }
    }

    private static Suite unchanged(Path file, Path access, int index, KeptTest test) throws Problem {
        Suite suite = suite(file, access);
        boolean same = index < suite.cases().size() && suite.cases().get(index).saysTheSameAs(test.suiteCase());
        if (!same) {
            throw new Problem(Texts.of("suite.changed", file), Texts.of("suite.changed.advice"), null);
        }
        return suite;
    }

    private static void changed(Path file, Optional<byte[]> before, Supplier<String> text) throws Problem {
        String changed;
        try {
            changed = text.get();
        } catch (SuiteException e) {
            throw new Problem(Texts.of("suite.failed", file), String.valueOf(e.getMessage()), e);
        }
        write(file, before, changed.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the suite if it still is as it was {@code before}. */
    private static void write(Path file, Optional<byte[]> before, byte[] content) throws Problem {
        try {
            FileEdit.replace(file, Contention.waiting(text -> {}), before, content);
        } catch (IOException e) {
            throw Problem.file(Texts.of("save.failed", file), file, e);
        }
    }

    private static Addition addition(Question question, String name, PolicyEngine engine, AccessIndex entries) {
        return new Addition(
                name, question.phase(), question.given(), engine.on(entries).trace(question.phase(), question.given()));
    }

    /** A configuration in the access file's own folder is named alone, so that both can move together. */
    private static Optional<String> named(Optional<SiteFile> site, Kind kind, Path access) {
        return site.filter(known -> known.kind() == kind).map(known -> {
            boolean beside = known.path().getParent() != null
                    && known.path().getParent().equals(access.toAbsolutePath().getParent());
            return String.valueOf(beside ? known.path().getFileName() : known.path());
        });
    }

    private static Suite suite(Path file, Path access) throws Problem {
        try {
            Suite suite = Suite.of(YamlText.decode(String.valueOf(file.getFileName()), InputFile.bytes(file)));
            suite.requireExpectations();
            if (!path(file, suite.access()).equals(access.toAbsolutePath().normalize())) {
                throw new Problem(Texts.of("suite.failed", file), Texts.of("suite.other", suite.access()), null);
            }
            return suite;
        } catch (IOException e) {
            throw Problem.file(Texts.of("suite.failed", file), file, e);
        } catch (SuiteException | InvalidPathException e) {
            String help = e instanceof SuiteException refused ? refused.help() : "";
            throw new Problem(
                    Texts.of("suite.failed", file),
                    Texts.of("problem.told", String.valueOf(e.getMessage()), help)
                            .strip(),
                    e);
        }
    }

    private static Optional<SiteFile> named(Suite suite, Path file) {
        return suite.cf()
                .map(cf -> new SiteFile(Kind.CF, path(file, cf)))
                .or(() -> suite.mc().map(mc -> new SiteFile(Kind.MC, path(file, mc))));
    }

    private static PolicyEngine engine(Suite suite, Path file, Site site, Path access) throws Problem {
        if (suite.engine().expand()) {
            throw new Problem(Texts.of("suite.failed", file), Texts.of("suite.expand"), null);
        }
        try {
            return SiteEngine.of(suite, named(suite, file), site, access);
        } catch (CfException | IllegalArgumentException e) {
            throw new Problem(Texts.of("suite.failed", file), String.valueOf(e.getMessage()), e);
        }
    }

    private static Site site(Suite suite, Path file) throws Problem {
        SuiteEngine engine = suite.engine();
        return SiteReader.site(
                named(suite, file),
                new SiteAdditions(
                        suite.features(),
                        suite.localDomains(),
                        suite.relayDomains(),
                        engine.hostName(),
                        engine.version()));
    }

    private static Path path(Path suite, String name) {
        return suite.toAbsolutePath().resolveSibling(name).normalize();
    }
}
