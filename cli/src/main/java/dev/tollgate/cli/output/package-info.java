/** What every command talks through: the console, exit codes, problems, JSON, and how text of a file is shown. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.output;
