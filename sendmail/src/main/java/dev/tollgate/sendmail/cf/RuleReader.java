package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rule;
import dev.tollgate.sendmail.rewrite.Rulesets;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads S and R lines: expanded, scanned, checked, and kept whatever the check says. */
final class RuleReader {
    private static final int MOST_WILDCARDS = 9;
    private static final int MOST_ARGUMENTS = 10;
    private static final String WILDCARDS = "" + Code.ANY_OR_NONE + Code.ANY + Code.ONE + Code.CLASS + Code.NOT_CLASS;
    private static final String RIGHT_ONLY = "" + Code.REPLACEMENT + Code.USER + Code.CALL + Code.IF + Code.END_IF
            + Code.HOST_BEGIN + Code.HOST_END + Code.LOOKUP_BEGIN + Code.LOOKUP_END;
    private static final String[] RIGHT_ONLY_NAMES = {"$1-$9", "$:", "$>", "$?", "$.", "$[", "$]", "$(", "$)"};
    private static final String[] WILDCARD_NAMES = {"$*", "$+", "$-", "$=", "$~"};

    private final Program program;
    private final Report report;
    private final String file;
    private int ruleset = -1;

    RuleReader(Program program, String file) {
        this.program = program;
        this.file = file;
        report = program.report();
    }

    /** Reads an S line without its first letter. */
    void readRuleset(String line) {
        String name = program.expansion().expand(line, Expansion.LINE_ROOM);
        ruleset = program.rulesets().read(name, 0, Rulesets.Mode.ENTER).number();
        if (ruleset >= 0 && !program.rulesets().rules(ruleset).isEmpty()) {
            report.print("WARNING: Ruleset " + line + " has multiple definitions\n");
        }
    }

    /** Reads an R line. */
    void readRule(String line) {
        if (ruleset < 0) {
            report.system("missing valid ruleset for \"" + line + "\"");
            return;
        }
        int tab = line.indexOf('\t');
        if (tab < 0) {
            report.system("invalid rewrite line \"" + line + "\" (tab expected)");
            return;
        }
        @Nullable String[] left = side(line.substring(1, tab));
        int wildcards = left.length == 1 ? nothing("L") : checkLeft(left);
        int from = tab;
        while (from < line.length() && line.charAt(from) == '\t') {
            from++;
        }
        int to = line.indexOf('\t', from);
        @Nullable String[] right = side(line.substring(from, to < 0 ? line.length() : to));
        if (right.length == 1) {
            nothing("R");
        } else {
            checkRight(right, wildcards);
        }
        if (wildcards > MOST_WILDCARDS) {
            left = new @Nullable String[1];
        }
        program.rulesets().add(ruleset, new Rule(left, right, report.line(), file));
    }

    private int nothing(String side) {
        report.system("R line: null " + side + "HS");
        return 0;
    }

    /** The tokens of a side with the {@code null} after them. */
    private @Nullable String[] side(String text) {
        String expanded = program.expansion().expand(text, Expansion.LINE_ROOM);
        @Nullable
        String @Nullable [] tokens = program.scanner()
                .scan(
                        expanded,
                        0,
                        '\t',
                        program.level() >= 9 ? Table.COMMENTS_KEPT : Table.INTERNAL,
                        Scanner.Balance.FREE,
                        Scanner.RULE_ROOM);
        if (tokens == null) {
            return new @Nullable String[1];
        }
        int count = 0;
        while (tokens[count] != null) {
            count++;
        }
        return Arrays.copyOf(tokens, count + 1);
    }

    private int checkLeft(@Nullable String[] left) {
        int wildcards = 0;
        for (int i = 0; i < left.length - 1; i++) {
            char operator = Code.of(String.valueOf(left[i]));
            if (Code.binds(operator)) {
                wildcards++;
            }
            int wrong = RIGHT_ONLY.indexOf(operator);
            if (wrong >= 0) {
                report.system("Inappropriate use of " + RIGHT_ONLY_NAMES[wrong] + " on LHS");
            }
        }
        if (wildcards > MOST_WILDCARDS) {
            report.system("R line: too many wildcards");
        }
        return wildcards;
    }

    private void checkRight(@Nullable String[] right, int wildcards) {
        boolean inMap = false;
        char end = '\0';
        int arguments = 0;
        for (int i = 0; i < right.length - 1; i++) {
            String token = String.valueOf(right[i]);
            char operator = Code.of(token);
            int wrong = WILDCARDS.indexOf(operator);
            if (wrong >= 0) {
                report.system("Inappropriate use of " + WILDCARD_NAMES[wrong] + " on RHS");
            } else if (operator == Code.REPLACEMENT) {
                char digit = token.length() > 1 ? token.charAt(1) : '\0';
                if (digit <= '0' || digit > '0' + wildcards) {
                    report.system("replacement $" + digit + " out of bounds");
                }
            } else if (operator == Code.HOST) {
                if (inMap && ++arguments >= MOST_ARGUMENTS) {
                    report.system("too many arguments for map lookup");
                }
            } else if (operator == Code.HOST_BEGIN || operator == Code.LOOKUP_BEGIN) {
                end = operator == Code.HOST_BEGIN ? Code.HOST_END : Code.LOOKUP_END;
                if (inMap) {
                    report.system("cannot nest map lookups");
                }
                inMap = true;
                arguments = 0;
            } else if ((operator == Code.HOST_END || operator == Code.LOOKUP_END) && operator == end) {
                inMap = false;
                end = '\0';
            }
        }
        if (inMap) {
            report.system("missing map closing token");
        }
    }
}
