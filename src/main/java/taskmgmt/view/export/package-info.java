/** What the result of an export is called, for people and for programs. */
@NullMarked
package taskmgmt.view.export;

import org.jspecify.annotations.NullMarked;
