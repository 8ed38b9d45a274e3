/** sendmail's options: what each is called in the cf and in the mc, and how sendmail reads its value. */
@NullMarked
package dev.tollgate.sendmail.option;

import org.jspecify.annotations.NullMarked;
