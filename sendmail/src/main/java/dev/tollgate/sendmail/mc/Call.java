package dev.tollgate.sendmail.mc;

import java.util.List;

/**
 * A macro call that m4 made.
 *
 * @param name the macro
 * @param arguments as m4 hands them to it: expanded, without their outer quotes
 * @param origin where the call, or the call that it came out of, is written
 * @param main the place in the file that m4 was started with which led to the call
 */
public record Call(String name, List<String> arguments, Origin origin, Origin main) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** Argument {@code index}, from 0; empty if there are fewer. */
    public String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    /** Whether the call is written in the file that m4 was started with, not in one that this file includes. */
    public boolean inMain() {
        return origin.file().equals(main.file());
    }
}
