/** What a process of sendmail says: messages, errors, the C library's error number, debugging levels. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.sendmail.report;
