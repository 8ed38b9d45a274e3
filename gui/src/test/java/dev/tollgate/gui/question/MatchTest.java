package dev.tollgate.gui.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
    @Test
    void password_isNotShown() {
        Hit login = new Hit("AuthInfo:mx.example", "\"U:me\" \"P:secret\"", 3);
        Hit other = new Hit("AuthInfo:example", "\"U:me\" \"P:public\"", 4);
        List<Match> matches = Match.of(List.of(new Verdict(
                Phase.AUTHINFO,
                Decision.NONE,
                null,
                null,
                login.value(),
                login,
                List.of(new Probe("AuthInfo:example", other), new Probe("AuthInfo:mx.example", login)),
                "",
                Basis.STOCK)));
        assertEquals(
                List.of(3, 4), matches.stream().map(match -> match.hit().line()).toList());
        assertEquals(List.of(true, false), matches.stream().map(Match::decides).toList());
        assertFalse(matches.toString().matches(".*(secret|public).*"), matches.toString());
    }
}
