/** What a build says of itself: how far it is, and at its end what got into the map and what did not. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.report;
