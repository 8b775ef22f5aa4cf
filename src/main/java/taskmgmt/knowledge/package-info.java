/**
 * Full-text search: texts, their index, and the score of each for a query. Pure: reading the log and storing the index beside it
 * belong to {@code store.read}.
 */
@NullMarked
package taskmgmt.knowledge;

import org.jspecify.annotations.NullMarked;
