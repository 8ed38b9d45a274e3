package dev.tollgate.model.entry;

import java.util.List;

/** The part of a left-hand side after the tag. */
public sealed interface Key {
    /** The shape. */
    KeyKind kind();

    /** The key as sendmail would look it up, before case folding. */
    String text();

    /** Nothing: the tag's default. */
    record Default() implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.DEFAULT;
        }

        @Override
        public String text() {
            return "";
        }
    }

    /** A full address; {@code local} may carry a {@code +detail} or {@code +*}. */
    record Address(String local, String domain) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.ADDRESS;
        }

        @Override
        public String text() {
            return local + "@" + domain;
        }
    }

    /** A local part with any (sendmail: any local) domain. */
    record User(String local) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.USER;
        }

        @Override
        public String text() {
            return local + "@";
        }
    }

    /** A host or domain; it stands for itself and what is below it. */
    record Domain(String name) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.DOMAIN;
        }

        @Override
        public String text() {
            return name;
        }
    }

    /** What is below {@code name}, without {@code name} itself. */
    record Subdomains(String name) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.SUBDOMAINS;
        }

        @Override
        public String text() {
            return "." + name;
        }
    }

    /** An address in brackets, as it stands between them. */
    record Bracketed(String literal) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.BRACKETED;
        }

        @Override
        public String text() {
            return "[" + literal + "]";
        }
    }

    /** An IPv4 host (four octets) or net (one to three). */
    record Ipv4(List<Integer> octets) implements Key {
        public Ipv4 {
            octets = List.copyOf(octets);
        }

        @Override
        public KeyKind kind() {
            return KeyKind.IPV4;
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (int octet : octets) {
                text.append(text.isEmpty() ? "" : ".").append(octet);
            }
            return text.toString();
        }
    }

    /** An IPv6 host (eight groups) or net (up to seven; none is all of IPv6). */
    record Ipv6(List<Integer> groups) implements Key {
        public Ipv6 {
            groups = List.copyOf(groups);
        }

        @Override
        public KeyKind kind() {
            return KeyKind.IPV6;
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder("IPv6");
            for (int group : groups) {
                text.append(':').append(Integer.toHexString(group));
            }
            return text.toString();
        }

        /** A whole address as inet_ntop writes it: the first longest run of two or more zero groups becomes "::". */
        public String compressedText() {
            int start = -1;
            int length = 1;
            for (int i = 0; i < groups.size(); i++) {
                int run = 0;
                while (i + run < groups.size() && groups.get(i + run) == 0) {
                    run++;
                }
                if (run > length) {
                    start = i;
                    length = run;
                }
            }
            if (start < 0) {
                return text();
            }
            String left = new Ipv6(groups.subList(0, start)).text();
            String right = new Ipv6(groups.subList(start + length, groups.size())).text();
            return left + (start == 0 ? ":::" : "::") + right.replaceFirst("IPv6:?", "");
        }
    }

    /** An encoded distinguished name. */
    record DistinguishedName(String encoded) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.DISTINGUISHED_NAME;
        }

        @Override
        public String text() {
            return encoded;
        }
    }

    /** Sender and recipient of one delivery; the null sender is {@code <>}. */
    record Pair(String sender, String recipient) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.PAIR;
        }

        @Override
        public String text() {
            return sender + "<@>" + recipient;
        }
    }

    /** A text that no ruleset looks up under this tag's shapes. */
    record Other(String text) implements Key {
        @Override
        public KeyKind kind() {
            return KeyKind.OTHER;
        }
    }
}
