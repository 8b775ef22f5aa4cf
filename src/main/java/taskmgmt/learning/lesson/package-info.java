/**
 * How settings are learned: how each lesson fits settings to the past, and compares two sets of settings on runs and incidents on
 * which neither was fitted. Pure: reading the log and publishing better settings belong elsewhere.
 */
@NullMarked
package taskmgmt.learning.lesson;

import org.jspecify.annotations.NullMarked;
