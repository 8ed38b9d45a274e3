package dev.tollgate.sendmail.macro;

import dev.tollgate.sendmail.scan.Code;
import org.jspecify.annotations.Nullable;

/** The values of macros by id: those of the configuration, and above them those of the session. */
public final class Macros {
    private static final int IDS = 256;

    private final @Nullable String[] configured = new @Nullable String[IDS];
    private final @Nullable String[] current = new @Nullable String[IDS];
    private boolean running;

    /** Macros that stand for operators and for {@code $0} to {@code $9}; {@code $n} has its usual value. */
    public Macros() {
        for (int i = 0; i < Code.signs().length(); i++) {
            configured[Code.signs().charAt(i)] = String.valueOf(Code.codes().charAt(i));
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            configured[digit] = "" + Code.REPLACEMENT + digit;
        }
        configured['n'] = "MAILER-DAEMON";
    }

    /** From now on values are set in the session's layer: the configuration has been read. */
    public void run() {
        running = true;
    }

    /** The value of {@code id}, unexpanded. */
    public @Nullable String value(int id) {
        String value = current[id & 0xff];
        return value != null ? value : configured[id & 0xff];
    }

    /** Sets a value in the layer at hand; {@code null} uncovers what lies below. */
    public void set(int id, @Nullable String value) {
        (running ? current : configured)[id & 0xff] = value;
    }

    /** Sets a value of the session, whichever layer is at hand; the answer is the one that it had there. */
    public @Nullable String cover(int id, @Nullable String value) {
        String before = current[id & 0xff];
        current[id & 0xff] = value;
        return before;
    }

    /** The value that the session has set; {@code null} for none, whatever the configuration has. */
    public @Nullable String covering(int id) {
        return current[id & 0xff];
    }

    /** Whether values are set in the session's layer. */
    public boolean isRunning() {
        return running;
    }

    /** The session's values as they are now. */
    public @Nullable String[] snapshot() {
        return current.clone();
    }

    /** Copies the session's values as they are now into {@code room}, which {@link #snapshot} has made. */
    public void snapshot(@Nullable String[] room) {
        System.arraycopy(current, 0, room, 0, IDS);
    }

    /** Puts back what {@link #snapshot} has given. */
    public void restore(@Nullable String[] snapshot) {
        System.arraycopy(snapshot, 0, current, 0, IDS);
    }

    /** Cuts the value of {@code id} where it stands. */
    public void cut(int id, int length) {
        @Nullable String[] layer = current[id & 0xff] != null ? current : configured;
        String value = layer[id & 0xff];
        if (value != null && value.length() > length) {
            layer[id & 0xff] = value.substring(0, length);
        }
    }
}
