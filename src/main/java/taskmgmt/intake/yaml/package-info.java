/**
 * YAML as a tree of values with their positions in the file, for hand-written documents whose errors need a line and column. The
 * only user of the library's nodes. Interpreting a value belongs to its reader.
 */
@NullMarked
package taskmgmt.intake.yaml;

import org.jspecify.annotations.NullMarked;
