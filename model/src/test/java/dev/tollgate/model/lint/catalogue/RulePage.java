package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Place;
import dev.tollgate.testkit.PageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of docs/rules, read as docs/rules/README.md describes it. */
record RulePage(String code, String title, String severity, String fix, List<Block> blocks, List<String> sections) {
    private static final Pattern TITLE = Pattern.compile("# (TG[0-9]{3,4}): (.+)");
    private static final Pattern HEADER =
            Pattern.compile("Severity: (\\w+) · Fix: (layout|intent|unsafe|layout or intent|none) · Since: (.+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9A-F]{2})(?:\\*([0-9]+))?");

    /** Its row in the index. */
    String row() {
        return PageIndex.row(code, title, severity, fix);
    }

    /** A fenced block: the words after the fence, its text, and the last "site:" line above it. */
    record Block(List<String> words, String text, List<String> site) {
        boolean is(String... expected) {
            return words.size() >= expected.length
                    && words.subList(0, expected.length).equals(List.of(expected));
        }

        /** The text as an access file's bytes. */
        byte[] bytes() {
            if (!words.contains("escaped")) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            Matcher escapes = ESCAPE.matcher(text);
            String raw = escapes.replaceAll(escape ->
                    Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                            .repeat(escape.group(2) == null ? 1 : Integer.parseInt(escape.group(2)))));
            return raw.replace("\\z\n", "").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** A wrong text, what is found in it, and what it should be. */
    record Example(Block bad, Block findings, Optional<Block> good) {}

    static Path directory() {
        return Path.of(System.getProperty("tollgate.root", ".."), "docs", "rules");
    }

    /** The pages of the rules for access files. */
    static List<RulePage> all() {
        return all("TG[1-8][0-9]{2}\\.md");
    }

    /** The pages whose names match. */
    static List<RulePage> all(String name) {
        try (var files = Files.list(directory())) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .map(RulePage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RulePage read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RulePage parse(String name, List<String> lines) {
        Matcher title = TITLE.matcher(lines.get(0));
        Matcher header = HEADER.matcher(lines.get(2));
        if (!title.matches() || !header.matches() || !name.equals(title.group(1) + ".md")) {
            throw new AssertionError(
                    name + ": line 1 must be '# CODE: title', line 3 'Severity: … · Fix: … · Since: …'");
        }
        List<Block> blocks = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        List<String> site = List.of();
        for (int i = 3; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                sections.add(line.substring(3));
            } else if (line.startsWith("site:")) {
                site = words(line.substring(5).replace("`", "").replace(",", " "));
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                String text = String.join("\n", lines.subList(i + 1, end));
                blocks.add(new Block(words(line.substring(3)), text.isEmpty() ? "" : text + "\n", site));
                i = end;
            }
        }
        return new RulePage(
                title.group(1),
                title.group(2),
                header.group(1).toUpperCase(Locale.ROOT),
                header.group(2),
                blocks,
                sections);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).is("access", "bad")) {
                int next = i + 1;
                while (next < blocks.size() && !blocks.get(next).is("access")) {
                    next++;
                }
                Block findings = blocks.subList(i, next).stream()
                        .filter(block -> block.is("findings"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(code + ": a bad example without findings"));
                boolean good = next < blocks.size() && blocks.get(next).is("access", "good");
                examples.add(
                        new Example(blocks.get(i), findings, good ? Optional.of(blocks.get(next)) : Optional.empty()));
            }
        }
        return examples;
    }

    List<Block> good() {
        return blocks.stream().filter(block -> block.is("access", "good")).toList();
    }

    /** The kinds that the page's fixes claim to have. */
    SortedSet<Fix.Kind> fixes() {
        return Arrays.stream(fix.split(" or "))
                .filter(word -> !word.equals("none"))
                .map(word -> Fix.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A finding as the pages write it. */
    static String line(Finding finding) {
        Place place = finding.place();
        return "%d:%d-%d:%d %s %s%n"
                .formatted(
                        place.startLine(),
                        place.startOffset() + 1,
                        place.endLine(),
                        place.endOffset() + 1,
                        finding.rule(),
                        new String(finding.message().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
