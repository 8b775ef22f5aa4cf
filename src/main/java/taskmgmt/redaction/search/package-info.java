/**
 * A text in which something is searched: places that are asked for again and again are answered from memory, and the work is counted.
 *
 * <p>What is searched for belongs to {@code redaction}.
 */
@NullMarked
package taskmgmt.redaction.search;

import org.jspecify.annotations.NullMarked;
