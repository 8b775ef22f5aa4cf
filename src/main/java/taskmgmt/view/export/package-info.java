/** The result of an export as shown, for people and for programs. */
@NullMarked
package taskmgmt.view.export;

import org.jspecify.annotations.NullMarked;
