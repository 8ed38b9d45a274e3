package dev.tollgate.sendmail.check;

import dev.tollgate.sendmail.cf.Configuration;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Reach;
import dev.tollgate.sendmail.rewrite.Rewriter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a ruleset can tell of what ran before it. It sees that addresses were resolved by the macros that say to what, or
 * by macros that rules set on the way; that another ruleset was asked, by the macros that the other sets.
 */
public final class Predecessors {
    /** Canonical form, mailer, sender, recipient, last touch (parseaddr.c, parseaddr and buildaddr; envelope.c, setsender). */
    private static final int[] RULESETS = {3, 0, 1, 2, 4};

    private static final List<String> RESULTS =
            List.of("mail_mailer", "mail_host", "mail_addr", "rcpt_mailer", "rcpt_host", "rcpt_addr");

    private final Configuration configuration;
    private final Rewriter rewriter;
    private final Program program;
    private final Map<String, Asked> known = new HashMap<>();
    private @Nullable Reach resolving;

    private record Asked(Reach reach, boolean reads, boolean readsSender) {}

    Predecessors(Configuration configuration, Rewriter rewriter) {
        this.configuration = configuration;
        this.rewriter = rewriter;
        program = configuration.program();
    }

    /** Whether a ruleset can tell that the sender's address was resolved before, or reads the sender's macro. */
    public boolean isSenderSeenBy(String ruleset) {
        return isSeenBy(ruleset) || asked(ruleset).readsSender;
    }

    /**
     * Whether a ruleset may answer differently because another was asked earlier in the session: its rules may read a macro
     * that those of the other may set.
     */
    public boolean isAskedBeforeSeenBy(String ruleset, String earlier) {
        return asked(ruleset).reach.readsWhatIsSetBy(asked(earlier).reach);
    }

    /**
     * Whether the rules of a ruleset may read a macro that only those of another set. Stock rules hand macros to the
     * rulesets that they call, such as {@code TLS_Name}; those are set anew each time.
     */
    public boolean isKeptFor(String ruleset, String earlier) {
        return asked(ruleset).reach.readsWhatOnlyIsSetBy(asked(earlier).reach);
    }

    /** Whether a ruleset can tell that addresses were resolved before. */
    boolean isSeenBy(String ruleset) {
        return asked(ruleset).reads;
    }

    private Asked asked(String ruleset) {
        Reach all = all();
        Asked asked = known.get(ruleset);
        if (asked == null || !asked.reach.isCurrent()) {
            Reach reach = rewriter.reach(program.rulesets().number(ruleset));
            BitSet read = reach.reads();
            asked = new Asked(reach, read.intersects(results()) || reach.readsWhatIsSetBy(all), read.get('f'));
            known.put(ruleset, asked);
        }
        return asked;
    }

    private Reach all() {
        Reach all = resolving;
        if (all == null || !all.isCurrent()) {
            all = rewriter.reach(rulesets());
            resolving = all;
            known.clear();
        }
        return all;
    }

    private BitSet results() {
        BitSet macros = new BitSet();
        macros.set('h');
        RESULTS.stream().map(program.names()::known).filter(id -> id >= 0).forEach(macros::set);
        return macros;
    }

    private int[] rulesets() {
        IntStream mailers = configuration.mailers().all().stream()
                .mapToInt(mailer -> mailer.recipientRuleset(Mailer.AddressPlace.ENVELOPE));
        IntStream queue = IntStream.of(program.rulesets().number("queuegroup"));
        return IntStream.concat(IntStream.of(RULESETS), IntStream.concat(mailers, queue))
                .toArray();
    }
}
