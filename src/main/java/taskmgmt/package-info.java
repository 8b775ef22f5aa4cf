/** Where the program starts: only this package knows the streams, the exit and the clock of the process. */
@NullMarked
package taskmgmt;

import org.jspecify.annotations.NullMarked;
