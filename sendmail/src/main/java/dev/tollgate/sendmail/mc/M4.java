package dev.tollgate.sendmail.mc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * GNU m4's language, as far as sendmail's configuration files use it. Commands of the system are not run: they give
 * nothing. A text that expands without end is cut off at {@link #MOST_TOKENS}.
 */
public final class M4 {
    /** The longest run: sendmail's own files need some hundred thousand tokens. */
    public static final int MOST_TOKENS = 20_000_000;

    private static final int MOST_NESTING = 500;
    private static final long MOST_CHARS = 256L << 20;

    private final Includes includes;
    private final Set<String> recorded;
    private final M4Builtins builtins = new M4Builtins(this);
    private final Map<String, Deque<String>> macros = new HashMap<>();
    private final Set<String> undefinedBuiltins = new HashSet<>();
    private final Map<Integer, StringBuilder> diversions = new TreeMap<>();
    private final List<Expansion.Message> messages = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final StringBuilder wrapped = new StringBuilder();
    private final M4Input input;
    private final String main;
    private String openQuote = "`";
    private String closeQuote = "'";
    private String openComment = "#";
    private int diversion;
    private int tokens;
    private int nesting;
    private long chars;

    private M4(String file, String text, Includes includes, Set<String> recorded) {
        this.includes = includes;
        this.recorded = recorded;
        this.main = file;
        input = new M4Input(file, text);
    }

    /**
     * Runs m4 on {@code text}.
     *
     * @param file the text's name
     * @param predefined macros given on m4's command line
     * @param recorded the macros whose calls the result lists, besides define and undefine
     */
    public static Expansion expand(
            String file, String text, Map<String, String> predefined, Includes includes, Set<String> recorded) {
        M4 m4 = new M4(file, text, includes, recorded);
        m4.macros.put("__unix__", new ArrayDeque<>(List.of("")));
        m4.macros.put("__gnu__", new ArrayDeque<>(List.of("")));
        predefined.forEach((name, value) -> m4.macros.put(name, new ArrayDeque<>(List.of(value))));
        return m4.run();
    }

    private Expansion run() {
        expandAll();
        while (wrapped.length() > 0) {
            Origin end = new Origin(main, 0, 0);
            input.push(wrapped.toString(), end, end);
            wrapped.setLength(0);
            expandAll();
        }
        diversion = 0;
        undivertAll();
        Map<String, String> left = new HashMap<>();
        macros.forEach((name, stack) -> {
            if (!stack.isEmpty()) {
                left.put(name, stack.getFirst());
            }
        });
        return new Expansion(output().toString(), messages, calls, left, missing);
    }

    private void expandAll() {
        while (input.peek() >= 0) {
            token(null);
        }
    }

    /** Reads one token; what is left of it goes to {@code argument}, or to the output. */
    private void token(@Nullable StringBuilder argument) {
        if (++tokens > MOST_TOKENS) {
            throw new M4Exception("m4 does not finish");
        }
        if (input.startsWith(openQuote)) {
            quoted(sink(argument));
        } else if (input.startsWith(openComment)) {
            comment(sink(argument));
        } else if (isWordStart(input.peek())) {
            word(argument);
        } else {
            sink(argument).append((char) input.take());
        }
    }

    private StringBuilder sink(@Nullable StringBuilder argument) {
        return argument != null ? argument : output();
    }

    private void quoted(StringBuilder out) {
        input.skip(openQuote.length());
        int depth = 1;
        while (input.peek() >= 0) {
            if (input.startsWith(closeQuote)) {
                input.skip(closeQuote.length());
                if (--depth == 0) {
                    return;
                }
                out.append(closeQuote);
            } else if (input.startsWith(openQuote)) {
                input.skip(openQuote.length());
                out.append(openQuote);
                depth++;
            } else {
                out.append((char) input.take());
            }
        }
        throw new M4Exception("end of file in string");
    }

    private void comment(StringBuilder out) {
        for (int c = input.take(); c >= 0; c = input.take()) {
            out.append((char) c);
            if (c == '\n') {
                return;
            }
        }
    }

    private void word(@Nullable StringBuilder argument) {
        M4Input.Mark mark = input.mark();
        StringBuilder word = new StringBuilder();
        for (int c = input.peek(); isWordStart(c) || c >= '0' && c <= '9'; c = input.peek()) {
            word.append((char) input.take());
        }
        String name = word.toString();
        Deque<String> stack = macros.get(name);
        String body = stack == null ? null : stack.peek();
        boolean own = body != null;
        boolean builtin = !own && builtins.knows(name) && !undefinedBuiltins.contains(name);
        if (!own && !builtin || builtin && builtins.needsArguments(name) && input.peek() != '(') {
            sink(argument).append(name);
            return;
        }
        List<String> arguments = input.peek() == '(' ? arguments() : List.of();
        Origin origin = mark.origin();
        Origin mainOrigin = mark.main();
        if (recorded.contains(name) || name.equals("define") || name.equals("undefine")) {
            calls.add(new Call(name, arguments, origin, mainOrigin));
        }
        String expansion = body != null
                ? M4Text.substitute(name, body, arguments, openQuote, closeQuote)
                : builtins.apply(name, arguments, mainOrigin);
        chars += expansion.length();
        if (chars > MOST_CHARS) {
            throw new M4Exception("m4 does not finish");
        }
        input.push(expansion, origin, mainOrigin);
    }

    private List<String> arguments() {
        if (++nesting > MOST_NESTING) {
            throw new M4Exception("macro calls are nested too deeply");
        }
        input.take();
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        skipSpace();
        while (true) {
            int c = input.peek();
            if (c < 0) {
                throw new M4Exception("end of file in the arguments of a macro");
            }
            if (input.startsWith(openQuote) || input.startsWith(openComment)) {
                token(argument);
            } else if (c == ')' && depth == 0) {
                input.take();
                break;
            } else if (c == ',' && depth == 0) {
                input.take();
                arguments.add(argument.toString());
                argument = new StringBuilder();
                skipSpace();
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                token(argument);
            }
        }
        arguments.add(argument.toString());
        nesting--;
        return arguments;
    }

    private void skipSpace() {
        for (int c = input.peek();
                c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
                c = input.peek()) {
            input.take();
        }
    }

    private static boolean isWordStart(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    // What the built-in macros do to the run.

    StringBuilder output() {
        return diversion < 0
                ? new StringBuilder()
                : diversions.computeIfAbsent(diversion, unseen -> new StringBuilder());
    }

    void define(String name, String value) {
        Deque<String> stack = macros.computeIfAbsent(name, unseen -> new ArrayDeque<>());
        if (!stack.isEmpty()) {
            stack.pop();
        }
        stack.push(value);
    }

    void pushdef(String name, String value) {
        macros.computeIfAbsent(name, unseen -> new ArrayDeque<>()).push(value);
    }

    void popdef(String name) {
        Deque<String> stack = macros.get(name);
        if (stack != null && !stack.isEmpty()) {
            stack.pop();
        }
    }

    void undefine(String name) {
        macros.remove(name);
        if (builtins.knows(name)) {
            undefinedBuiltins.add(name);
        }
    }

    boolean isDefined(String name) {
        Deque<String> stack = macros.get(name);
        return stack != null && !stack.isEmpty() || builtins.knows(name) && !undefinedBuiltins.contains(name);
    }

    /** The definition, quoted; empty if there is none. */
    String quotedDefinition(String name) {
        Deque<String> stack = macros.get(name);
        return stack == null || stack.isEmpty() ? "" : openQuote + stack.getFirst() + closeQuote;
    }

    String quote(String text) {
        return openQuote + text + closeQuote;
    }

    void quotes(String open, String close) {
        openQuote = open;
        closeQuote = close;
    }

    void commentStart(String start) {
        openComment = start;
    }

    void divert(int number) {
        diversion = number;
    }

    int diversion() {
        return diversion;
    }

    void undivert(int number) {
        StringBuilder text = number == diversion ? null : diversions.remove(number);
        if (text != null) {
            output().append(text);
        }
    }

    void undivertAll() {
        for (int number : List.copyOf(diversions.keySet())) {
            undivert(number);
        }
    }

    void skipLine() {
        for (int c = input.take(); c >= 0 && c != '\n'; c = input.take()) {
            // dnl takes the line away.
        }
    }

    /** Whether the file could be included. */
    boolean include(String path, Origin from) {
        if (nesting > MOST_NESTING) {
            throw new M4Exception("files include each other endlessly");
        }
        includes.read(path).ifPresentOrElse(text -> input.include(text, path, from), () -> missing.add(path));
        return !missing.contains(path);
    }

    String file() {
        return input.file();
    }

    void message(String text, Origin from) {
        messages.add(new Expansion.Message(text, from));
    }

    void wrap(String text) {
        wrapped.append(text);
    }
}
