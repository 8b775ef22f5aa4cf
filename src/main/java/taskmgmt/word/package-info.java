/**
 * Words that people type: which one a misspelt one was meant to be, and when two spellings are one name. What a word means is for whoever asks.
 */
@NullMarked
package taskmgmt.word;

import org.jspecify.annotations.NullMarked;
