/** Pages for {@code man}, in the language of roff. The content of a page does not belong here. */
@NullMarked
package taskmgmt.render.roff;

import org.jspecify.annotations.NullMarked;
