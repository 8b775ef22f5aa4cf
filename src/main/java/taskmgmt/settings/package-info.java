/**
 * Settings that users keep in files: which there are, where the files are, what stands in them, and how a line of one is changed.
 * What a setting means is for whoever reads its variable; settings that are learned are in {@code learning.settings}.
 */
@NullMarked
package taskmgmt.settings;

import org.jspecify.annotations.NullMarked;
