package dev.tollgate.gui;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/**
 * Tells when the window first showed its file, for measurements: with {@code -Dtollgate.firstPaint=true} the milliseconds
 * since 1970 go to standard error.
 */
final class FirstPaint extends AnimationTimer {
    /** A frame is drawn beside the next one's preparation, so that the one after that finds it on the screen. */
    private static final int FRAMES = 2;

    private final BooleanSupplier shown;
    private int frames;

    private FirstPaint(BooleanSupplier shown) {
        this.shown = shown;
    }

    /** Watches for the first frame that was drawn when {@code shown} was true already, if that was asked for. */
    static void watch(BooleanSupplier shown) {
        if (Boolean.getBoolean("tollgate.firstPaint")) {
            new FirstPaint(shown).start();
        }
    }

    @Override
    public void handle(long now) {
        if (shown.getAsBoolean() && frames++ == FRAMES) {
            stop();
            System.err.println("first paint " + System.currentTimeMillis());
        }
    }
}
