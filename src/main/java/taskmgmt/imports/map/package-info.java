/** Tables that no preset knows: which column is what, said by the user or guessed from names and values. */
@NullMarked
package taskmgmt.imports.map;

import org.jspecify.annotations.NullMarked;
