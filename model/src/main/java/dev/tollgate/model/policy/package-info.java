/**
 * The policy engine: facts of an SMTP or TLS session in, sendmail's verdict and the lookups that led to it out. Each
 * ruleset of sendmail's stock configuration that consults the access database is a pure function here that carries the
 * ruleset's name; a lookup is an interface, so that a text, a map or a directory server can answer.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy;
