package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.CfMacro;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Outline;
import dev.tollgate.model.policy.rewrite.Percent;
import dev.tollgate.model.policy.rewrite.Phrases;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.AccessMap;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.sendmail.scan.Fault;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: the facts as macros, the site's classes, the map, and what has been looked up so far. Rulesets call each
 * other through it so that sendmail's recursion limit holds.
 */
public final class Session implements Lhs.Terms {
    /** MaxRuleRecursion: a ruleset called at a greater depth does nothing. */
    private static final int MAX_DEPTH = 50;

    private static final int MAX_KEY = 256;
    private static final int MAX_SHOWN = 203;
    private static final String[] NOT_FOUND = {"?"};

    /** A value of which sendmail's scanner makes nothing ends the ruleset that asked for it, which leaves what it had. */
    static final class Unscanned extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Unscanned() {
            super(null, null, false, false);
        }
    }

    final Facts facts;
    final SiteTerms terms;
    final Site site;
    private final Lookup lookup;
    /** Where the lookups are noted; {@code null} if nobody wants to know. */
    private final @Nullable List<Probe> probes;

    private final byte[] asked = new byte[MAX_KEY + LookupTag.MAX_LENGTH];
    private @Nullable Reply complaint;
    private @Nullable Hit found;
    private @Nullable Hit decided;
    private int depth;
    private int lookups;
    private final Map<Fact, SearchKey> keys = new EnumMap<>(Fact.class);
    private @Nullable Phrases altnames;
    private String @Nullable [] sender;
    /** The workspace that a rule was tried on last, and its outline: rules come in runs. */
    private String[] outlined = Workspace.EMPTY;

    private Outline outline = Outline.of();

    /** Whether there is a map to ask: the rules of a configuration without access_db make no lookups. */
    private boolean asks;

    /** How the map is declared, if that changes what a lookup does; {@code null} for most. */
    private @Nullable AccessMap flags;

    /** The macro {@code {TLS_Name}}: the other side's name. */
    String tlsName = "";

    /**
     * An evaluation.
     *
     * @param probes gets the lookups as they are made, if any
     */
    public Session(Facts facts, SiteTerms terms, Lookup lookup, @Nullable List<Probe> probes) {
        this.terms = terms;
        this.lookup = lookup;
        this.probes = probes;
        site = terms.site();
        Facts held = PeerAddress.asHeld(facts, site);
        boolean deferred = site.deliveryMode().equals("d") && !held.has(Fact.DELIVERY_MODE);
        this.facts = deferred ? held.with(Fact.DELIVERY_MODE, "d") : held;
        flags = terms.accessFlags();
        asks = site.readsAccessMap();
    }

    /** From now on lookups go to the map of feature authinfo. */
    void askAuthinfoMap() {
        asks = true;
        flags = terms.authinfoFlags();
    }

    boolean has(Feature feature) {
        return terms.has(feature);
    }

    /** Calls one ruleset deeper; beyond the limit it is not run, which leaves its argument as it is. */
    boolean enter() {
        if (depth >= MAX_DEPTH) {
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    /** The value of {@code $(access key $: ? $)}: tokens, or {@code ?} if there is none. */
    String[] access(String key) {
        if (flags != null) {
            return access(key, flags);
        }
        String stripped = Tokens.stripQuotes(key);
        String cut = stripped.length() > MAX_KEY ? stripped.substring(0, MAX_KEY) : stripped;
        return value(lookup.get(LineGrammar.fold(cut)), stripped, SearchKey.NONE, 0, 0);
    }

    /** The value of the tag alone. */
    String[] access(LookupTag tag) {
        if (flags != null) {
            return access(tag.spelled() + ":", flags);
        }
        return value(lookup.get(asked, 0, tag.copyTo(asked)), tag.prefix(), SearchKey.NONE, 0, 0);
    }

    /** The value of the tag with the tokens of {@code key} from {@code from} to {@code to}. */
    String[] access(LookupTag tag, SearchKey key, int from, int to) {
        return access(tag, key, from, to, false);
    }

    /** The same, and where there is none, if {@code untagged} says so, the value of the tokens without the tag. */
    String[] access(LookupTag tag, SearchKey key, int from, int to, boolean untagged) {
        if (flags != null) {
            String text = key.text(from, to);
            String[] found = access(tag.spelled() + ":" + text, flags);
            return untagged && isNotFound(found) ? access(text, flags) : found;
        }
        int start = tag.copyTo(asked);
        int end = key.copyTo(asked, start, from, to);
        boolean copied = end >= 0;
        String[] value = copied
                ? value(lookup.get(asked, 0, Math.min(end, MAX_KEY)), tag.prefix(), key, from, to)
                : access(tag.prefix() + key.text(from, to));
        if (!untagged || !isNotFound(value)) {
            return value;
        }
        return copied
                ? value(lookup.get(asked, start, Math.min(end, start + MAX_KEY)), "", key, from, to)
                : access(key.text(from, to));
    }

    /** The same with a map whose declaration has flags that change the key or the value. */
    private String[] access(String key, AccessMap map) {
        boolean deferred = map.isDeferred() && facts.get(Fact.DELIVERY_MODE).startsWith("d");
        String joined = withBlanks(key, map.blank());
        String asked = deferred || map.keepsQuotes() ? joined : Tokens.stripQuotes(joined);
        String cut = asked.length() > MAX_KEY ? asked.substring(0, MAX_KEY) : asked;
        Hit hit = deferred ? null : lookup.get(map.keepsCase() ? cut : LineGrammar.fold(cut));
        if (hit == null) {
            return value(null, asked, SearchKey.NONE, 0, 0);
        }
        String value = map.returnsKey() ? asked : Percent.expand(hit.value(), asked);
        return value(hit.withValue(value + map.appended()), asked, SearchKey.NONE, 0, 0);
    }

    /** The tokens of what was found for the key that {@code prefix} and the piece of {@code key} make up. */
    private String[] value(@Nullable Hit hit, String prefix, SearchKey key, int from, int to) {
        if (!asks) {
            return NOT_FOUND;
        }
        lookups++;
        if (probes != null) {
            probes.add(new Probe(prefix + key.text(from, to), hit));
        }
        if (hit == null) {
            return NOT_FOUND;
        }
        found = hit;
        String value = flags != null || hit.value().indexOf('%') < 0
                ? hit.value()
                : Percent.expand(hit.value(), prefix + key.text(from, to));
        if (value.isEmpty()) {
            return Workspace.EMPTY;
        }
        String[] tokens = Prescan.scan(value, fault -> complain(value, fault));
        if (tokens == null || tokens.length == 0) {
            throw new Unscanned();
        }
        return tokens;
    }

    /** How often the map has been asked. */
    int lookups() {
        return lookups;
    }

    /** Whether the map has no entry; {@link #isNotFound} takes an entry whose value is {@code ?} for none, as most rules do. */
    static boolean isMissing(String[] value) {
        return value == NOT_FOUND;
    }

    static boolean isNotFound(String[] value) {
        return value == NOT_FOUND || value.length == 1 && value[0].equals("?");
    }

    /** The entry found last. */
    @Nullable
    Hit found() {
        return found;
    }

    /** Notes that {@code hit} decides. */
    void decidedBy(@Nullable Hit hit) {
        decided = hit;
    }

    @Nullable
    Hit decided() {
        return decided;
    }

    private void complain(String value, Fault fault) {
        if (complaint == null) {
            complaint = new Reply(553, fault.status(), shortened(value) + "... " + fault.text());
        }
    }

    /** A text as sendmail names it in its own messages (shortenstring with MAXSHORTSTR). */
    private static String shortened(String text) {
        int kept = (MAX_SHOWN - 3) / 2;
        return text.length() < MAX_SHOWN
                ? text
                : text.substring(0, kept) + "..." + text.substring(text.length() - kept);
    }

    /** The reply in which sendmail complains about the first value that it could not scan, if any. */
    @Nullable
    Reply complaint() {
        return complaint;
    }

    /** The tokens of a fact. */
    String[] tokens(Fact fact) {
        return key(fact).tokens();
    }

    /** A fact as something to search. */
    SearchKey key(Fact fact) {
        SearchKey key = keys.get(fact);
        if (key == null) {
            key = SearchKey.of(facts.get(fact));
            keys.put(fact, key);
        }
        return key;
    }

    /** The tokens of the macro {@code f}: the sender as sendmail rewrites it at MAIL, without route and quotes around it. */
    String[] sender() {
        if (sender == null) {
            sender = scan(senderText());
        }
        return sender;
    }

    /** The macro {@code f}. */
    public String senderText() {
        String[] rewritten = new Address(this).external(scan(facts.get(Fact.FROM)));
        return Prescan.join(rewritten, 0, rewritten.length);
    }

    public static String[] scan(String text) {
        if (text.isEmpty()) {
            return Workspace.EMPTY;
        }
        String[] tokens = Prescan.scan(text, fault -> {});
        return tokens == null ? Workspace.EMPTY : tokens;
    }

    @Override
    public Phrases members(CfClass name) {
        return name == CfClass.CERT_ALTNAMES ? altnames() : terms.members(name);
    }

    private Phrases altnames() {
        if (altnames == null) {
            altnames = Phrases.of(facts.all(Fact.CERT_ALTNAME));
        }
        return altnames;
    }

    boolean inClass(CfClass name, String phrase) {
        return members(name).contains(phrase);
    }

    @Override
    public String macro(CfMacro name) {
        return switch (name) {
            case HOST_NAME -> site.hostName();
            case DOMAIN_NAME -> terms.domainName();
            case CN_SUBJECT -> facts.get(Fact.CN_SUBJECT);
            case CERT_SUBJECT -> facts.get(Fact.CERT_SUBJECT);
            case CERT_ISSUER -> facts.get(Fact.CERT_ISSUER);
        };
    }

    @Override
    public Outline outline(String[] workspace) {
        if (outlined != workspace) {
            outlined = workspace;
            outline = Outline.of(workspace);
        }
        return outline;
    }

    /** {@code text} with {@code blank} in place of the blanks that stand between its words, outside quotes. */
    private static String withBlanks(String text, char blank) {
        if (blank == ' ' || text.indexOf(' ') < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                replaced.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            replaced.append(c == ' ' && !quoted ? blank : c);
        }
        return replaced.toString();
    }
}
