/** The history of policy files, and drafts that are not saved yet. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.store.history;
