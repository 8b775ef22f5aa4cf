/** The structure of source code as shown, for people and for programs. */
@NullMarked
package taskmgmt.view.code;

import org.jspecify.annotations.NullMarked;
