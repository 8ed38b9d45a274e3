/** sendmail's stock rulesets that consult the access database, each as a pure function under the ruleset's own name. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy.ruleset;
