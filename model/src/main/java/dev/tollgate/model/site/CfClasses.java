package dev.tollgate.model.site;

import dev.tollgate.sendmail.conf.CfLine;
import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The macros and classes of a cf, filled line by line as sendmail does: macros in C lines expanded, classes in classes copied. */
final class CfClasses {
    /** The classes that decide about access entries. */
    static final List<String> NEEDED = List.of("w", "R", "m", "TrustAuthMech");

    /** A word of a class. */
    record Member(String word, FactSource source) {}

    private record Problem(
            String className, SiteWarning warning, @Nullable ClassFile file) {}

    private final String file;
    private final SiteHost host;
    private final Map<String, String> macros = new HashMap<>();
    private final Map<String, Map<String, Member>> classes = new LinkedHashMap<>();
    private final Map<String, Set<String>> copied = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    CfClasses(String file, SiteHost host) {
        this.file = file;
        this.host = host;
        host.shortName().ifPresent(name -> macros.put("w", name));
        host.domain().ifPresent(name -> macros.put("m", name));
        host.name().ifPresent(name -> macros.put("j", name));
    }

    /** Takes a D, C or F line in. */
    void read(CfLine line) {
        String rest = line.text().substring(1);
        if (rest.isEmpty()) {
            return;
        }
        String name = name(rest);
        String after = rest.substring(
                Math.min(rest.length(), name.length() == 1 && rest.charAt(0) != '{' ? 1 : name.length() + 2));
        switch (line.kind()) {
            case 'D' -> macros.put(name, after.strip());
            case 'C' -> words(name, after, line);
            default -> file(name, after.strip(), line);
        }
    }

    private static String name(String text) {
        int close = text.indexOf('}');
        return text.charAt(0) == '{' && close > 0 ? text.substring(1, close) : text.substring(0, 1);
    }

    private void words(String name, String text, CfLine line) {
        for (String word : text.strip().split("\\s+")) {
            if (word.startsWith("$=") && word.length() > 2) {
                copy(name, name(word.substring(2)));
            } else if (!word.isEmpty()) {
                word(name, word, line);
            }
        }
    }

    private void word(String name, String word, CfLine line) {
        Optional<String> expanded = expand(word);
        if (expanded.isPresent()) {
            add(name, List.of(expanded.get().strip().split("\\s+")), FactSource.read(file, line.number()));
        } else {
            problem(
                    name,
                    line,
                    word + " in class " + name + " is built from the machine's own name, which is not known here; "
                            + "it is left out: give --host-name",
                    null);
        }
    }

    private void copy(String to, String from) {
        classes.computeIfAbsent(to, unseen -> new LinkedHashMap<>()).putAll(classes.getOrDefault(from, Map.of()));
        copied.computeIfAbsent(to, unseen -> new LinkedHashSet<>()).add(from);
    }

    private void add(String name, List<String> words, FactSource source) {
        Map<String, Member> members = classes.computeIfAbsent(name, unseen -> new LinkedHashMap<>());
        for (String word : words) {
            if (!word.isEmpty()) {
                members.putIfAbsent(word.toLowerCase(Locale.ROOT), new Member(word, source));
            }
        }
    }

    private void file(String name, String text, CfLine line) {
        boolean optional = text.startsWith("-o");
        String rest = optional ? text.substring(Chars.skipWord(text, 0)).strip() : text;
        if (rest.startsWith("|")) {
            problem(
                    name,
                    line,
                    "class " + name + " is filled by the program "
                            + rest.substring(1).strip() + ", which is not run here; its words are left out",
                    null);
            return;
        }
        int sign = rest.indexOf('@');
        if (sign >= 0 && !rest.startsWith("/")) {
            problem(
                    name,
                    line,
                    "class " + name + " is filled from the map " + rest.substring(sign + 1)
                            + ", which is not asked here; its words are left out",
                    null);
            return;
        }
        int space = Chars.skipWord(rest, 0);
        String path = rest.substring(0, space);
        String format = rest.substring(space).strip();
        ClassFile source = new ClassFile(name, path, optional, format.isEmpty() ? "%s" : format);
        host.files()
                .read(path)
                .ifPresentOrElse(
                        content -> add(name, source.members(content), FactSource.read(path, 0)),
                        () -> missing(source, line));
        classes.computeIfAbsent(name, unseen -> new LinkedHashMap<>());
    }

    private void missing(ClassFile source, CfLine line) {
        if (!source.optional()) {
            problem(
                    source.className(),
                    line,
                    source.path() + " (class " + source.className() + ") cannot be read; it is assumed to be empty",
                    source);
        }
    }

    private void problem(String name, CfLine line, String text, @Nullable ClassFile source) {
        problems.add(new Problem(name, new SiteWarning(file, line.number(), text), source));
    }

    /** The text with macros replaced; nothing if one of them is not known. */
    Optional<String> expand(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '$' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            int at = text.charAt(i + 1) == '&' ? i + 2 : i + 1;
            if (at >= text.length()) {
                return Optional.empty();
            }
            String name = name(text.substring(at));
            String value = macros.get(name);
            if (value == null || value.contains("$" + name)) {
                return Optional.empty();
            }
            Optional<String> whole = value.indexOf('$') < 0 ? Optional.of(value) : expand(value);
            if (whole.isEmpty()) {
                return whole;
            }
            out.append(whole.get());
            i = at + (text.charAt(at) == '{' ? name.length() + 1 : 0);
        }
        return Optional.of(out.toString());
    }

    /** The members of a class. */
    List<Member> members(String name) {
        return List.copyOf(classes.getOrDefault(name, Map.of()).values());
    }

    /** What is not known of the classes that decide. */
    List<SiteWarning> warnings() {
        Set<String> needed = needed();
        return problems.stream()
                .filter(problem -> needed.contains(problem.className))
                .map(Problem::warning)
                .toList();
    }

    /** Their files that should be there and cannot be read. */
    List<ClassFile> unreadable() {
        Set<String> needed = needed();
        List<ClassFile> files = new ArrayList<>();
        for (Problem problem : problems) {
            if (problem.file != null && needed.contains(problem.className)) {
                files.add(problem.file);
            }
        }
        return files;
    }

    private Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>(NEEDED);
        List<String> open = new ArrayList<>(NEEDED);
        while (!open.isEmpty()) {
            for (String from : copied.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (needed.add(from)) {
                    open.add(from);
                }
            }
        }
        return needed;
    }
}
