package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import org.jspecify.annotations.Nullable;

/** An address as a mailer gets to see it (parseaddr.c, remotename). */
public final class RemoteName {
    private static final int ROOM = 257;

    private final Program program;
    private final Rewriter rewriter;
    private final CrackedAddress cracked;

    /** The text for the mailer, and 75 if a lookup failed for the time being. */
    public record Answer(String text, int status) {}

    public RemoteName(Configuration configuration, Rewriter rewriter) {
        program = configuration.program();
        this.rewriter = rewriter;
        cracked = new CrackedAddress(configuration.settings());
    }

    /** Rewrites {@code address} for {@code mailer}. */
    public Answer rewrite(String address, Mailer mailer, Use use) {
        program.macros().cover(program.names().id("addr_type"), use.type());
        String frame = mailer.has('c') ? Code.MACRO + "g" : cracked.crack(address);
        Scanner scanner = program.scanner();
        @Nullable String @Nullable [] vector = scanner.scan(address, Table.EXTERNAL);
        if (vector == null) {
            return new Answer(scanner.hasCut() ? address.substring(0, Scanner.LONGEST) : address, Sysexits.OK);
        }
        int own = use.ruleset(mailer);
        int status = Sysexits.OK;
        for (int ruleset : new int[] {3, use.side() == Use.Side.SENDER ? 1 : 2, own, 4}) {
            boolean skipped = ruleset == 0;
            if (!skipped && rewriter.rewrite(vector, ruleset) == Sysexits.TEMPFAIL) {
                status = Sysexits.TEMPFAIL;
            }
        }
        String bare = program.join(vector, 0, -1, ROOM, program.blank(), Tokens.Form.INTERNAL);
        String before = program.macros().cover('g', bare);
        String text = program.expansion().expand(frame, ROOM);
        program.macros().cover('g', before);
        return new Answer(text, status);
    }
}
