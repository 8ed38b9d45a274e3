/** Values and addresses as sendmail's scanner cuts them by the stock OperatorChars, and a short way through plain ones. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.scan;
