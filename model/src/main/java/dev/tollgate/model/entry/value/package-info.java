/**
 * The value of an access entry with its type: actions and replies, TLS requirements, features, limits, credentials. Each
 * form has its parser, and a parser's error says what is wrong and where.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.entry.value;
