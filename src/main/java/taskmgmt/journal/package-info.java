/**
 * What every package below shares: the names of the files in a log directory, how durable a change is, and the ways in which a
 * log can fail. Files of lines themselves are below; what a line means belongs to none of them.
 */
@NullMarked
package taskmgmt.journal;

import org.jspecify.annotations.NullMarked;
