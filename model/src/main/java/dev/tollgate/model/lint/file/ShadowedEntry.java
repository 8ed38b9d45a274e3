package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Arrays;

/** An entry without a tag that tagged ones with the same key answer for in every role. */
final class ShadowedEntry implements FileRule {
    private static final RuleInfo INFO = RuleInfo.warning("TG803", "An entry without a tag that is never reached");

    private static final int CONNECT = 1;
    private static final int FROM = 2;
    private static final int TO = 4;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> switch (entry.tag()) {
            case CONNECT, FROM, TO -> Reach.group(KeyHash.of(entry.key().text()));
            case UNTAGGED -> Reach.group(KeyHash.of(entry.left()));
            default -> 0;
        });
    }

    @Override
    public Pass begin(Site site) {
        return new Roles();
    }

    /** The roles in which an entry's key is looked up at all. */
    private static int roles(KeyKind kind) {
        return switch (kind) {
            case IPV4, IPV6 -> CONNECT;
            case ADDRESS, USER -> FROM | TO;
            default -> CONNECT | FROM | TO;
        };
    }

    private final class Roles implements Pass {
        private final KeyTable tagged = new KeyTable();
        private int[] line = new int[64];
        private int[] length = new int[64];
        private long[] hash = new long[64];
        private byte[] roles = new byte[64];
        private int size;

        @Override
        public void entry(Entry entry, Report report) {
            int role = switch (entry.tag()) {
                case CONNECT -> CONNECT;
                case FROM -> FROM;
                case TO -> TO;
                default -> 0;
            };
            if (role != 0) {
                long key = KeyHash.of(entry.key().text());
                tagged.put(key, Math.max(0, tagged.get(key)) | role);
            } else if (entry.tag() == Tag.UNTAGGED) {
                add(entry);
            }
        }

        private void add(Entry entry) {
            if (size == line.length) {
                line = Arrays.copyOf(line, size * 2);
                length = Arrays.copyOf(length, size * 2);
                hash = Arrays.copyOf(hash, size * 2);
                roles = Arrays.copyOf(roles, size * 2);
            }
            line[size] = entry.lineNumber();
            length[size] = entry.left().length();
            hash[size] = KeyHash.of(entry.left());
            roles[size++] = (byte) roles(entry.key().kind());
        }

        @Override
        public void end(Report report) {
            for (int i = 0; i < size; i++) {
                int seen = tagged.get(hash[i]);
                if (seen != KeyTable.NONE && (seen & roles[i]) == roles[i]) {
                    report.add(
                            ShadowedEntry.this,
                            line[i],
                            new Span(0, length[i]),
                            "sendmail finds the same key under " + names(roles[i])
                                    + " first, so that this entry is never" + " reached",
                            "remove it");
                }
            }
        }

        private static String names(int roles) {
            return switch (roles) {
                case CONNECT -> "Connect:";
                case FROM | TO -> "From: and To:";
                default -> "Connect:, From: and To:";
            };
        }
    }
}
