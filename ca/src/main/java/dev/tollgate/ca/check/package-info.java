/** Whether the files of an authority are as sendmail wants them. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.check;
