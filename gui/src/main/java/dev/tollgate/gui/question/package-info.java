/** What would sendmail do? Facts in, verdict and its steps out; questions can be kept and asked again. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.question;
