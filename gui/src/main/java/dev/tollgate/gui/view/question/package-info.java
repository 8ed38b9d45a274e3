/** Questions to the policy. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.question;
