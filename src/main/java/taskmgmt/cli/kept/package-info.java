/** Commands over lists of named entries in files of the log directory, such as integrations and triggers. */
@NullMarked
package taskmgmt.cli.kept;

import org.jspecify.annotations.NullMarked;
