package dev.tollgate.gui.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules' pages: what a rule looks for, why it matters to sendmail, and examples. */
public final class RulePages {
    private RulePages() {}

    /** The page of the rule with this code, as Markdown; empty when it has none. */
    public static Optional<String> of(String code) {
        try (InputStream page = RulePages.class.getResourceAsStream("rules/" + code + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
