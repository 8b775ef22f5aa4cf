/**
 * What pages are made of: markup in which all text is escaped, values as people read them, tables, drawings. Pure: it knows neither
 * requests nor the log.
 *
 * <p>Which pages there are, and what is on them, belongs to {@code serve.page}.
 */
@NullMarked
package taskmgmt.serve.html;

import org.jspecify.annotations.NullMarked;
