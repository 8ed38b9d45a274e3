/**
 * The m4 sources of a sendmail configuration: {@link dev.tollgate.sendmail.mc.M4} runs a text as m4 would, leaves it as it
 * is, and remembers who defined what. Texts are ISO 8859-1: one char is one byte.
 */
@NullMarked
package dev.tollgate.sendmail.mc;

import org.jspecify.annotations.NullMarked;
