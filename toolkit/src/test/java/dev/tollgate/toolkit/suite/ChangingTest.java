package dev.tollgate.toolkit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangingTest {
    private static final String BLOCK = """
            access: a # tested
            cases:
              # the first
              - name: one # 1
                phase: mail
                expect: {decision: none} # as ever
              # the second
              - phase: mail
                from: x@y.example
                expect:
                  decision: none

              - {name: three, phase: mail, expect: {decision: none}}
            # end
            features: skip
            """;

    private static final String FLOW =
            "{access: a, cases: [{phase: mail, expect: {decision: none}}, {name: 'b', phase: rcpt, expect: {decision: none}}]}";

    private static Suite read(String text) {
        return Suite.of(YamlText.decode("s", text.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(BLOCK, 0, "- name: one # 1", "- name: \"Gr\u00fc\u00df \\\"e\\\"\" # 1"),
                Arguments.of(
                        BLOCK,
                        1,
                        "- phase: mail\n    from",
                        "- name: \"Gr\u00fc\u00df \\\"e\\\"\"\n    phase: mail\n    from"),
                Arguments.of(BLOCK, 2, "{name: three,", "{name: \"Gr\u00fc\u00df \\\"e\\\"\","),
                Arguments.of(FLOW, 0, "[{phase", "[{name: \"Gr\u00fc\u00df \\\"e\\\"\", phase"),
                Arguments.of(FLOW, 1, "name: 'b'", "name: \"Gr\u00fc\u00df \\\"e\\\"\""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void renamedCase_keepsAllElse(String text, int index, String before, String after) {
        String changed = Changing.renamed(read(text), index, "Gr\u00fc\u00df \"e\"");
        assertEquals(text.replace(before, after), changed);
        assertEquals(
                "Gr\u00fc\u00df \"e\"",
                read(changed).cases().get(index).policyCase().name());
    }

    static Stream<Arguments> gone() {
        return Stream.of(
                Arguments.of(BLOCK, 0, """
                          - name: one # 1
                            phase: mail
                            expect: {decision: none} # as ever
                        """),
                Arguments.of(BLOCK, 1, """
                          - phase: mail
                            from: x@y.example
                            expect:
                              decision: none
                        """),
                Arguments.of(BLOCK, 2, "  - {name: three, phase: mail, expect: {decision: none}}\n"),
                Arguments.of(FLOW, 0, "{phase: mail, expect: {decision: none}}, "),
                Arguments.of(FLOW, 1, ", {name: 'b', phase: rcpt, expect: {decision: none}}"));
    }

    @ParameterizedTest
    @MethodSource("gone")
    void caseThatIsTakenOut_leavesAllElse(String text, int index, String lines) {
        assertEquals(text.replace(lines, ""), Changing.without(read(text), index));
    }

    @Test
    void caseThatOthersReferTo_isLeftToATextEditor() {
        Suite suite = read("""
                access: a
                cases:
                  - &first {phase: mail, expect: {decision: none}}
                  - *first
                  - phase: mail
                    expect: {decision: none}
                """);
        for (int index = 0; index < 2; index++) {
            int named = index;
            SuiteException refused = assertThrows(SuiteException.class, () -> Changing.renamed(suite, named, "other"));
            assertEquals("s:3:5: this case can be changed only by hand, in a text editor", refused.getMessage());
        }
        assertThrows(SuiteException.class, () -> Changing.without(suite, 0));
    }
}
