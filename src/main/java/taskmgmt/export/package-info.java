/**
 * The log as the tables of a database: which tables there are, and what their rows say of a task, an event, an incident and an audit
 * entry, in the text form that PostgreSQL copies from. Knows no connection and no file.
 */
@NullMarked
package taskmgmt.export;

import org.jspecify.annotations.NullMarked;
