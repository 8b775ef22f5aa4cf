/**
 * Suggestions for misspelt words. The meaning of a word belongs to the caller.
 */
@NullMarked
package taskmgmt.word;

import org.jspecify.annotations.NullMarked;
