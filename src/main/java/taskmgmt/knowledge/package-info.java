/**
 * What can be found by words: texts, their index, and how well each fits a question. Pure: reading the log, and keeping the index beside
 * it, belong in {@code store.read}.
 */
@NullMarked
package taskmgmt.knowledge;

import org.jspecify.annotations.NullMarked;
