package dev.tollgate.sendmail.mc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What m4 made of a text.
 *
 * @param text its standard output
 * @param messages its standard error, a message each, with the place in the main file that led to it
 * @param calls the calls of define, undefine and of the macros that were asked for, in the order in which they took effect
 * @param definitions the macros that were defined at the end, without m4's own
 * @param missing the files that it could not include
 */
public record Expansion(
        String text, List<Message> messages, List<Call> calls, Map<String, String> definitions, List<String> missing) {
    public Expansion {
        messages = List.copyOf(messages);
        calls = List.copyOf(calls);
        definitions = Map.copyOf(definitions);
        missing = List.copyOf(missing);
    }

    /** Something that m4 writes to standard error. */
    public record Message(String text, Origin main) {}

    /** The call that gave {@code macro} the value it had at the end. */
    public Optional<Call> definedBy(String macro) {
        if (!definitions.containsKey(macro)) {
            return Optional.empty();
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            if (call.name().equals("define") && call.argument(0).equals(macro)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** The calls of {@code macro}. */
    public List<Call> callsOf(String macro) {
        return calls.stream().filter(call -> call.name().equals(macro)).toList();
    }
}
