/** Studies of a whole policy: whose mail a change treats differently, who may relay, suites of cases. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.policy.study;
