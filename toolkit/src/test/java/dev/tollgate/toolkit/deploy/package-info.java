@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.deploy;
