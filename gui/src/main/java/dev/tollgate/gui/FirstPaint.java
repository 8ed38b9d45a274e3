package dev.tollgate.gui;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/**
 * Notices when the window has first shown its file: then work may begin that would only have held it up. For
 * measurements, {@code -Dtollgate.firstPaint=true} writes the moment, in milliseconds since 1970, to standard error.
 */
final class FirstPaint extends AnimationTimer {
    /** A frame is drawn beside the next one's preparation, so that the one after that finds it on the screen. */
    private static final int FRAMES = 2;

    private final BooleanSupplier ready;
    private final Runnable then;
    private int frames;

    /**
     * Watches frames from {@link #start} on.
     *
     * @param ready whether there is something to see
     * @param then what to do when it has been drawn
     */
    FirstPaint(BooleanSupplier ready, Runnable then) {
        this.ready = ready;
        this.then = then;
    }

    @Override
    public void handle(long now) {
        if (ready.getAsBoolean() && frames++ == FRAMES) {
            stop();
            if (Boolean.getBoolean("tollgate.firstPaint")) {
                System.err.println("firstPaint=" + System.currentTimeMillis());
            }
            then.run();
        }
    }
}
