/** The authority: its founding, what it issues and revokes, and how its ledger comes and goes. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.authority;
