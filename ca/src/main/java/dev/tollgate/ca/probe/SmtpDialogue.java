package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands and replies on one connection (RFC 5321, 4.2). */
final class SmtpDialogue {
    /** Longer than RFC 5321 allows, and short enough to notice that this is no SMTP. */
    private static final int LONGEST_LINE = 4096;

    private static final int MOST_LINES = 200;

    private final Socket socket;
    private final String place;

    SmtpDialogue(Socket socket, String place) {
        this.socket = socket;
        this.place = place;
    }

    /** A reply: its code, and its lines without the code. */
    record Reply(int code, List<String> lines) {
        String text() {
            return String.join(" / ", lines);
        }
    }

    void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    Reply ask(String line, String what) throws IOException {
        send(line);
        return read(what);
    }

    /** Refuses anything but a positive reply. */
    void require(Reply reply, String what) throws CaException {
        if (reply.code() / 100 == 4) {
            throw new CaException(
                    Kind.BUSY,
                    place + ": " + what + " is '" + reply.code() + " " + reply.text() + "'",
                    "try again later");
        }
        if (reply.code() / 100 != 2) {
            throw new CaException(
                    Kind.BAD_DATA, place + ": " + what + " is '" + reply.code() + " " + reply.text() + "'", "");
        }
    }

    /** Reads byte by byte: nothing after the reply may be taken from the TLS that follows. */
    Reply read(String what) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line(what);
            if (!line.matches("[0-9]{3}([ -].*)?")) {
                throw noSmtp(what, line);
            }
            lines.add(line.length() > 3 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw noSmtp(what, "more than " + MOST_LINES + " lines");
    }

    private String line(String what) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int c = in.read();
            if (c == '\n') {
                return printable(line.toString().stripTrailing());
            }
            if (c < 0) {
                if (!line.isEmpty()) {
                    throw noSmtp(what, printable(line.toString()));
                }
                throw new EOFException("the server closed the connection before " + what);
            }
            line.append((char) c);
        }
        throw noSmtp(what, "longer than " + LONGEST_LINE + " bytes");
    }

    private CaException noSmtp(String what, String found) {
        String start = found.length() > 80 ? found.substring(0, 80) + "..." : found;
        return new CaException(
                Kind.BAD_DATA,
                place + ": does not speak SMTP: " + what + " is '" + start + "'",
                "mail servers listen on port 25, and on 587 for submission");
    }

    /** {@code text} with a question mark for whatever a terminal should not see. */
    static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
