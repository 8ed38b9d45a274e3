package dev.tollgate.model.policy.study;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries that sendmail finds in place of one entry.
 *
 * @param wholly the lines because of which it is never found: of an earlier entry with the same key, or of those under
 *     each tag that is tried before it; empty when it is found
 * @param partly the lines of entries whose more exact keys sendmail finds for some of what this entry applies to, in the
 *     file's order; at most {@link #MOST_LINES}
 * @param more how many such lines there are beyond these
 */
public record Hiding(List<Integer> wholly, List<Integer> partly, int more) {
    /** More lines than these are only counted. */
    public static final int MOST_LINES = 100;

    /** Nothing hides the entry. */
    public static final Hiding NONE = new Hiding(List.of(), List.of(), 0);

    private static final List<Tag> ASKED_FIRST = List.of(Tag.CONNECT, Tag.FROM, Tag.TO);

    /** Copies the lists. */
    public Hiding {
        wholly = List.copyOf(wholly);
        partly = List.copyOf(partly);
    }

    /**
     * What hides {@code entry} among {@code entries}.
     *
     * @param belowDots whether the site looks up keys that begin with a dot
     */
    public static Hiding of(AccessIndex entries, Entry entry, boolean belowDots) {
        if (!entry.tag().looksUp(entry.key().kind())) {
            return NONE;
        }
        List<Integer> wholly = wholly(entries, entry);
        if (!wholly.isEmpty()) {
            return new Hiding(wholly, List.of(), 0);
        }
        List<Integer> partly = new ArrayList<>();
        int more = 0;
        String part = LineGrammar.fold(partOfEachWithin(entry.key()));
        for (int i = 0; i < entries.size(); i++) {
            Hit hit = entries.entry(i);
            if (hit.line() != entry.lineNumber() && mayHide(hit, part) && hides(hit, entry, belowDots)) {
                if (partly.size() < MOST_LINES) {
                    partly.add(hit.line());
                } else {
                    more++;
                }
            }
        }
        return new Hiding(List.of(), partly, more);
    }

    private static List<Integer> wholly(AccessIndex entries, Entry entry) {
        Hit first = entries.get(LineGrammar.fold(entry.left()));
        if (first != null && first.line() != entry.lineNumber()) {
            return List.of(first.line());
        }
        List<Integer> lines = new ArrayList<>();
        if (entry.tag() == Tag.UNTAGGED) {
            for (Tag tag : ASKED_FIRST) {
                Hit tagged = entries.get(LineGrammar.fold(tag.text() + ':' + entry.left()));
                if (tagged != null) {
                    lines.add(tagged.line());
                } else if (tag.looksUp(entry.key().kind())) {
                    return List.of();
                }
            }
        }
        return lines;
    }

    private static String partOfEachWithin(Key key) {
        if (key instanceof Key.Address address) {
            return address.local();
        }
        return key instanceof Key.User user ? user.local() : key.text();
    }

    /** Whether what every more exact key contains is there at all, which is quickly seen. */
    private static boolean mayHide(Hit hit, String part) {
        return part.isEmpty() || LineGrammar.fold(hit.key()).contains(part);
    }

    private static boolean hides(Hit hit, Entry entry, boolean belowDots) {
        Entry other = EntryParser.parse(hit.line(), hit.key(), hit.value());
        Key key = other.key();
        if (!other.tag().looksUp(key.kind()) || key.kind() == KeyKind.SUBDOMAINS && !belowDots) {
            return false;
        }
        boolean answersFor = other.tag() == entry.tag()
                || other.tag() == Tag.UNTAGGED && entry.tag().fallsBackToUntagged()
                || entry.tag() == Tag.UNTAGGED && ASKED_FIRST.contains(other.tag());
        boolean sameKey =
                LineGrammar.fold(key.text()).equals(LineGrammar.fold(entry.key().text()));
        return answersFor
                && (sameKey
                        ? entry.tag() == Tag.UNTAGGED && other.tag() != Tag.UNTAGGED
                        : isWithin(key, entry.key()) && entry.tag().looksUp(key.kind()));
    }

    private static boolean isWithin(Key inner, Key outer) {
        String in = LineGrammar.fold(inner.text());
        String out = LineGrammar.fold(outer.text());
        return switch (outer.kind()) {
            case DEFAULT -> true;
            case DOMAIN -> isBelow(in, inner, out);
            case SUBDOMAINS -> isBelow(in, inner, out.substring(1)) && !in.endsWith("@" + out.substring(1));
            case IPV4 -> inner.kind() == KeyKind.IPV4 && in.startsWith(out + '.');
            case IPV6 -> inner.kind() == KeyKind.IPV6 && in.startsWith(out + ':');
            case USER ->
                inner.kind() == KeyKind.ADDRESS && in.startsWith(out)
                        || (inner.kind() == KeyKind.ADDRESS || inner.kind() == KeyKind.USER) && isDetail(in, out, "");
            case ADDRESS -> inner.kind() == KeyKind.ADDRESS && isDetail(in, out, out.substring(out.lastIndexOf('@')));
            case BRACKETED, DISTINGUISHED_NAME, PAIR, OTHER -> false;
        };
    }

    private static boolean isBelow(String in, Key inner, String domain) {
        return switch (inner.kind()) {
            case DOMAIN, SUBDOMAINS -> in.endsWith('.' + domain);
            case ADDRESS -> in.endsWith('.' + domain) || in.endsWith('@' + domain);
            default -> false;
        };
    }

    private static boolean isDetail(String in, String out, String end) {
        return in.startsWith(out.substring(0, out.lastIndexOf('@')) + '+') && in.endsWith(end);
    }
}
