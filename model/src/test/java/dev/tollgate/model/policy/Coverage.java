package dev.tollgate.model.policy;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.CompatAction;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.entry.value.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** How often each phase has come to each outcome, and how often each form of a tag's values has been met. */
final class Coverage {
    private static final Map<Phase, Set<Decision>> OUTCOMES = new EnumMap<>(Phase.class);

    static {
        for (Phase phase : Phase.values()) {
            Set<Decision> decisions = EnumSet.of(Decision.ACCEPT, Decision.NONE);
            switch (phase) {
                case CONNECT, MAIL, RCPT ->
                    decisions.addAll(
                            EnumSet.of(Decision.REJECT, Decision.TEMPFAIL, Decision.DISCARD, Decision.QUARANTINE));
                case COMPAT -> decisions.addAll(EnumSet.of(Decision.REJECT, Decision.TEMPFAIL, Decision.DISCARD));
                case TLS_CLIENT, TLS_SERVER, TLS_RCPT, TRY_TLS ->
                    decisions.addAll(EnumSet.of(Decision.REJECT, Decision.TEMPFAIL));
                case SRV_FEATURES, CLT_FEATURES, AUTHINFO, CLIENT_RATE, CLIENT_CONN -> decisions.add(Decision.TEMPFAIL);
                case TLS_SRV_FEATURES, TLS_CLT_FEATURES, GREET_PAUSE, QUEUE_GROUP -> {}
            }
            OUTCOMES.put(phase, decisions);
        }
        // A recipient is accepted or refused.
        OUTCOMES.get(Phase.RCPT).remove(Decision.NONE);
    }

    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> forms = new ConcurrentHashMap<>();

    void count(Verdict verdict) {
        add(outcomes, verdict.phase() + " " + verdict.decision());
        for (Probe probe : verdict.lookups()) {
            if (probe.hit() != null) {
                add(forms, form(probe.hit().key(), probe.hit().value()));
            }
        }
    }

    private static void add(Map<String, AtomicInteger> counts, String what) {
        counts.computeIfAbsent(what, first -> new AtomicInteger()).incrementAndGet();
    }

    /** A tag and the form of a value of it. */
    private static String form(String key, String value) {
        Entry entry = EntryParser.parse(1, key, value);
        String tag = entry.tag() + " ";
        return tag + entry.validValue().map(Coverage::form).orElse(value.endsWith("<TMPF>") ? "failed" : "malformed");
    }

    private static String form(Value value) {
        if (value instanceof Action action) {
            return action.name();
        } else if (value instanceof Word word) {
            return word.text();
        } else if (value instanceof CompatAction action) {
            return action.kind().name();
        } else if (value instanceof ErrorReply reply) {
            return "error " + reply.form();
        }
        return value.getClass().getSimpleName();
    }

    /** The forms of all values that random entries have most. */
    private static Set<String> possibleForms() {
        return RandomValues.tags().stream()
                .flatMap(tag ->
                        RandomValues.pool(tag).stream().map(value -> form(tag.isEmpty() ? "key" : tag + ":", value)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The outcomes and forms that there have to be and that came up fewer than {@code times} times. */
    List<String> missing(int times) {
        List<String> missing = new ArrayList<>();
        OUTCOMES.forEach((phase, decisions) ->
                decisions.forEach(decision -> require(phase + " " + decision, outcomes, times, missing)));
        possibleForms().forEach(form -> require(form, forms, times, missing));
        return missing;
    }

    private static void require(String what, Map<String, AtomicInteger> counts, int times, List<String> missing) {
        int count = counts.getOrDefault(what, new AtomicInteger()).get();
        if (count < times) {
            missing.add(what + " " + count);
        }
    }
}
