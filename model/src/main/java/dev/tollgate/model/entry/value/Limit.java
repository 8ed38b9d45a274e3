package dev.tollgate.model.entry.value;

/**
 * A number: connections for ClientRate: and ClientConn:, milliseconds for GreetPause:.
 *
 * @param number 0 means no limit, or no pause
 */
public record Limit(int number) implements Value {
    @Override
    public String canonical() {
        return Integer.toString(number);
    }
}
