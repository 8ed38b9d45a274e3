package dev.tollgate.sendmail.mc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** m4's own macros. */
final class M4Builtins {
    /** Those that are words like any other where no parenthesis follows. */
    private static final Set<String> WITH_ARGUMENTS = Set.of(
            "define",
            "undefine",
            "defn",
            "pushdef",
            "popdef",
            "ifdef",
            "ifelse",
            "shift",
            "include",
            "sinclude",
            "len",
            "index",
            "substr",
            "translit",
            "incr",
            "decr",
            "eval",
            "syscmd",
            "esyscmd",
            "maketemp",
            "mkstemp",
            "errprint",
            "m4wrap",
            "format");

    private static final Set<String> ALONE = Set.of(
            "dnl",
            "divert",
            "undivert",
            "divnum",
            "changequote",
            "changecom",
            "sysval",
            "__file__",
            "__line__",
            "m4exit");

    private final M4 m4;
    private final Set<String> temporary = new HashSet<>();

    M4Builtins(M4 m4) {
        this.m4 = m4;
    }

    boolean knows(String name) {
        return WITH_ARGUMENTS.contains(name) || ALONE.contains(name);
    }

    boolean needsArguments(String name) {
        return WITH_ARGUMENTS.contains(name);
    }

    /** What the macro expands to. */
    String apply(String name, List<String> arguments, Origin from) {
        String first = argument(arguments, 0);
        String second = argument(arguments, 1);
        switch (name) {
            case "define" -> m4.define(first, second);
            case "pushdef" -> m4.pushdef(first, second);
            case "undefine" -> arguments.forEach(m4::undefine);
            case "popdef" -> arguments.forEach(m4::popdef);
            case "include" -> include(first, from);
            case "sinclude" -> m4.include(first, from);
            case "errprint" -> m4.message(String.join(" ", arguments), from);
            case "m4wrap" -> m4.wrap(first);
            case "dnl" -> m4.skipLine();
            case "divert" -> m4.divert(first.isEmpty() ? 0 : M4Eval.value(first));
            case "undivert" -> undivert(arguments);
            case "changequote" -> {
                boolean reset = arguments.isEmpty() || first.isEmpty();
                m4.quotes(reset ? "`" : first, reset || second.isEmpty() ? "'" : second);
            }
            case "changecom" -> m4.commentStart(first);
            default -> {
                return text(name, arguments);
            }
        }
        return "";
    }

    private String text(String name, List<String> arguments) {
        String first = argument(arguments, 0);
        String second = argument(arguments, 1);
        return switch (name) {
            case "defn" -> {
                StringBuilder all = new StringBuilder();
                arguments.forEach(macro -> all.append(m4.quotedDefinition(macro)));
                yield all.toString();
            }
            case "ifdef" -> m4.isDefined(first) ? second : argument(arguments, 2);
            case "ifelse" -> ifelse(arguments);
            case "shift" -> {
                StringBuilder rest = new StringBuilder();
                for (int i = 1; i < arguments.size(); i++) {
                    rest.append(i > 1 ? "," : "").append(m4.quote(arguments.get(i)));
                }
                yield rest.toString();
            }
            case "len" -> Integer.toString(first.length());
            case "index" -> Integer.toString(first.indexOf(second));
            case "substr" -> M4Text.part(first, second, argument(arguments, 2));
            case "translit" -> M4Text.transliterate(first, second, argument(arguments, 2));
            case "incr" -> Integer.toString(M4Eval.value(first) + 1);
            case "decr" -> Integer.toString(M4Eval.value(first) - 1);
            case "eval" -> Integer.toString(M4Eval.value(first));
            case "divnum" -> Integer.toString(m4.diversion());
            case "__file__" -> m4.quote(m4.file());
            case "maketemp", "mkstemp" -> {
                temporary.add(first);
                yield first;
            }
            case "sysval", "__line__" -> "0";
            default -> "";
        };
    }

    private void include(String path, Origin from) {
        // A file that a command would have written is empty, for no command is run.
        if (!temporary.contains(path) && !m4.include(path, from)) {
            m4.message("m4: cannot open '" + path + "': No such file or directory\n", from);
        }
    }

    private void undivert(List<String> arguments) {
        if (arguments.isEmpty() || arguments.equals(List.of(""))) {
            m4.undivertAll();
        } else {
            arguments.forEach(number -> m4.undivert(M4Eval.value(number)));
        }
    }

    private static String ifelse(List<String> arguments) {
        for (int at = 0; arguments.size() - at >= 3; at += 3) {
            if (arguments.get(at).equals(arguments.get(at + 1))) {
                return arguments.get(at + 2);
            }
            int left = arguments.size() - at;
            if (left == 4 || left == 5) {
                return arguments.get(at + 3);
            }
        }
        return "";
    }

    private static String argument(List<String> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }
}
