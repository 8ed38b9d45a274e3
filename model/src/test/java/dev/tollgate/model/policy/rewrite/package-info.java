@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy.rewrite;
