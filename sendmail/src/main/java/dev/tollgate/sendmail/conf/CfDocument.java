package dev.tollgate.sendmail.conf;

import dev.tollgate.sendmail.option.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cf: any text, kept as it is, and what sendmail reads out of it (readcf.c). One char is one byte. */
public final class CfDocument {
    private final String text;
    private final List<CfLine> lines = new ArrayList<>();

    private CfDocument(String text) {
        this.text = text;
        int number = 0;
        CfLine open = null;
        for (int at = 0; at < text.length(); ) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(at, end);
            line = line.endsWith("\r") && newline >= 0 ? line.substring(0, line.length() - 1) : line;
            number++;
            if (open != null && (line.startsWith(" ") || line.startsWith("\t"))) {
                open = new CfLine(open.number(), number - open.number() + 1, open.text() + "\n" + line);
            } else {
                add(open);
                open = new CfLine(number, 1, line);
            }
            at = newline < 0 ? text.length() : newline + 1;
        }
        add(open);
    }

    /** Reads a cf; that never fails. */
    public static CfDocument parse(String text) {
        return new CfDocument(text);
    }

    private void add(@org.jspecify.annotations.Nullable CfLine line) {
        if (line == null || line.text().isBlank() || line.text().startsWith("#")) {
            return;
        }
        String kept = withoutComment(line.text());
        if (!kept.isBlank()) {
            lines.add(new CfLine(line.number(), line.lines(), kept));
        }
    }

    /** sendmail cuts a line at a # that stands neither first nor after a backslash or dollar sign. */
    private static String withoutComment(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '#' || i == 0 || line.charAt(i - 1) == '$') {
                out.append(c);
            } else if (line.charAt(i - 1) == '\\') {
                out.setCharAt(out.length() - 1, '#');
            } else {
                while (out.length() > 0
                        && (out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '\t')) {
                    out.setLength(out.length() - 1);
                }
                int newline = line.indexOf('\n', i);
                i = newline < 0 ? line.length() : newline - 1;
            }
        }
        return out.toString();
    }

    /** The text, as it was read. */
    public String text() {
        return text;
    }

    /** The lines that say something. */
    public List<CfLine> lines() {
        return lines;
    }

    /** The lines of this kind. */
    public List<CfLine> lines(char kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    /** The O lines. */
    public List<CfSetting> settings() {
        return lines('O').stream().map(CfDocument::setting).toList();
    }

    private static CfSetting setting(CfLine line) {
        String rest = line.text().substring(1);
        if (!rest.startsWith(" ")) {
            String letter = rest.isEmpty() ? "" : rest.substring(0, 1);
            return new CfSetting(line, letter, Options.lettered(letter), rest.isEmpty() ? "" : rest.substring(1));
        }
        String body = rest.substring(1);
        int equals = body.indexOf('=');
        String name = equals < 0 ? body : body.substring(0, equals);
        while (name.endsWith(" ")) {
            name = name.substring(0, name.length() - 1);
        }
        String value = equals < 0 ? "" : body.substring(equals + 1);
        while (value.startsWith(" ")) {
            value = value.substring(1);
        }
        return new CfSetting(line, name, Options.written(name), value);
    }

    /** The M lines. */
    public List<CfMailer> mailers() {
        List<CfMailer> mailers = new ArrayList<>();
        for (CfLine line : lines('M')) {
            String body = line.text().substring(1);
            int comma = body.indexOf(',');
            String name = (comma < 0 ? body : body.substring(0, comma)).strip();
            mailers.add(new CfMailer(line, name, comma < 0 ? Map.of() : equates(body.substring(comma + 1))));
        }
        return mailers;
    }

    /** Fields of the form L=value with commas between them. */
    public static Map<Character, String> equates(String text) {
        Map<Character, String> fields = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            while (at < text.length() && (text.charAt(at) == ',' || Character.isWhitespace(text.charAt(at)))) {
                at++;
            }
            int equals = text.indexOf('=', at);
            if (equals < 0 || at >= text.length()) {
                break;
            }
            char field = text.charAt(at);
            int comma = text.indexOf(',', equals);
            int end = comma < 0 ? text.length() : comma;
            fields.put(field, text.substring(equals + 1, end).strip());
            at = end;
        }
        return fields;
    }

    /** The F lines. */
    public List<CfClass> classFiles() {
        List<CfClass> files = new ArrayList<>();
        for (CfLine line : lines('F')) {
            String rest = line.text().substring(1);
            String name = className(rest);
            String path = afterName(rest).strip();
            boolean optional = path.startsWith("-o");
            path = optional ? path.substring(2).strip() : path;
            int space = path.indexOf(' ');
            files.add(new CfClass(line, name, space < 0 ? path : path.substring(0, space), optional));
        }
        return files;
    }

    /** The members that C and T lines give each class. */
    public Map<String, List<String>> classes() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        for (CfLine line : lines) {
            String rest = line.text().substring(1);
            if (line.kind() == 'T') {
                words(classes, "t", rest);
            } else if (line.kind() == 'C' && !rest.isEmpty()) {
                String name = className(rest);
                words(classes, name, afterName(rest));
            }
        }
        return classes;
    }

    private static void words(Map<String, List<String>> classes, String name, String text) {
        List<String> members = classes.computeIfAbsent(name, unseen -> new ArrayList<>());
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                members.add(word);
            }
        }
    }

    private static String afterName(String text) {
        int end = text.indexOf('}');
        return text.startsWith("{") && end > 0 ? text.substring(end + 1) : text.isEmpty() ? "" : text.substring(1);
    }

    private static String className(String text) {
        int end = text.indexOf('}');
        return text.startsWith("{") && end > 0 ? text.substring(1, end) : text.isEmpty() ? "" : text.substring(0, 1);
    }

    /** The K lines. */
    public List<CfMap> maps() {
        List<CfMap> maps = new ArrayList<>();
        for (CfLine line : lines('K')) {
            String[] words = line.text().substring(1).strip().split("\\s+");
            StringBuilder flags = new StringBuilder();
            int at = 2;
            while (at < words.length && words[at].startsWith("-")) {
                flags.append(flags.length() > 0 ? " " : "").append(words[at++]);
            }
            String path = at < words.length ? String.join(" ", List.of(words).subList(at, words.length)) : "";
            maps.add(new CfMap(line, words[0], words.length > 1 ? words[1] : "", flags.toString(), path));
        }
        return maps;
    }

    /** The value that the last D line gives the macro {@code name}. */
    public Optional<String> macro(String name) {
        Optional<String> value = Optional.empty();
        String written = name.length() == 1 ? name : "{" + name + "}";
        for (CfLine line : lines('D')) {
            if (line.text().startsWith(written, 1)) {
                value = Optional.of(line.text().substring(1 + written.length()));
            }
        }
        return value;
    }

    /** Whether the ruleset {@code name} is there. */
    public boolean hasRuleset(String name) {
        return lines('S').stream()
                .anyMatch(line ->
                        line.text().substring(1).strip().split("[\\s=]")[0].equals(name));
    }

    /** Whether a comment says that the m4 file {@code file}, as in smrsh.m4, made a part of this cf. */
    public boolean names(String file) {
        return text.contains("$Id: " + file + ",");
    }
}
