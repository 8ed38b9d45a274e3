package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Errno;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the calls of maps on a compiled right-hand side as {@link MapCall} does those of tokens. */
final class CompiledMapCall {
    private static final int MOST_ARGUMENTS = 8;
    /** Below it no part of a call is cut. */
    private static final int LONGEST = Tokens.KEY_ROOM - 8;

    private final Program program;
    private final CompiledRules rules;
    private final Word host;
    private final StringBuilder joined = new StringBuilder();

    CompiledMapCall(Program program, CompiledRules rules) {
        this.program = program;
        this.rules = rules;
        host = rules.word("host");
    }

    /** Makes all calls in {@code built}, which may grow to {@code most} tokens; whether one was deferred. */
    boolean all(@Nullable Word[] built, int most) {
        boolean deferred = false;
        int at = 0;
        for (Word word = built[at]; word != null; word = built[++at]) {
            char operator = word.code;
            if (operator == Code.HOST_BEGIN || operator == Code.LOOKUP_BEGIN) {
                Call call = new Call(built, at, operator);
                deferred |= call.run();
                at = call.put(at, most) - 1;
            }
        }
        return deferred;
    }

    /** One call. */
    private final class Call {
        private final @Nullable Word[] built;
        private final Word name;
        private final int key;
        private final char end;
        private List<String> arguments = List.of();
        private int keyEnd = -1;
        private int fallback = -1;
        private int fallbackEnd;
        private int rest;
        private int room = LONGEST;
        private @Nullable Word[] found = {};
        private int foundAt;
        private int foundEnd;

        Call(@Nullable Word[] built, int at, char operator) {
            this.built = built;
            boolean named = operator == Code.LOOKUP_BEGIN;
            end = named ? Code.LOOKUP_END : Code.HOST_END;
            Word map = named ? built[at + 1] : host;
            key = named ? at + 2 : at + 1;
            if (map == null) {
                throw new UnusualException();
            }
            name = map;
        }

        /** Looks up; whether that was deferred. */
        boolean run() {
            takeApart();
            Lookups.Lookup map = rules.map(name);
            if (!map.isReady()) {
                throw new UnusualException();
            }
            Lookups.Answer answer = map.ask(join(key, keyEnd, map.blank()), arguments);
            String value = answer.value();
            if (value == null && fallback < 0) {
                use(built, key, keyEnd);
            } else if (value == null) {
                fallBack();
            } else if (value.isEmpty()) {
                use(built, 0, 0);
            } else {
                program.report().errno(Errno.NONE);
                Word[] tokens = rules.scan(value);
                use(tokens, 0, tokens.length);
            }
            return answer.deferred();
        }

        private void use(@Nullable Word[] tokens, int from, int to) {
            found = tokens;
            foundAt = from;
            foundEnd = to;
        }

        private void fallBack() {
            if (fallback == fallbackEnd) {
                use(built, 0, 0);
                return;
            }
            program.report().errno(Errno.NONE);
            if (isStable(fallback, fallbackEnd)) {
                use(built, fallback, fallbackEnd);
                return;
            }
            Word[] tokens = rules.scanInner(join(fallback, fallbackEnd, program.blank()));
            use(tokens, 0, tokens.length);
        }

        /** Whether scanning these tokens again gives the same. */
        private boolean isStable(int from, int to) {
            int open = 0;
            int length = 0;
            boolean atom = false;
            for (int at = from; at < to; at++) {
                Word word = word(at);
                length += word.text.length() + 1;
                if (atom && word.isAtom && program.blank() != ' ') {
                    return false;
                }
                atom = word.isAtom;
                if (word.text.equals("<")) {
                    open++;
                } else if (word.text.equals(">")) {
                    if (--open < 0) {
                        return false;
                    }
                } else if (!rules.isStable(word)) {
                    return false;
                }
            }
            return open == 0 && length < Scanner.LONGEST;
        }

        private void takeApart() {
            int at = key;
            int argument = -1;
            for (Word token = built[at]; token != null && token.code != end; token = built[++at]) {
                char operator = token.code;
                if (operator == Code.HOST || operator == Code.USER) {
                    close(at, argument);
                    argument = -1;
                    if (operator == Code.HOST) {
                        argument = at + 1;
                    } else {
                        fallback = at + 1;
                        fallbackEnd = -1;
                    }
                }
            }
            close(at, argument);
            rest = built[at] == null ? at : at + 1;
        }

        /** Ends the part that was open, at {@code at}. */
        private void close(int at, int argument) {
            if (keyEnd < 0) {
                keyEnd = at;
            }
            if (fallback >= 0 && fallbackEnd < 0) {
                fallbackEnd = at;
            }
            if (argument >= 0) {
                String text = join(argument, at, program.blank());
                if (arguments.isEmpty()) {
                    arguments = new ArrayList<>(2);
                }
                if (arguments.size() < MOST_ARGUMENTS) {
                    arguments.add(text);
                }
            }
        }

        private String join(int from, int to, char blank) {
            if (to - from == 1) {
                return checked(word(from).text);
            }
            joined.setLength(0);
            for (int at = from; at < to; at++) {
                if (at > from && word(at).isAtom && word(at - 1).isAtom) {
                    joined.append(blank);
                }
                joined.append(word(at).text);
            }
            return checked(joined.toString());
        }

        private Word word(int place) {
            Word word = built[place];
            assert word != null : "calls end at the first null";
            return word;
        }

        private String checked(String text) {
            room -= text.length() + 1;
            if (room < 0 || text.indexOf(Code.QUOTE_NEXT) >= 0) {
                throw new UnusualException();
            }
            return text;
        }

        /** Puts what was found in the place of the call; the answer is the place after it. */
        int put(int at, int most) {
            int count = foundEnd - foundAt;
            int after = rest;
            while (built[after] != null) {
                after++;
            }
            if (at + count + after - rest >= most || at + count + after - rest >= Scanner.MOST_TOKENS) {
                throw new UnusualException();
            }
            @Nullable Word[] left = Arrays.copyOfRange(built, rest, after + 1);
            System.arraycopy(found, foundAt, built, at, count);
            System.arraycopy(left, 0, built, at + count, left.length);
            return at + count;
        }
    }
}
