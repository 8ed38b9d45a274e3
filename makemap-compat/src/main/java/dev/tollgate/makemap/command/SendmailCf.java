package dev.tollgate.makemap.command;

import dev.tollgate.files.InputFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What makemap and editmap read from a sendmail.cf: the TrustedUser option, and the class of the map whose file is being
 * built (its K line).
 */
final class SendmailCf {
    /** The configuration makemap reads without {@code -C}. */
    static final String DEFAULT_PATH = "/etc/mail/sendmail.cf";

    private static final int MAX_LINE = 2047;
    private static final String TRUSTED_USER = " trusteduser";

    private final String mapName;
    private final NameMatch match;
    private final Consumer<String> warn;
    private int trustedUid;
    private String mapClass = "";
    private boolean finished;

    private SendmailCf(String mapName, NameMatch match, Consumer<String> warn) {
        this.mapName = mapName;
        this.match = match;
        this.warn = warn;
    }

    /** How a K line's file name is compared with the map's. */
    enum NameMatch {
        /** Not at all: only options are wanted. */
        NONE,
        /** The whole path, as type {@code cf} does. */
        WHOLE_PATH,
        /** The last component without its extension, as type {@code CF} does. */
        BASE_NAME
    }

    /**
     * Reads {@code file} to its end.
     *
     * @param map the map's name as given, one char per byte
     * @param warn takes a message for each unknown user
     */
    static SendmailCf read(String file, String map, NameMatch match, Consumer<String> warn) throws IOException {
        SendmailCf cf = new SendmailCf(match == NameMatch.BASE_NAME ? baseName(map) : map, match, warn);
        if (file.isEmpty()) {
            throw new NoSuchFileException(file);
        }
        Path path = Path.of(NativeText.wordOf(file));
        if (Files.isDirectory(path)) {
            // fopen(3) opens a directory, and only reading it fails.
            return cf;
        }
        try (InputStream in = new BufferedInputStream(Channels.newInputStream(InputFile.open(path)))) {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0 && !cf.finished; b = in.read()) {
                if (b != '\n') {
                    line.append((char) b);
                }
                if (b == '\n' || line.length() == MAX_LINE) {
                    cf.take(line.toString());
                    line.setLength(0);
                }
            }
            if (!cf.finished) {
                cf.take(line.toString());
            }
        }
        return cf;
    }

    private static String baseName(String map) {
        String name = map.substring(map.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The TrustedUser's id; 0 without one. */
    int trustedUid() {
        return trustedUid;
    }

    /** The class of the map; empty when no K line has its name. */
    String mapClass() {
        return mapClass;
    }

    private void take(String read) {
        int nul = read.indexOf('\0');
        String line = nul < 0 ? read : read.substring(0, nul);
        if (line.startsWith("O")) {
            option(line);
        } else if (line.startsWith("K") && mapClass.isEmpty() && match != NameMatch.NONE && !mapName.isEmpty()) {
            map(line);
        }
    }

    private void option(String line) {
        int nameEnd = 1 + TRUSTED_USER.length();
        if (line.length() < nameEnd
                || !line.substring(1, nameEnd).toLowerCase(Locale.ROOT).equals(TRUSTED_USER)
                || line.length() > nameEnd && isAlphanumeric(line.charAt(nameEnd))) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            return;
        }
        int at = skipSpace(line, equals + 1);
        String user = line.substring(at);
        if (!user.isEmpty() && isDigit(user.charAt(0))) {
            int end = 0;
            while (end < user.length() && isDigit(user.charAt(end))) {
                end++;
            }
            trustedUid = (int) Long.parseLong(user.substring(0, Math.min(end, 18)));
            return;
        }
        trustedUid = 0;
        UserTable.uidOf(user)
                .ifPresentOrElse(
                        uid -> trustedUid = uid, () -> warn.accept("TrustedUser: unknown user " + user + "\n"));
    }

    private void map(String read) {
        int length = read.length();
        while (length > 1 && isSpace(read.charAt(length - 1))) {
            length--;
        }
        String line = read.substring(0, length);
        int lastBlank = line.lastIndexOf(' ');
        int at = lastBlank < 0 ? -1 : line.indexOf(mapName, lastBlank);
        if (at <= 0) {
            return;
        }
        String file = line.substring(at);
        if (match == NameMatch.BASE_NAME && file.lastIndexOf('.') >= 0) {
            file = file.substring(0, file.lastIndexOf('.'));
            line = line.substring(0, at + file.length());
        }
        char before = line.charAt(at - 1);
        boolean begins = isSpace(before) || match == NameMatch.BASE_NAME && before == '/';
        if (file.equals(mapName) && begins) {
            takeClass(line);
        }
    }

    private void takeClass(String line) {
        int name = skipSpace(line, 1);
        if (name == line.length() || !isAlphanumeric(line.charAt(name))) {
            finished = true;
            return;
        }
        int nameEnd = name + 1;
        while (nameEnd < line.length()
                && (isAlphanumeric(line.charAt(nameEnd))
                        || line.charAt(nameEnd) == '_'
                        || line.charAt(nameEnd) == '.')) {
            nameEnd++;
        }
        int type = skipSpace(line, Math.min(nameEnd + 1, line.length()));
        int typeEnd = type;
        while (typeEnd < line.length() && isAlphanumeric(line.charAt(typeEnd))) {
            typeEnd++;
        }
        mapClass = line.substring(type, typeEnd);
        finished = mapClass.isEmpty();
    }

    private static int skipSpace(String line, int from) {
        int at = from;
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
