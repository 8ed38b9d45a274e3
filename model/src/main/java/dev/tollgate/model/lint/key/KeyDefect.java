package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is wrong with a left-hand side. An entry has one defect at most, the one that has to be fixed first, so that the
 * rules of this room never speak about the same key together.
 */
enum KeyDefect {
    NONE(),
    BLANK_AFTER_TAG(KeyKind.DEFAULT),
    EMPTY(KeyKind.DEFAULT),
    MASK_IPV4(KeyKind.OTHER),
    MASK_IPV6(KeyKind.OTHER),
    ADDRESS_WILDCARD(KeyKind.OTHER),
    ADDRESS_RANGE(KeyKind.DOMAIN, KeyKind.OTHER),
    ADDRESS_TRAILING_DOT(KeyKind.OTHER),
    OCTET_LEADING_ZERO(KeyKind.OTHER),
    OCTET_OUT_OF_RANGE(KeyKind.OTHER),
    LITERAL_WITHOUT_BRACKETS(KeyKind.IPV4, KeyKind.IPV6),
    IPV6_WITHOUT_PREFIX(KeyKind.OTHER, KeyKind.BRACKETED),
    IPV6_COMPRESSED(KeyKind.OTHER, KeyKind.BRACKETED),
    IPV6_LEADING_ZERO(KeyKind.OTHER, KeyKind.BRACKETED),
    IPV6_TRAILING_COLON(KeyKind.OTHER),
    IPV4_MAPPED(KeyKind.OTHER, KeyKind.BRACKETED, KeyKind.IPV6),
    IPV6_MALFORMED(KeyKind.OTHER, KeyKind.BRACKETED),
    DOMAIN_WILDCARD(KeyKind.OTHER),
    DOMAIN_TRAILING_DOT(KeyKind.OTHER),
    NO_USER(KeyKind.OTHER),
    USER_WILDCARD(KeyKind.OTHER, KeyKind.ADDRESS, KeyKind.USER),
    ANGLE_BRACKETS(KeyKind.OTHER),
    NULL_SENDER(KeyKind.OTHER),
    QUOTED(KeyKind.OTHER),
    SEVERAL(KeyKind.OTHER),
    TAG_MISSPELT(KeyKind.DEFAULT, KeyKind.OTHER, KeyKind.DISTINGUISHED_NAME),
    TAG_UNKNOWN(KeyKind.OTHER),
    COLON_BEHIND_KEY(KeyKind.DEFAULT, KeyKind.OTHER),
    TAG_WITHOUT_COLON(KeyKind.DOMAIN),
    SIDES_SWAPPED(KeyKind.DOMAIN),
    NOT_LOOKED_UP(KeyKind.values()),
    UNUSABLE(KeyKind.OTHER),
    PAIR(KeyKind.OTHER, KeyKind.PAIR);

    private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
    private static final Pattern WILD_IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){0,2}(\\.\\*)+");
    private static final Pattern MASKED_IPV4 = Pattern.compile("[0-9.]+/[0-9.]+");
    private static final Pattern RANGE_IPV4 = Pattern.compile("[0-9.]+-[0-9.]+");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(/[0-9]+)?");
    private static final Pattern ZERO_LED = Pattern.compile("(^|[:.])0[0-9a-fA-F]");

    // Unmodifiable, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<KeyKind> kinds;

    KeyDefect(KeyKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** The shapes of keys that can have the defect. */
    Set<KeyKind> kinds() {
        return kinds;
    }

    /** The key as it stands in the file. */
    static String text(Entry entry) {
        return entry.left().substring(entry.keySpan().start() - entry.leftSpan().start());
    }

    static KeyDefect of(Entry entry) {
        Key key = entry.key();
        if (entry.tag() == Tag.UNTAGGED && Tag.named(entry.left()).isPresent()) {
            return entry.right().indexOf(' ') > 0
                            || entry.right().indexOf('\t') > 0
                            || entry.right().startsWith(":")
                    ? TAG_WITHOUT_COLON
                    : NONE;
        }
        return switch (key.kind()) {
            case DEFAULT -> ofEmpty(entry);
            case OTHER -> entry.tag() == Tag.CUSTOM ? ofUnknownTag(entry) : ofOther(entry.tag(), text(entry));
            case DISTINGUISHED_NAME ->
                entry.tag() == Tag.CUSTOM
                                && TagSpelling.nearest(entry.tagText())
                                        .filter(tag -> tag.looksUp(KeyKind.DISTINGUISHED_NAME))
                                        .isPresent()
                        ? TAG_MISSPELT
                        : NONE;
            case PAIR -> ofPair((Key.Pair) key);
            case BRACKETED -> ofBracketed(entry, ((Key.Bracketed) key).literal());
            case ADDRESS -> ofAddress(entry, (Key.Address) key);
            case USER ->
                ((Key.User) key).local().indexOf('*') >= 0 && wildLocal(((Key.User) key).local())
                        ? USER_WILDCARD
                        : lookedUp(entry);
            case IPV6 -> isMapped((Key.Ipv6) key) ? IPV4_MAPPED : lookedUp(entry);
            case DOMAIN -> ofDomain(entry, ((Key.Domain) key).name());
            default -> lookedUp(entry);
        };
    }

    private static KeyDefect lookedUp(Entry entry) {
        KeyKind kind = entry.key().kind();
        if (entry.tag().looksUp(kind)) {
            return NONE;
        }
        boolean address = kind == KeyKind.IPV4 || kind == KeyKind.IPV6;
        return address && entry.tag().looksUp(KeyKind.BRACKETED) ? LITERAL_WITHOUT_BRACKETS : NOT_LOOKED_UP;
    }

    private static KeyDefect ofEmpty(Entry entry) {
        if (entry.tag() == Tag.CUSTOM) {
            return TagSpelling.nearest(entry.tagText()).isPresent() ? TAG_MISSPELT : COLON_BEHIND_KEY;
        }
        if (BlankAfterTag.explains(entry)) {
            return BLANK_AFTER_TAG;
        }
        return entry.tag().hasDefault() ? NONE : EMPTY;
    }

    private static KeyDefect ofUnknownTag(Entry entry) {
        return TagSpelling.nearest(entry.tagText()).isPresent() ? TAG_MISSPELT : TAG_UNKNOWN;
    }

    private static KeyDefect ofDomain(Entry entry, String name) {
        boolean digit = name.charAt(0) >= '0' && name.charAt(0) <= '9';
        if (digit && RANGE_IPV4.matcher(name).matches()) {
            return ADDRESS_RANGE;
        }
        return entry.tag() == Tag.UNTAGGED && name.indexOf('.') < 0 ? ofWord(entry, name) : lookedUp(entry);
    }

    private static KeyDefect ofWord(Entry entry, String word) {
        String right = entry.right().strip();
        boolean words = right.indexOf(' ') > 0 || right.indexOf('\t') > 0;
        if (Tag.named(word).isPresent() && (words || right.startsWith(":"))) {
            return TAG_WITHOUT_COLON;
        }
        boolean key = right.indexOf('.') > 0 || hasTag(right);
        return Action.named(word).isPresent() && key && !words ? SIDES_SWAPPED : NONE;
    }

    private static boolean hasTag(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && Tag.named(text.substring(0, colon)).isPresent();
    }

    private static KeyDefect ofPair(Key.Pair pair) {
        boolean addresses = isWhole(pair.recipient()) && (pair.sender().equals("<>") || isWhole(pair.sender()));
        return addresses ? NONE : PAIR;
    }

    private static boolean isWhole(String address) {
        int at = address.indexOf('@');
        boolean pattern = at == 0 || at == address.length() - 1 || address.indexOf('*') >= 0;
        return !pattern && (at > 0 || address.indexOf('.') < 0);
    }

    private static KeyDefect ofAddress(Entry entry, Key.Address address) {
        if (address.local().indexOf('*') >= 0 && wildLocal(address.local())) {
            return USER_WILDCARD;
        }
        return lookedUp(entry);
    }

    /** {@code base+*} is looked up; any other asterisk stands for itself. */
    private static boolean wildLocal(String local) {
        return !(local.endsWith("+*") && local.indexOf('*') == local.length() - 1);
    }

    private static KeyDefect ofBracketed(Entry entry, String literal) {
        KeyDefect defect = literal.indexOf(':') < 0
                ? NONE
                : literal.regionMatches(true, 0, "IPv6:", 0, 5)
                        ? ofIpv6Text(literal.substring(5))
                        : IPV6_WITHOUT_PREFIX;
        return defect == NONE ? lookedUp(entry) : defect;
    }

    private static boolean isMapped(Key.Ipv6 key) {
        return key.groups().size() == 8
                && key.groups().get(5) == 0xFFFF
                && key.groups().subList(0, 5).stream().allMatch(group -> group == 0);
    }

    private static KeyDefect ofOther(Tag tag, String text) {
        if (tag == Tag.COMPAT) {
            return PAIR;
        }
        boolean explainedThere = tag == Tag.AUTH_INFO && HostWithPort.colon(text) >= 0;
        if (tag.looksUp(KeyKind.DISTINGUISHED_NAME) || explainedThere) {
            return NONE;
        }
        if (text.equals("<>")) {
            return NULL_SENDER;
        }
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            return ANGLE_BRACKETS;
        }
        if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) {
            return QUOTED;
        }
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
            return SEVERAL;
        }
        if (text.indexOf('@') >= 0) {
            return ofMalformedAddress(text);
        }
        return ofHost(text);
    }

    private static KeyDefect ofMalformedAddress(String text) {
        if (text.startsWith("@") || text.startsWith("*@")) {
            return NO_USER;
        }
        if (text.endsWith(":")) {
            return COLON_BEHIND_KEY;
        }
        if (text.endsWith(".")) {
            return DOMAIN_TRAILING_DOT;
        }
        return text.indexOf('*') >= 0 ? USER_WILDCARD : UNUSABLE;
    }

    private static KeyDefect ofHost(String text) {
        if (text.regionMatches(true, 0, "IPv6:", 0, 5)) {
            return text.indexOf('/') > 0 ? MASK_IPV6 : ofIpv6Text(text.substring(5));
        }
        if (BARE_IPV6.matcher(text).matches()) {
            return IPV6_WITHOUT_PREFIX;
        }
        if (DOTTED.matcher(text).matches()) {
            return ofDotted(text);
        }
        if (MASKED_IPV4.matcher(text).matches()) {
            return MASK_IPV4;
        }
        if (WILD_IPV4.matcher(text).matches()) {
            return ADDRESS_WILDCARD;
        }
        if (text.indexOf('*') >= 0 || text.startsWith("%.")) {
            return DOMAIN_WILDCARD;
        }
        if (text.endsWith(":")) {
            return COLON_BEHIND_KEY;
        }
        return text.endsWith(".") && text.length() > 1 && !text.endsWith("..") ? DOMAIN_TRAILING_DOT : UNUSABLE;
    }

    private static KeyDefect ofDotted(String text) {
        if (text.endsWith(".") && Network.ipv4(text).isPresent()) {
            return ADDRESS_TRAILING_DOT;
        }
        return Network.ipv4(text).isPresent() ? OCTET_LEADING_ZERO : OCTET_OUT_OF_RANGE;
    }

    private static KeyDefect ofIpv6Text(String address) {
        var network = Network.ipv6("IPv6:" + address);
        if (network.isEmpty()) {
            return IPV6_MALFORMED;
        }
        if (network.get().isMapped()) {
            return IPV4_MAPPED;
        }
        if (address.contains("::")) {
            return IPV6_COMPRESSED;
        }
        if (address.endsWith(":")) {
            return IPV6_TRAILING_COLON;
        }
        return ZERO_LED.matcher(address).find() ? IPV6_LEADING_ZERO : NONE;
    }
}
