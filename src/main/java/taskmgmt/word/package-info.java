/**
 * Words that people type: suggestions for misspelt ones, and the comparison of two spellings of a name. The meaning of a word
 * belongs to the caller.
 */
@NullMarked
package taskmgmt.word;

import org.jspecify.annotations.NullMarked;
