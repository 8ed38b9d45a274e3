package dev.tollgate.model.entry.value;

/** The queue group that a recipient's mail waits in. */
public record QueueGroup(String name) implements Value {
    @Override
    public String canonical() {
        return name;
    }
}
