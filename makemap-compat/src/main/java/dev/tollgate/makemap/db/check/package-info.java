/** Whether a Berkeley DB file is sound, as db_verify has it, and what it is made of, as db_stat has it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.db.check;
