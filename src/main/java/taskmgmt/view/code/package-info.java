/** What the structure of source code is called, for people and for programs. */
@NullMarked
package taskmgmt.view.code;

import org.jspecify.annotations.NullMarked;
