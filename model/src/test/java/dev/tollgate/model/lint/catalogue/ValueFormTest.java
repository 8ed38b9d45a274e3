package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.ValueForm;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rule that is not asked about a form of values would have had nothing to say of it. */
class ValueFormTest {
    /** What these say is true of a text that is not a keyword: of one they are not asked by definition. */
    private static final Set<String> ABOUT_TEXTS_THAT_ARE_NO_KEYWORDS =
            Set.of("TG302", "TG303", "TG304", "TG305", "TG320", "TG322", "TG323");

    @Test
    void ruleThatIsNotAskedAboutAForm_wouldFindNothing() throws IOException {
        List<Entry> examples = examples();
        Seeded.times(1, Seeded.heavy() ? 500_000 : 20_000, random -> {
            Entry entry = EntryParser.parse(
                    1, pick(examples, random).left(), pick(examples, random).right());
            for (Rule rule : Rules.all()) {
                if (rule instanceof EntryRule entryRule && isLeftOut(entryRule, entry)) {
                    assertEquals(List.of(), found(entryRule, entry), rule.code() + " of " + entry);
                }
            }
        });
    }

    /** Whether nothing but the form of its value keeps {@code entry} from {@code rule}. */
    private static boolean isLeftOut(EntryRule rule, Entry entry) {
        return rule.tags().contains(entry.tag())
                && rule.keyKinds().contains(entry.key().kind())
                && !rule.values().contains(ValueForm.of(entry))
                && !ABOUT_TEXTS_THAT_ARE_NO_KEYWORDS.contains(rule.code());
    }

    private static List<Finding> found(EntryRule rule, Entry entry) {
        List<Finding> findings = new ArrayList<>();
        rule.check(entry, Site.UNKNOWN, new Report(findings::add));
        return findings;
    }

    private static Entry pick(List<Entry> entries, Random random) {
        return entries.get(random.nextInt(entries.size()));
    }

    private static List<Entry> examples() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (RulePage page : RulePage.all()) {
            for (RulePage.Block block : page.blocks()) {
                if (block.is("access")) {
                    String text = new String(block.bytes(), StandardCharsets.ISO_8859_1);
                    text.lines()
                            .map(line -> EntryParser.parse(1, new Line(line, LineEnding.LF)))
                            .flatMap(Optional::stream)
                            .forEach(entries::add);
                }
            }
        }
        return entries;
    }
}
