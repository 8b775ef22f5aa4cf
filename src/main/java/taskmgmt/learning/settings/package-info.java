/**
 * Settings that were learned from the log: which there are, their values, and the versions of them that the registry holds. Pure: how
 * they are learned is in {@code learning.lesson}, how they are published in {@code change.learned}.
 */
@NullMarked
package taskmgmt.learning.settings;

import org.jspecify.annotations.NullMarked;
