/** Learned settings and the passes that learn them as shown, as data and as text. Nothing is decided here. */
@NullMarked
package taskmgmt.view.learned;

import org.jspecify.annotations.NullMarked;
