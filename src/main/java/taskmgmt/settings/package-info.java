/**
 * Settings that users keep in files: the known settings, the locations and contents of the files, and changing a line.
 * Interpreting a setting belongs to the reader of its variable; learned settings are in {@code learning.settings}.
 */
@NullMarked
package taskmgmt.settings;

import org.jspecify.annotations.NullMarked;
