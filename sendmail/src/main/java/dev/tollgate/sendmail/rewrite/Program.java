package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.macro.Expansion;
import dev.tollgate.sendmail.macro.MacroNames;
import dev.tollgate.sendmail.macro.Macros;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Tokens;
import org.jspecify.annotations.Nullable;

/** What rules work with: macros, classes, rulesets, and the scanner that the configuration asks for. */
public final class Program {
    private static final int OPERATORS_ROOM = 41;

    private final Report report;
    private final MacroNames names;
    private final Macros macros = new Macros();
    private final Expansion expansion;
    private final ClassTable classes = new ClassTable();
    private final Rulesets rulesets;
    private final Scanner scanner;
    private int level;
    private @Nullable String operators;
    private char blank = ' ';

    public Program(Report report) {
        this.report = report;
        names = new MacroNames(report);
        expansion = new Expansion(macros, report);
        rulesets = new Rulesets(report);
        scanner = new Scanner(report, this::operatorsForGood);
    }

    /** The first scan settles the operators: those declared, in old configurations macro {@code o}, else the usual. */
    private String operatorsForGood() {
        if (operators == null && level < 7) {
            operators = macros.value('o');
        }
        if (operators == null) {
            operators = ".:@[]";
        }
        return expansion.expand(operators, OPERATORS_ROOM);
    }

    public Report report() {
        return report;
    }

    public MacroNames names() {
        return names;
    }

    public Macros macros() {
        return macros;
    }

    public Expansion expansion() {
        return expansion;
    }

    public ClassTable classes() {
        return classes;
    }

    public Rulesets rulesets() {
        return rulesets;
    }

    public Scanner scanner() {
        return scanner;
    }

    /** Another scanner that takes the same texts apart, with a vector of its own; {@code faults} is told of faults. */
    Scanner scanner(Report faults) {
        return new Scanner(faults, this::operatorsForGood);
    }

    /** The configuration's level, from its V line. */
    public int level() {
        return level;
    }

    /** Sets the configuration's level. */
    public void level(int version) {
        level = version;
    }

    /** Declares the operator characters; false if that comes too late or again. */
    public boolean operators(String chars) {
        boolean first = operators == null;
        operators = chars;
        return first;
    }

    /** What stands between two words of joined tokens (option BlankSub). */
    public char blank() {
        return blank;
    }

    /** Sets what stands between two words. */
    public void blank(char c) {
        blank = c;
    }

    /** Joins tokens as {@link Tokens#join} does. */
    public String join(@Nullable String[] vector, int from, int last, int room, char between, Tokens.Form form) {
        return Tokens.join(scanner, vector, from, last, room, between, form);
    }

    /** {@code vector} from {@code from} as sendmail prints it. */
    public String printed(@Nullable String[] vector, int from) {
        return Tokens.printed(vector, from, names::name);
    }

    /** {@code text} as sendmail prints it. */
    public String printed(String text) {
        return Tokens.printed(text, names::name);
    }
}
