package dev.tollgate.sendmail.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The catalog of options. */
public final class Options {
    private static final Map<String, SendmailOption> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, SendmailOption> BY_DEFINE = new LinkedHashMap<>();
    private static final Map<String, SendmailOption> BY_LETTER = new LinkedHashMap<>();

    static {
        for (String table :
                List.of(OptionTable.GENERAL, OptionTable.QUEUE, OptionTable.TIMEOUTS, OptionTable.SECURITY)) {
            table.lines().map(Options::row).forEach(Options::add);
        }
    }

    private Options() {}

    private static SendmailOption row(String line) {
        String[] cells = line.split("\\|", -1);
        return new SendmailOption(
                cells[0], cells[1], cells[2], OptionType.valueOf(cells[3]), cells[4], cells[5], cells[6], cells[7]);
    }

    private static void add(SendmailOption option) {
        BY_NAME.put(option.name().toLowerCase(Locale.ROOT), option);
        if (!option.define().isEmpty()) {
            BY_DEFINE.put(option.define(), option);
        }
        if (!option.letter().isEmpty()) {
            BY_LETTER.put(option.letter(), option);
        }
    }

    /** All options. */
    public static List<SendmailOption> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The option of this full name, in any case. */
    public static Optional<SendmailOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The option of this full name, which this program knows to exist. */
    public static SendmailOption known(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("unknown option " + name));
    }

    /** The option that this macro of the mc sets. */
    public static Optional<SendmailOption> definedBy(String define) {
        return Optional.ofNullable(BY_DEFINE.get(define));
    }

    /** The option of this letter. */
    public static Optional<SendmailOption> lettered(String letter) {
        return Optional.ofNullable(BY_LETTER.get(letter));
    }

    /** The option that sendmail takes {@code written} for: the full name, or a beginning that only one option has. */
    public static Optional<SendmailOption> written(String written) {
        Optional<SendmailOption> exact = named(written);
        if (exact.isPresent() || written.isEmpty()) {
            return exact;
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        List<SendmailOption> found = new ArrayList<>();
        BY_NAME.forEach((name, option) -> {
            // sendmail abbreviates the names in front of a dot only.
            if (name.startsWith(wanted) && (name.indexOf('.') < 0 || wanted.indexOf('.') >= 0)) {
                found.add(option);
            }
        });
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
