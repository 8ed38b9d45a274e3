package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import java.util.regex.Pattern;

/**
 * What is wrong with a left-hand side. An entry has one defect at most, the one that has to be mended first, so that the
 * rules of this room never speak about the same key together.
 */
enum KeyDefect {
    NONE,
    BLANK_AFTER_TAG,
    EMPTY,
    MASK_IPV4,
    MASK_IPV6,
    ADDRESS_WILDCARD,
    ADDRESS_RANGE,
    ADDRESS_TRAILING_DOT,
    OCTET_LEADING_ZERO,
    OCTET_OUT_OF_RANGE,
    LITERAL_WITHOUT_BRACKETS,
    IPV6_WITHOUT_PREFIX,
    IPV6_COMPRESSED,
    IPV6_LEADING_ZERO,
    IPV6_TRAILING_COLON,
    IPV4_MAPPED,
    IPV6_MALFORMED,
    DOMAIN_WILDCARD,
    DOMAIN_TRAILING_DOT,
    NO_USER,
    USER_WILDCARD,
    ANGLE_BRACKETS,
    NULL_SENDER,
    QUOTED,
    SEVERAL,
    TAG_MISSPELT,
    TAG_UNKNOWN,
    COLON_BEHIND_KEY,
    TAG_WITHOUT_COLON,
    SIDES_SWAPPED,
    NOT_LOOKED_UP,
    UNUSABLE,
    PAIR;

    private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
    private static final Pattern WILD_IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){0,2}(\\.\\*)+");
    private static final Pattern MASKED_IPV4 = Pattern.compile("[0-9.]+/[0-9.]+");
    private static final Pattern RANGE_IPV4 = Pattern.compile("[0-9.]+-[0-9.]+");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(/[0-9]+)?");
    private static final Pattern ZERO_LED = Pattern.compile("(^|[:.])0[0-9a-fA-F]");

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
            case IPV6 -> ofIpv6((Key.Ipv6) key) == NONE ? lookedUp(entry) : ofIpv6((Key.Ipv6) key);
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
        return entry.tag() == Tag.UNTAGGED ? ofUntaggedDomain(entry) : lookedUp(entry);
    }

    private static KeyDefect ofUntaggedDomain(Entry entry) {
        boolean keyword = Action.named(entry.left()).isPresent();
        return keyword
                        && entry.right().strip().indexOf('.') > 0
                        && entry.right().strip().indexOf(' ') < 0
                ? SIDES_SWAPPED
                : NONE;
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

    private static KeyDefect ofIpv6(Key.Ipv6 key) {
        return Network.ipv6(key.text()).filter(Network::isMapped).isPresent() ? IPV4_MAPPED : NONE;
    }

    private static KeyDefect ofOther(Tag tag, String text) {
        if (tag == Tag.COMPAT) {
            return PAIR;
        }
        if (tag.looksUp(KeyKind.DISTINGUISHED_NAME)) {
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
