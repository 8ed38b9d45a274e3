package dev.tollgate.sendmail.report;

import org.jspecify.annotations.Nullable;

/**
 * What a process prints. Messages carry an SMTP reply code that is not shown, the place in the configuration, and for
 * some codes the address at hand; an internal error ends with the text of the C library's error number, which therefore
 * is kept here: whatever prints or fails clears it (err.c).
 */
public final class Report {
    /** Texts of at least this length are shown shortened. */
    public static final int SHORT = 203;

    private static final int SHORT_FILE = 83;

    private final Sink sink;
    private final DebugLevels debug = new DebugLevels();
    private int errno;
    private int printed;
    private int exitStatus;
    private @Nullable String file;
    private int line;
    private String to = "";
    private boolean silent;
    private boolean verbose;
    private @Nullable Complaint complaint;
    private @Nullable StringBuilder apart;

    /**
     * An error as a client would see it.
     *
     * @param enhanced the enhanced status code
     * @param address what the error is about; empty where the reply does not name it
     */
    public record Complaint(String code, String enhanced, String address, String text) {}

    public Report(Sink sink) {
        this.sink = sink;
    }

    /** The debugging levels. */
    public DebugLevels debug() {
        return debug;
    }

    /** Prints {@code text} as it stands. */
    public void print(String text) {
        if (apart != null) {
            apart.append(text);
            errno = Errno.NONE;
            return;
        }
        printed++;
        sink.write(text);
        errno = Errno.NONE;
    }

    /** How often something was printed. */
    public int printed() {
        return printed;
    }

    /** Hands the output on. */
    public void flush() {
        sink.flush();
    }

    /** The error number left by the last call that failed. */
    public int errno() {
        return errno;
    }

    /** Leaves an error number behind. */
    public void errno(int number) {
        errno = number;
    }

    /** The worst status so far, with which the process ends. */
    public int exitStatus() {
        return exitStatus;
    }

    /** Sets the status with which the process ends. */
    public void exitStatus(int status) {
        exitStatus = status;
    }

    /** Says which file is being read; {@code null} when none is. */
    public void reading(@Nullable String name) {
        file = name;
        line = 0;
    }

    /** Says which line is being read. */
    public void line(int number) {
        line = number;
    }

    /** The line being read. */
    public int line() {
        return line;
    }

    /** Says which address is at hand; empty when none is. */
    public void to(String address) {
        to = address;
    }

    /** The address at hand. */
    public String to() {
        return to;
    }

    /** The first error since the last call of {@link #forget}; {@code null} for none. */
    public @Nullable Complaint complaint() {
        return complaint;
    }

    /** Forgets errors. */
    public void forget() {
        complaint = null;
    }

    /** Does something whose errors have nothing to do with what is at hand; the answer is what it printed. */
    public String aside(Runnable work) {
        StringBuilder outer = apart;
        StringBuilder printed = new StringBuilder();
        Complaint complained = complaint;
        int number = errno;
        int status = exitStatus;
        apart = printed;
        try {
            work.run();
            return printed.toString();
        } finally {
            apart = outer;
            complaint = complained;
            errno = number;
            exitStatus = status;
        }
    }

    private void note(String code, String enhanced, String text) {
        if (complaint == null) {
            boolean names = !addressed(code).isEmpty();
            complaint = new Complaint(code, enhanced, names ? to : "", sevenBit(text));
        }
    }

    /** Suppresses errors of users, or shows them again; the answer is how it was. */
    public boolean silence(boolean on) {
        boolean before = silent;
        silent = on;
        return before;
    }

    /** Shows notices from now on, as {@code -v} does. */
    public void beVerbose() {
        verbose = true;
    }

    /** An internal error, or one of the configuration (syserr). */
    public void system(String text) {
        boolean plain = errno == Errno.NONE;
        system(plain ? "554" : "451", plain ? "5.0.0" : "4.0.0", text);
    }

    /** An internal error that has a reply code of its own, 554, whatever error number is left. */
    public void system(String enhanced, String text) {
        system("554", enhanced, text);
    }

    private void system(String code, String enhanced, String text) {
        int number = errno;
        note(code, enhanced, text + (number == Errno.NONE ? "" : ": " + Errno.text(number)));
        print(place() + sevenBit(text) + (number == Errno.NONE ? "" : ": " + Errno.text(number)) + "\n");
        if (exitStatus == Sysexits.OK) {
            exitStatus = number == Errno.NONE ? Sysexits.SOFTWARE : Sysexits.OSERR;
        }
    }

    /** An error of a user with reply code {@code code} (usrerr). */
    public void user(String code, String text) {
        user(code, "", text);
    }

    /** The same with an enhanced status code. */
    public void user(String code, String enhanced, String text) {
        if (!silent) {
            note(code, enhanced.isEmpty() ? code.charAt(0) + ".0.0" : enhanced, text);
            say(code, "24568".indexOf(code.charAt(0)) >= 0, text);
        }
    }

    /** A notice; shown only to those who asked for them. */
    public void notice(String text) {
        if (verbose) {
            say("050", false, text);
        } else {
            errno = Errno.NONE;
        }
    }

    /** A notice with a reply code of its own. */
    public void notice(String code, String text) {
        say(code, false, text);
    }

    private void say(String code, boolean enhanced, String text) {
        String shown = place() + sevenBit(addressed(code) + text);
        print((enhanced ? shown : shown.substring(EnhancedCode.skip(shown))) + "\n");
    }

    private String place() {
        return file == null ? "" : shorten(file, SHORT_FILE) + ": line " + line + ": ";
    }

    private String addressed(String code) {
        return switch (code) {
            case "050", "250", "252", "450", "550", "553" -> to.isEmpty() ? "" : shorten(to, SHORT) + "... ";
            default -> "";
        };
    }

    /** {@code text}, or its head and tail when it has {@code most} bytes or more. */
    public static String shorten(String text, int most) {
        if (text.length() < most) {
            return text;
        }
        int side = (most - 3) / 2;
        return text.substring(0, side) + "..." + text.substring(text.length() - side);
    }

    private static String sevenBit(String text) {
        StringBuilder bytes = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.append((char) (text.charAt(i) & 0x7f));
        }
        int nul = bytes.indexOf("\0");
        return nul < 0 ? bytes.toString() : bytes.substring(0, nul);
    }
}
