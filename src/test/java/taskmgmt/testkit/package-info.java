/**
 * What tests of several rooms need: nothing of it is about one room alone, and none of it is in the program.
 */
@NullMarked
package taskmgmt.testkit;

import org.jspecify.annotations.NullMarked;
