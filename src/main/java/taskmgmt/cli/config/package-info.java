/**
 * The verbs of {@code config}, which show and change settings in files, and {@code init}, which creates a log for a project. The meaning of
 * a setting is not decided here.
 */
@NullMarked
package taskmgmt.cli.config;

import org.jspecify.annotations.NullMarked;
