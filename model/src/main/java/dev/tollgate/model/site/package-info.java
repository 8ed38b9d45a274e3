/**
 * What a site's sendmail is configured to do: features, classes, the access map and its options, read from sendmail.cf or
 * mc text, or given one by one. Every fact says whether it is known or assumed.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.site;
