/**
 * Words that people type: which one a misspelt one was meant to be. What a word means is for whoever asks.
 */
@NullMarked
package taskmgmt.word;

import org.jspecify.annotations.NullMarked;
