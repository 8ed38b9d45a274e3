package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.document.TextSearch.Kind;
import dev.tollgate.gui.document.TextSearch.Match;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    private static final String TEXT = "From:a.example\tOK\n# Müller: a.example\r\nTo:A.example\tREJECT\n";

    private final EditorModel editor = new EditorModel(() -> 0);

    private TextSearch search(String sought, Kind kind) {
        editor.open(null, AccessFile.parse(TEXT.getBytes(StandardCharsets.UTF_8)));
        return TextSearch.of(sought, kind).orElseThrow();
    }

    private String text() {
        return new String(editor.document().render(), StandardCharsets.UTF_8);
    }

    @Test
    void matches_goRoundInBothDirections() {
        TextSearch search = search("a.EXAMPLE", Kind.TEXT);
        AccessFile document = editor.document();
        assertEquals(3, search.count(document));
        Match first = search.next(document, 1, 0).orElseThrow();
        assertEquals(new Match(1, 5, 14), first);
        Match second = search.next(document, first.line(), first.end()).orElseThrow();
        assertEquals(new Match(2, 10, 19), second);
        Match third = search.next(document, second.line(), second.end()).orElseThrow();
        assertEquals(Optional.of(first), search.next(document, third.line(), third.end()));
        assertEquals(Optional.of(third), search.previous(document, first.line(), first.start()));
        assertTrue(search.isAt(document, second));
    }

    @Test
    void replaceAll_isOneStepAndTouchesNothingElse() {
        assertEquals(2, search("a\\.(ex\\w+)", Kind.REGULAR_EXPRESSION).replaceAll(editor, "b.$1", "Replace"));
        assertEquals("From:b.example\tOK\n# Müller: b.example\r\nTo:A.example\tREJECT\n", text());
        editor.undo();
        assertEquals(TEXT, text());
    }

    @Test
    void oneMatch_isReplacedByTheTextAsItStands() {
        TextSearch search = search("a.example", Kind.TEXT);
        search.replace(editor, new Match(2, 10, 19), "$1", "Replace");
        assertEquals(TEXT.replace("Müller: a.example", "Müller: $1"), text());
    }

    @Test
    void whatIsNoExpression_isNoSearch() {
        assertTrue(TextSearch.of("(", Kind.REGULAR_EXPRESSION).isEmpty());
        assertTrue(TextSearch.of("", Kind.TEXT).isEmpty());
    }
}
