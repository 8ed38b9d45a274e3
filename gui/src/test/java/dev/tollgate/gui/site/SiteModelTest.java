package dev.tollgate.gui.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteModelTest {
    @TempDir
    Path folder;

    private final List<Site> sites = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Map<Path, SiteFile> memory = new HashMap<>();
    private final EditorModel editor = new EditorModel(() -> 0);
    private SiteModel model;
    private Path mc;

    @BeforeEach
    void newModel() throws IOException {
        model = new SiteModel(editor, SameThread.jobs(), sites::add);
        model.onTrouble(problem -> said.add(problem.what() + " " + problem.advice()), said::addAll);
        model.rememberWith(
                document -> Optional.ofNullable(memory.get(document)),
                (document, site) ->
                        site.ifPresentOrElse(chosen -> memory.put(document, chosen), () -> memory.remove(document)));
        mc = Files.writeString(
                folder.resolve("sendmail.mc"), "FEATURE(`access_db')dnl\nFEATURE(`delay_checks')dnl\nMAILER(`smtp')\n");
    }

    private Path open(String name) {
        Path document = folder.resolve(name);
        editor.open(document, AccessFile.parse(new byte[0]));
        model.opened(document);
        return document;
    }

    @Test
    void chosenFile_countsAndIsRemembered() {
        Path access = open("access");
        model.use(SiteFile.of(mc));
        assertTrue(sites.get(0).has("delay_checks"));
        open("other");
        assertEquals(Optional.empty(), model.fileProperty().get());
        assertFalse(sites.get(1).known());
        open("access");
        assertEquals(Optional.of(SiteFile.of(mc)), model.fileProperty().get());
        assertEquals(Map.of(access, SiteFile.of(mc)), memory);
        model.saved(folder.resolve("copy"));
        assertEquals(SiteFile.of(mc), memory.get(folder.resolve("copy")));
        model.forget();
        assertFalse(memory.containsKey(access));
        assertEquals(List.of(), said);
    }

    @Test
    void givenFile_countsForTheNextDocumentOnly() {
        model.give(SiteFile.of(mc));
        Path access = open("access");
        assertEquals(SiteFile.of(mc), memory.get(access));
        open("other");
        assertEquals(Optional.empty(), model.fileProperty().get());
    }

    @Test
    void fileThatSaysNothing_isToldInWords() throws IOException {
        open("access");
        model.use(SiteFile.of(folder.resolve("none.cf")));
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("does not exist"), said.get(0));
        assertEquals(Optional.empty(), model.fileProperty().get());
        model.use(SiteFile.of(Files.writeString(folder.resolve("a.cf"), "nothing of the kind\n")));
        assertTrue(said.get(1).contains("If it is not a cf file"), said.get(1));
    }

    @Test
    void classFiles_areReadOrMissed() throws IOException {
        Path names = Files.writeString(folder.resolve("names"), "one.example\n# two.example\n", StandardCharsets.UTF_8);
        Path cf = Files.writeString(
                folder.resolve("sendmail.cf"),
                "V10/Berkeley\nFw" + names + "\nFR" + folder.resolve("missing") + "\n",
                StandardCharsets.ISO_8859_1);
        model.use(SiteFile.of(cf));
        assertTrue(
                sites.get(0).localDomains().contains("one.example"),
                sites.get(0).localDomains().toString());
        assertEquals(
                folder.resolve("missing") + ", which fills class R, cannot be read; the class is assumed to be empty.",
                said.get(1));
    }

    @Test
    void memory_readsBackAsWritten() {
        SiteFile file = new SiteFile(SiteFile.Kind.CF, mc);
        assertEquals(Optional.of(file), SiteFile.recalled(file.remembered()));
        assertEquals(Optional.empty(), SiteFile.recalled("something else"));
    }
}
