/**
 * The command line as a whole: which commands there are, help, and how one is run. A command belongs to the package of its noun.
 */
@NullMarked
package taskmgmt.cli;

import org.jspecify.annotations.NullMarked;
