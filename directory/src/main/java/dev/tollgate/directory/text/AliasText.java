package dev.tollgate.directory.text;

import dev.tollgate.directory.entry.Entries;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An aliases file as {@code sendmail -bi} reads it: a name, a colon, and what it stands for, which goes on in lines that
 * begin with white space.
 */
final class AliasText {
    /** A local name that is the same in every quoting. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+/=?^_`{|}~.\\w\\x80-\\xFF-]+");

    private final List<String> lines = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    /** The alias in lines {@code first} to {@code last}, counted from 0. */
    private record Statement(int first, int last, Hit alias) {}

    private AliasText() {}

    /** Reads {@code text}, one char per byte. */
    static AliasText parse(String text) throws DirectoryException {
        AliasText aliases = new AliasText();
        aliases.lines.addAll(List.of(text.split("(?<=\n)")));
        for (int first = 0; first < aliases.lines.size(); ) {
            String line = content(aliases.lines.get(first));
            int last = first;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                StringBuilder all = new StringBuilder(line);
                while (last + 1 < aliases.lines.size() && isContinuation(aliases.lines.get(last + 1))) {
                    all.append(content(aliases.lines.get(++last)));
                }
                for (int number = first; number <= last; number++) {
                    requireNoBackslash(aliases.lines.get(number), number + 1);
                }
                aliases.statements.add(new Statement(first, last, alias(all.toString(), first + 1)));
            }
            first = last + 1;
        }
        return aliases;
    }

    private static boolean isContinuation(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static String content(String line) {
        return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private static void requireNoBackslash(String line, int number) throws DirectoryException {
        if (content(line).endsWith("\\")) {
            throw bad(
                    number, "ends with a backslash", "begin the next line with white space, without a backslash here");
        }
    }

    private static Hit alias(String text, int line) throws DirectoryException {
        if (isContinuation(text)) {
            throw bad(
                    line,
                    "begins with white space but does not continue an alias",
                    "write 'name: address' at the beginning of the line");
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw bad(line, "has no colon, so sendmail does not read an alias from it", "write 'name: address'");
        }
        String name = text.substring(0, colon).strip();
        if (!NAME.matcher(name).matches()) {
            throw bad(
                    line, "'" + name + "' is not a plain local name", "keep aliases with quotes or domains in a file");
        }
        String value = text.substring(colon + 1).stripLeading();
        if (value.isBlank()) {
            throw bad(line, name + " has no address, so sendmail leaves it out", "add an address after the colon");
        }
        return new Hit(name, value, line);
    }

    private static DirectoryException bad(int line, String what, String help) {
        return new DirectoryException(Kind.BAD_DATA, "line " + line + ": " + what, help);
    }

    /** The aliases by name. */
    AccessIndex index() throws DirectoryException {
        Map<String, Integer> names = new HashMap<>();
        for (Statement statement : statements) {
            Hit alias = statement.alias();
            Integer before = names.putIfAbsent(LineGrammar.fold(alias.key()), alias.line());
            if (before != null) {
                throw bad(
                        alias.line(),
                        alias.key() + " is an alias in line " + before
                                + " already, and sendmail keeps only one of them",
                        "put both lists on one line");
            }
        }
        return Entries.of(statements.stream().map(Statement::alias).toList());
    }

    /** Whether an aliases file can hold the pair. */
    private static boolean isWritable(Hit entry) {
        return NAME.matcher(entry.key()).matches()
                && !entry.value().isBlank()
                && entry.value().equals(entry.value().stripLeading())
                && entry.value().indexOf('\n') < 0
                && !entry.value().endsWith("\\");
    }

    /** The file with other aliases: its comments, its order and the layout of what is equal stay. */
    Pull.Result with(AccessIndex entries) {
        Set<String> placed = new HashSet<>();
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Statement statement : statements) {
            lines.subList(next, statement.first()).forEach(text::append);
            next = statement.last() + 1;
            String key = LineGrammar.fold(statement.alias().key());
            Hit entry = entries.get(key);
            if (entry != null && isWritable(entry) && placed.add(key)) {
                if (entry.value().equals(statement.alias().value())) {
                    lines.subList(statement.first(), next).forEach(text::append);
                } else {
                    text.append(line(entry));
                }
            }
        }
        lines.subList(next, lines.size()).forEach(text::append);
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        List<Hit> unwritable = new ArrayList<>();
        TreeMap<String, Hit> fresh = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            if (!isWritable(entry)) {
                unwritable.add(entry);
            } else if (!placed.contains(LineGrammar.fold(entry.key()))) {
                fresh.put(LineGrammar.fold(entry.key()), entry);
            }
        }
        fresh.values().forEach(entry -> text.append(line(entry)));
        return new Pull.Result(text.toString(), unwritable);
    }

    private static String line(Hit entry) {
        return entry.key() + ":\t" + entry.value() + "\n";
    }
}
