package dev.tollgate.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFile.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuiArgumentsTest {
    private static GuiArguments parse(String words) {
        return GuiArguments.parse(List.of(words.split(" ")));
    }

    @Test
    void fileAndSite_areFoundInAnyOrder() {
        GuiArguments both = new GuiArguments(
                Optional.of(Path.of("access")),
                Optional.empty(),
                Optional.of(new SiteFile(Kind.MC, Path.of("sendmail.mc"))));
        assertEquals(both, parse("--mc sendmail.mc access"));
        assertEquals(both, parse("access --mc=sendmail.mc"));
        assertEquals(
                new GuiArguments(Optional.of(Path.of("--cf")), Optional.empty(), Optional.empty()), parse("-- --cf"));
        assertEquals(
                new GuiArguments(Optional.empty(), Optional.empty(), Optional.empty()), GuiArguments.parse(List.of()));
    }

    @Test
    void url_isADirectoryAndNoFile() {
        GuiArguments directory =
                new GuiArguments(Optional.empty(), Optional.of("ldaps://ldap1.example.com"), Optional.empty());
        assertEquals(directory, parse("ldaps://ldap1.example.com"));
        assertThrows(IllegalArgumentException.class, () -> parse("access ldap://localhost"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --cf a.cf --mc a.mc | --cf and --mc cannot be used together; give the one that the running sendmail uses
                    a b | only one file at a time can be edited
                    --feature skip | unknown option --feature
                    --mc | --mc needs a file
                    """)
    void wrongUse_isSaid(String words, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> parse(words)).getMessage());
    }
}
