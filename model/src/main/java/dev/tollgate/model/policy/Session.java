package dev.tollgate.model.policy;

import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: the facts as macros, the site's classes, the map, and what has been looked up so far. Rulesets call each
 * other through it so that sendmail's recursion limit holds.
 */
final class Session implements Lhs.Terms, Prescan.Complaints {
    /** MaxRuleRecursion: a ruleset called at a greater depth does nothing. */
    private static final int MAX_DEPTH = 50;

    private static final int MAX_KEY = 256;
    private static final String[] NOT_FOUND = {"?"};

    final Facts facts;
    final Site site;
    private final Lookup lookup;
    final List<Probe> probes = new ArrayList<>();
    private @Nullable String complaint;
    private @Nullable Hit found;
    private @Nullable Hit decided;
    private int depth;
    private final Map<Fact, String[]> scanned = new EnumMap<>(Fact.class);
    /** The macro {@code {TLS_Name}}: the other side's name. */
    String tlsName = "";

    Session(Facts facts, Site site, Lookup lookup) {
        this.facts = facts;
        this.site = site;
        this.lookup = lookup;
    }

    boolean has(Feature feature) {
        return site.has(feature);
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
        String asked = Quotes.strip(key);
        Hit hit = lookup.get(folded(asked));
        probes.add(new Probe(asked, hit));
        if (hit == null) {
            return NOT_FOUND;
        }
        found = hit;
        String value = Percent.expand(hit.value(), asked);
        String[] tokens = Prescan.scan(value, what -> complain(value + "... " + what));
        return tokens == null ? NOT_FOUND : tokens;
    }

    private static String folded(String key) {
        String cut = key.length() > MAX_KEY ? key.substring(0, MAX_KEY) : key;
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return foldedFrom(cut, i);
            }
        }
        return cut;
    }

    private static String foldedFrom(String key, int from) {
        char[] chars = key.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    static boolean isNotFound(String[] value) {
        return value.length == 1 && value[0].equals("?");
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

    @Override
    public void complain(String what) {
        if (complaint == null) {
            complaint = what;
        }
    }

    /** The first thing that sendmail complained about while it scanned a value, if any. */
    @Nullable
    String complaint() {
        return complaint;
    }

    /** The tokens of a fact. */
    String[] tokens(Fact fact) {
        return scanned.computeIfAbsent(fact, one -> scan(facts.get(one)));
    }

    static String[] scan(String text) {
        if (text.isEmpty()) {
            return Workspace.EMPTY;
        }
        String[] tokens = Prescan.scan(text, what -> {});
        return tokens == null ? Workspace.EMPTY : tokens;
    }

    @Override
    public boolean inClass(String name, String phrase) {
        return switch (name) {
            case "w" -> in(site.localDomains(), phrase);
            case "R" -> in(site.relayDomains(), phrase);
            case "m" -> in(site.ownDomains(), phrase);
            case "P" -> phrase.equals(".");
            case "O" ->
                phrase.equals("@")
                        || phrase.equals("%") && !has(Feature.NOPERCENTHACK)
                        || phrase.equals("!") && !has(Feature.NOUUCP);
            case "Accept" -> phrase.equalsIgnoreCase("OK") || phrase.equalsIgnoreCase("RELAY");
            case "SpamTag" -> phrase.equalsIgnoreCase("SPAMFRIEND") || phrase.equalsIgnoreCase("SPAMHATER");
            case "ResOk" -> phrase.equalsIgnoreCase("OKR");
            case "Tls" -> phrase.equalsIgnoreCase("VERIFY") || phrase.equalsIgnoreCase("ENCR");
            case "TlsVerified" -> phrase.equalsIgnoreCase("OK") || phrase.equalsIgnoreCase("TRUSTED");
            case "TrustAuthMech" -> in(site.authMechanisms(), phrase);
            case "cert_altnames" ->
                facts.all(Fact.CERT_ALTNAME).stream().anyMatch(member -> member.equalsIgnoreCase(phrase));
            default -> throw new IllegalArgumentException("class " + name);
        };
    }

    private static boolean in(Set<String> members, String phrase) {
        return !members.isEmpty() && members.contains(folded(phrase));
    }

    @Override
    public boolean isEmptyClass(String name) {
        return switch (name) {
            case "w" -> site.localDomains().isEmpty();
            case "R" -> site.relayDomains().isEmpty();
            case "m" -> site.ownDomains().isEmpty();
            case "TrustAuthMech" -> site.authMechanisms().isEmpty();
            case "cert_altnames" -> facts.all(Fact.CERT_ALTNAME).isEmpty();
            default -> false;
        };
    }

    @Override
    public String macro(String name) {
        return switch (name) {
            case "j" -> site.hostName();
            case "m" -> site.domainName();
            case "cn_subject" -> facts.get(Fact.CN_SUBJECT);
            case "cert_subject" -> facts.get(Fact.CERT_SUBJECT);
            case "cert_issuer" -> facts.get(Fact.CERT_ISSUER);
            default -> throw new IllegalArgumentException("macro " + name);
        };
    }
}
