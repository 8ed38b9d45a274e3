package dev.tollgate.model.lint;

import java.util.List;

/** Looks at suppression comments, once it is known which findings they silenced. */
public non-sealed interface SuppressionRule extends Rule {
    /**
     * Adds what is wrong with {@code suppression} to {@code report}.
     *
     * @param unused those of its codes that silenced nothing
     */
    void check(Suppression suppression, List<Suppression.Code> unused, Report report);
}
