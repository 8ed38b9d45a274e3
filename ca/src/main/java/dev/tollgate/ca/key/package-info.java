/** Private keys: kinds, files, passphrases. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.key;
