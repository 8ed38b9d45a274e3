package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rewriter;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses addresses (parseaddr.c, parseaddr and buildaddr): rulesets 3 and 0, and what the triple they give leads to. */
public final class AddressParser {
    private static final int HOST_ROOM = 257;
    private static final int USER_ROOM = 258;
    private static final int LOCAL_USERS = 5;
    private static final String INCLUDE = ":include:";

    private final Configuration configuration;
    private final Program program;
    private final Report report;
    private final Rewriter rewriter;
    private int end;

    public AddressParser(Configuration configuration, Rewriter rewriter) {
        this.configuration = configuration;
        this.rewriter = rewriter;
        program = configuration.program();
        report = configuration.report();
    }

    /** Where the last address ended: at its delimiter, or at the end of the text. */
    public int end() {
        return end;
    }

    /** Parses the whole of {@code text}. */
    public Optional<Parsed> parse(String text, Use use) {
        return parse(text, 0, '\0', use);
    }

    /** Parses what stands between {@code from} and a delimiter; nothing where that is not an address, which is said. */
    public Optional<Parsed> parse(String text, int from, char delimiter, Use use) {
        report.to(text.substring(from));
        Scanner scanner = program.scanner();
        @Nullable
        String @Nullable [] vector =
                scanner.scan(text, from, delimiter, Table.EXTERNAL, Scanner.Balance.REQUIRED, Scanner.ADDRESS_ROOM);
        end = scanner.end();
        if (vector == null) {
            return Optional.empty();
        }
        if (delimiter == ':') {
            // Names of aliases are copied: what is said from now on ends with them.
            report.to(text.substring(from, end));
        }
        StringBuilder bytes = new StringBuilder(text);
        if (AddressBytes.areInvalid(bytes, from, delimiter == '\0' ? text.length() : end, report)) {
            return Optional.empty();
        }
        boolean deferred = rewriter.rewrite(vector, 3) == Sysexits.TEMPFAIL;
        deferred |= rewriter.rewrite(vector, 0) == Sysexits.TEMPFAIL;
        Built built = new Built(vector, use);
        built.resolve();
        StringBuilder user = new StringBuilder(built.user);
        boolean bad = AddressBytes.areStrange(user, report) || built.bad;
        Parsed parsed = new Parsed(built.mailer, built.host, user.toString(), bad);
        if (bad) {
            return Optional.of(parsed);
        }
        if (use.equals(Use.RECIPIENT)) {
            chooseQueue(parsed.user());
        }
        if (deferred) {
            report.notice("Transient parse error -- message queued for future delivery");
        }
        return Optional.of(parsed);
    }

    /**
     * What ruleset 5 makes of a local user who has no alias (recipient.c, maplocaluser): the hub for users that nobody knows, or
     * the address without its detail. Nothing where the user stays.
     */
    public Optional<Parsed> mapLocal(Parsed local) {
        report.to(local.user());
        @Nullable String @Nullable [] vector = program.scanner().scan(local.user(), Table.EXTERNAL);
        if (vector == null) {
            return Optional.empty();
        }
        program.macros().cover('h', local.host().isEmpty() ? null : local.host());
        program.macros().cover('u', local.user());
        rewriter.rewrite(vector, LOCAL_USERS);
        if (vector[0] == null || Code.of(String.valueOf(vector[0])) != Code.MAILER) {
            return Optional.empty();
        }
        Built built = new Built(vector, Use.RECIPIENT);
        built.resolve();
        Parsed mapped = new Parsed(built.mailer, built.host, built.user, built.bad);
        boolean same = !built.bad
                && mapped.mailer().name().equals(local.mailer().name())
                && mapped.host().equals(local.host())
                && mapped.user().equals(local.user());
        return same ? Optional.empty() : Optional.of(mapped);
    }

    private void chooseQueue(String user) {
        int ruleset =
                program.rulesets().read("queuegroup", 0, Rulesets.Mode.FIND).number();
        if (ruleset < 0) {
            return;
        }
        boolean before = report.silence(true);
        @Nullable String @Nullable [] vector = program.scanner().scan(user, Table.INTERNAL);
        if (vector != null) {
            rewriter.rewrite(vector, ruleset);
        }
        report.silence(before);
    }

    /** An address under construction. */
    private final class Built {
        private final @Nullable String[] vector;
        private final Use use;
        private int at;
        private int most = Scanner.MOST_TOKENS;
        private Mailer mailer = Mailer.error();
        private String host = "";
        private String user = "";
        private boolean bad;

        Built(@Nullable String[] vector, Use use) {
            this.vector = vector;
            this.use = use;
        }

        private char code() {
            String token = vector[at];
            return token == null ? '\0' : Code.of(token);
        }

        /** The address is bad, unless a failure for the time being has made it so. */
        private void fail(boolean temporary) {
            if (report.exitStatus() != Sysexits.TEMPFAIL && !temporary) {
                bad = true;
                mailer = Mailer.error();
            }
        }

        void resolve() {
            if (code() != Code.MAILER) {
                report.system("5.3.5", "buildaddr: no mailer in parsed address");
                fail(false);
                return;
            }
            String name = vector[++at];
            most--;
            at += name == null ? 0 : 1;
            int hostAt = -1;
            if (code() == Code.HOST) {
                hostAt = ++at;
                most--;
            }
            most--;
            while (vector[at] != null && code() != Code.USER) {
                at++;
                most--;
            }
            if (vector[at] == null) {
                report.system("5.3.5", Refusal.NO_USER);
                fail(false);
                return;
            }
            String hostText = null;
            if (hostAt >= 0 && hostAt != at) {
                hostText = program.join(vector, hostAt, at - 1, HOST_ROOM, program.blank(), Tokens.Form.EXTERNAL);
            }
            at++;
            String userText = program.join(vector, at, -1, USER_ROOM, ' ', Tokens.Form.INTERNAL);
            most--;
            finish(String.valueOf(name), hostText, userText);
        }

        private void finish(String name, @Nullable String hostText, String userText) {
            if (Chars.same(name, "error")) {
                host = hostText == null ? "" : hostText;
                user = userText;
                fail(ErrorTriple.say(report, hostText, userText));
                return;
            }
            Optional<Mailer> found = configuration.mailers().find(name);
            if (found.isEmpty()) {
                report.system("5.3.5", "buildaddr: unknown mailer " + name);
                fail(false);
                return;
            }
            mailer = found.get();
            if (hostText == null && !mailer.has('l')) {
                report.system("5.3.5", "buildaddr: no host");
                fail(false);
                return;
            }
            host = hostText == null ? "" : hostText;
            if (special(userText)) {
                return;
            }
            program.macros().cover('h', hostText);
            if (program.level() >= 10 || use.equals(Use.RECIPIENT)) {
                rewriter.rewrite(vector, at, 2, most);
                int own = mailer.recipientRuleset(Mailer.AddressPlace.ENVELOPE);
                if (own > 0) {
                    rewriter.rewrite(vector, at, own, most);
                }
            }
            rewriter.rewrite(vector, at, 4, most);
            user = program.join(vector, at, -1, USER_ROOM, program.blank(), Tokens.Form.EXTERNAL);
            if (hostText != null && !mailer.has('h')) {
                host = Chars.lower(host);
                // The macro holds the very text that is folded.
                program.macros().cover('h', host);
            }
            user = mailer.has('u') ? user : Chars.lower(user);
        }

        /** Deals with programs, files and lists; whether nothing more is to be done. */
        private boolean special(String text) {
            int from = 0;
            if (mailer.has('@') && text.startsWith("@")) {
                from = 1;
                at++;
                most--;
            }
            from += text.startsWith("\"", from) ? 1 : 0;
            char first = from < text.length() ? text.charAt(from) : '\0';
            if (first == '|' && mailer.has('|')) {
                mailer = configuration.mailers().find("prog").orElse(mailer);
            } else if (first == '/' && mailer.has('/')) {
                mailer = configuration.mailers().find("*file*").orElse(mailer);
            } else if (first == ':' && mailer.has(':')) {
                String bare = Tokens.stripQuotes(text);
                if (Chars.begins(bare, 0, INCLUDE)) {
                    mailer = configuration.mailers().find("*include*").orElse(mailer);
                    user = bare.substring(INCLUDE.length());
                    return true;
                }
            }
            return false;
        }
    }
}
