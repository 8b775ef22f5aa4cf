/**
 * The log as the tables of a database: the tables, and their rows for a task, an event, an incident and an audit entry, in
 * PostgreSQL's COPY text format. Knows no connection and no file.
 */
@NullMarked
package taskmgmt.export;

import org.jspecify.annotations.NullMarked;
