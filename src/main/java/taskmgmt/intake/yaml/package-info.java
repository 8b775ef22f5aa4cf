/**
 * YAML as a tree of values that know their place in the file, for documents that people write and whose errors need a line. The
 * only user of the library's nodes. What a value means is for whoever reads it.
 */
@NullMarked
package taskmgmt.intake.yaml;

import org.jspecify.annotations.NullMarked;
