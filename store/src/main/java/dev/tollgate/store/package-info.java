/** What has to outlive a crash, kept in a transactional store: certificates, the history of policies, drafts. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.store;
