/**
 * Learned settings: their names, values, and versions in the registry. Pure: learning them belongs to {@code learning.lesson},
 * publishing them to {@code change.learned}.
 */
@NullMarked
package taskmgmt.learning.settings;

import org.jspecify.annotations.NullMarked;
