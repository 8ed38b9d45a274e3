/** What sendmail does with credentials, in a session with a server. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.credential;
