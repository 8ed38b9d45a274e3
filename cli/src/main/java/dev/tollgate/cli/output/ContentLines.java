package dev.tollgate.cli.output;

import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Content of a file, or words about it: lines stay lines, everything else in them is made visible on a terminal. */
final class ContentLines extends OutputStream {
    /** A pair as makemap's -v tells of it. */
    private static final Pattern PAIR = Pattern.compile("(.*key=`(.*)', val=`)(.*)'");

    private final Output out;
    private final Secrets secrets;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    ContentLines(Output out, Secrets secrets) {
        this.out = out;
        this.secrets = secrets;
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            writeLine();
            out.write('\n');
        } else {
            line.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void flush() {
        writeLine();
        out.flush();
    }

    private void writeLine() {
        String bytes = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        Matcher pair = PAIR.matcher(bytes);
        String shown = pair.matches()
                ? pair.group(1) + secrets.value(pair.group(2), pair.group(3)) + "'"
                : secrets.text(bytes);
        if (out.isTerminal() || !shown.equals(bytes)) {
            out.write(VisibleText.of(Shown.text(shown)).getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
