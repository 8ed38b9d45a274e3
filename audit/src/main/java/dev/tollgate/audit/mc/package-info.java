/**
 * The m4 sources of a sendmail configuration: an {@link dev.tollgate.audit.mc.McDocument} holds the text and edits it
 * without touching anything else; {@link dev.tollgate.audit.mc.M4} runs it as m4 would, and remembers who defined what.
 * Texts are ISO 8859-1: one char is one byte.
 */
@NullMarked
package dev.tollgate.audit.mc;

import org.jspecify.annotations.NullMarked;
