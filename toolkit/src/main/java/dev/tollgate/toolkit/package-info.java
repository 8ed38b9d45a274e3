/** What both faces can do, each thing once. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit;
