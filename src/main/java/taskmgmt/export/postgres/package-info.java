/** Keeps the tables of an export up to date in PostgreSQL; the only user of the driver for it. What is in them is {@code export}'s. */
@NullMarked
package taskmgmt.export.postgres;

import org.jspecify.annotations.NullMarked;
