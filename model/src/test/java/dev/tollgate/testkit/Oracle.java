package dev.tollgate.testkit;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The native programs that decide what is right. */
public enum Oracle {
    SENDMAIL("sendmail"),
    MAKEMAP("makemap"),
    EDITMAP("editmap"),
    M4("m4"),
    DB_VERIFY("db5.3_verify"),
    DB_DUMP("db5.3_dump"),
    DB_LOAD("db5.3_load"),
    DB_STAT("db5.3_stat"),
    CDB("cdb"),
    KDB5_UTIL("kdb5_util"),
    KADMIN("kadmin.local"),
    /** Calls what only a library offers. */
    PYTHON("python3"),
    FILE("file"),
    SCRIPT("script"),
    SLAPD("slapd"),
    SLAPADD("slapadd"),
    LDAPSEARCH("ldapsearch"),
    LDAPMODIFY("ldapmodify"),
    OPENSSL("openssl"),
    /** Of GnuTLS. */
    CERTTOOL("certtool"),
    UNSHARE("unshare"),
    STRACE("strace"),
    /** A screen that nobody sees. */
    XVFB("Xvfb"),
    /** A window manager. */
    OPENBOX("openbox"),
    /** A mouse and a keyboard. */
    XDOTOOL("xdotool"),
    /** A second shell and second tools for the launcher. */
    BUSYBOX("busybox");

    private final String program;

    Oracle(String program) {
        this.program = program;
    }

    /**
     * The program's path. Without it the calling test is skipped, or fails where {@code CI=true} says that everything has
     * been installed.
     */
    public Path path() {
        for (String directory :
                (System.getenv("PATH") + ":/usr/sbin:/sbin:/usr/lib/sm.bin").split(File.pathSeparator)) {
            Path candidate = Path.of(directory, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw missing(program + " is not installed; ./verify installs it as root");
    }

    /** Skips the calling test unless it runs as root (or fails it where {@code CI=true}). */
    public static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw missing("this test needs root");
        }
    }

    /** Skips the calling test on a machine without IPv6 (or fails it where {@code CI=true}). */
    public static void requireIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            Assertions.assertTrue(socket.isBound());
        } catch (IOException e) {
            throw missing("this machine has no IPv6: " + e.getMessage());
        }
    }

    private static IllegalStateException missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(what);
        }
        Assumptions.abort(what);
        return new IllegalStateException("unreachable");
    }
}
