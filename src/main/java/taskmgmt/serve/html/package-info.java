/**
 * The elements of pages: markup that escapes all text, values formatted for people, tables, charts. Pure: it knows neither
 * requests nor the log.
 *
 * <p>The pages and their content belong to {@code serve.page}.
 */
@NullMarked
package taskmgmt.serve.html;

import org.jspecify.annotations.NullMarked;
