package dev.tollgate.model.site;

import java.util.List;

/**
 * One macro call of an mc file.
 *
 * @param name the macro
 * @param arguments its arguments without their outer m4 quotes
 */
record McCall(String name, List<String> arguments) {
    /** Argument {@code index}, from 0, empty if the call has fewer. */
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }
}
