/**
 * The linter's core: what a rule is, what it reports, and the {@link dev.tollgate.model.lint.Linter} that runs rules over
 * a document. One rule is one class in a room's package, one page in docs/rules and one line in the room's list; {@code
 * lint.catalogue.Rules} joins the lists. Codes by room: TG1xx lines and files, TG2xx keys, TG3xx actions and replies,
 * TG4xx TLS requirements, TG5xx names and certificates, TG6xx credentials and secrets, TG7xx site and features, TG8xx
 * the whole file.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint;
