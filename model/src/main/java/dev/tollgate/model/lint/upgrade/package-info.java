/** What another version of sendmail makes of an access file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.lint.upgrade;
