/**
 * What a rule is and how it reports. A rule is an expression in the list of its subject, or a class where it needs tables
 * or state, and has one page in docs/rules. Codes by room: TG1xx lines and files, TG2xx keys, TG3xx actions and replies,
 * TG4xx TLS requirements, TG5xx names and certificates, TG6xx credentials and secrets, TG7xx site and features, TG8xx
 * the whole file.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.rule;
