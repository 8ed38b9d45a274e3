package dev.tollgate.audit.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs/rules about a check of the audit, read as docs/rules/README.md describes it. */
record AuditPage(
        String code, String title, String severity, String fix, List<String> sections, List<Example> examples) {
    private static final Pattern TITLE = Pattern.compile("# (TG(?:9[0-9]{2}|1[0-9]{3})): (.+)");
    private static final Pattern HEADER =
            Pattern.compile("Severity: (\\w+) · Fix: (layout|intent|unsafe|none) · Looks at: (.+)");

    /** A fenced block: the words after the fence, and its text. */
    record Block(List<String> words, String text) {
        boolean is(String kind, String quality) {
            return words.size() >= 2
                    && words.get(0).equals(kind)
                    && words.get(1).equals(quality);
        }
    }

    /** What is audited, what is found, and what it should be. */
    record Example(List<Block> bad, String findings, List<Block> good, String profile, String build, String goodBuild) {
        Optional<String> mc(String quality) {
            return (quality.equals("bad") ? bad : good)
                    .stream()
                            .filter(block -> block.is("mc", quality) || block.is("submit", quality))
                            .map(Block::text)
                            .findFirst();
        }
    }

    static Path directory() {
        return Path.of(System.getProperty("tollgate.root", ".."), "docs", "rules");
    }

    static List<AuditPage> all() {
        try (var files = Files.list(directory())) {
            return files.filter(file -> file.getFileName().toString().matches("TG(9[0-9]{2}|1[0-2][0-9]{2})\\.md"))
                    .sorted(Comparator.comparingInt(
                            file -> number(file.getFileName().toString())))
                    .map(AuditPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    private static AuditPage read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditPage parse(List<String> lines) {
        Matcher title = TITLE.matcher(lines.get(0));
        Matcher header = HEADER.matcher(lines.get(2));
        if (!title.matches() || !header.matches()) {
            throw new AssertionError(
                    lines.get(0) + ": line 1 must be '# CODE: title', line 3 'Severity: … · Fix: … · Looks at: …'");
        }
        List<String> sections = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        String profile = "mx";
        String build = "";
        String goodBuild = "";
        List<Block> bad = new ArrayList<>();
        List<Block> good = new ArrayList<>();
        String findings = "";
        for (int i = 3; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                sections.add(line.substring(3));
            } else if (line.startsWith("Profile: ")) {
                profile = line.substring(9).strip();
            } else if (line.startsWith("Build: ")) {
                // Between a bad and a good case it is the good one's.
                goodBuild = line.substring(7).strip();
                build = bad.isEmpty() || !good.isEmpty() ? goodBuild : build;
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                String text = String.join("\n", lines.subList(i + 1, end));
                Block block = new Block(
                        Arrays.asList(line.substring(3).strip().split("\\s+")), text.isEmpty() ? "" : text + "\n");
                if (block.words().get(0).equals("findings")) {
                    findings = block.text();
                } else if (block.words().contains("bad")) {
                    if (!good.isEmpty()) {
                        examples.add(new Example(bad, findings, good, profile, build, goodBuild));
                        bad = new ArrayList<>();
                        good = new ArrayList<>();
                    }
                    bad.add(block);
                } else if (block.words().contains("good")) {
                    good.add(block);
                }
                i = end;
            }
        }
        if (!bad.isEmpty()) {
            examples.add(new Example(bad, findings, good, profile, build, goodBuild));
        }
        return new AuditPage(title.group(1), title.group(2), header.group(1), header.group(2), sections, examples);
    }
}
