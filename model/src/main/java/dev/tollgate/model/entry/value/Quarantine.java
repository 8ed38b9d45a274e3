package dev.tollgate.model.entry.value;

/**
 * Accept the message but hold it in the queue.
 *
 * @param reason shown in the queue listing
 */
public record Quarantine(String reason) implements Value {
    @Override
    public String canonical() {
        return "QUARANTINE:" + reason;
    }
}
