/** Keeps the tables of an export up to date in PostgreSQL; the only user of the driver for it. Their contents belong to {@code export}. */
@NullMarked
package taskmgmt.export.postgres;

import org.jspecify.annotations.NullMarked;
