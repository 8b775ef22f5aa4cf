/**
 * Values as people type them into a command line: sizes, pairs, structured data.
 */
@NullMarked
package taskmgmt.cli.value;

import org.jspecify.annotations.NullMarked;
