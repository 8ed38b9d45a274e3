/** What nobody but a mail server should read, the credentials of AuthInfo entries, and how texts look without it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.secret;
