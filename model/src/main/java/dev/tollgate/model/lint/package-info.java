/**
 * The linter: {@link dev.tollgate.model.lint.Linter} runs rules over a document, suppressions are heeded, fixes are
 * applied, and {@link dev.tollgate.model.lint.LiveCheck} keeps findings up to date while a text is edited. What a rule is
 * stands in {@code rule}, what it reports in {@code finding}; the rules themselves are in a room for each subject, and
 * {@code catalogue.Rules} joins their lists.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint;
