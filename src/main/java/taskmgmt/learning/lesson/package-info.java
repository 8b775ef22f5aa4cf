/**
 * How settings are learned: what each lesson fits on the past, and how it holds two sets of settings against each other on runs and
 * incidents that neither was fitted on. Pure: reading the log and publishing what is better belong elsewhere.
 */
@NullMarked
package taskmgmt.learning.lesson;

import org.jspecify.annotations.NullMarked;
